package io.ringtrue.telephony.phone.odd;

import io.ringtrue.telephony.phone.KeyWay;
import io.ringtrue.telephony.phone.Oddity;
import io.ringtrue.telephony.phone.SipHabit;
import io.ringtrue.telephony.phone.SipText;
import java.net.InetAddress;
import java.util.List;
import java.util.function.Predicate;

/// SIP from addresses other than the trunk's, and Contacts that cannot be reached.
final class PlaceOddities {
    /// The second address of the far end. On Linux, all of 127.0.0.0/8 is this machine.
    private static final InetAddress ELSEWHERE = InetAddress.ofLiteral("127.0.0.2");

    private PlaceOddities() {}

    static List<Oddity> all() {
        return List.of(
                Oddity.named(
                                "moves-with-the-answer",
                                "names another address in its Contact, and sends from there after the answer")
                        .alsoAt(ELSEWHERE)
                        .keyingBy(KeyWay.INFO)
                        .speaking(() -> from(message -> !isOfInvite(message), ELSEWHERE.getHostAddress())),
                Oddity.named("answers-from-elsewhere", "sends its 180 and 200 from an unlisted address")
                        .alsoAt(ELSEWHERE)
                        .speaking(() -> from(PlaceOddities::isOfInvite, "")),
                Oddity.named("speaks-from-elsewhere", "sends all its SIP from an unlisted address")
                        .alsoAt(ELSEWHERE)
                        .keyingBy(KeyWay.INFO)
                        .speaking(() -> from(_ -> true, "")),
                contact("private-contact", "a private address behind a NAT", "<sip:x@10.0.0.5:5060>"),
                contact("carrier-contact", "an address behind a carrier's NAT", "<sip:x@100.64.7.9>"),
                contact("link-local-contact", "a link-local address", "<sip:x@169.254.1.1:5060>"),
                contact("ipv6-contact", "an IPv6 address, where the call is IPv4", "<sip:x@[2001:db8::5]:5060>"),
                contact("unspecified-contact", "0.0.0.0", "<sip:x@0.0.0.0:5060>"),
                contact("name-contact", "an unknown host name", "<sip:x@gateway.invalid:5060>"),
                contact("tel-contact", "a telephone number", "<tel:+12015550123>"),
                contact("sips-contact", "a URI that requires encryption", "<sips:x@127.0.0.1:5061>"),
                contact("tls-contact", "another transport than the call's", "<sip:x@127.0.0.1:5061;transport=tls>"),
                contact("star-contact", "a star", "*"),
                Oddity.named("no-contact", "sends no Contact in its 200")
                        .writing(message -> message.isResponse(200, "INVITE") ? message.without("Contact") : message));
    }

    private static Oddity contact(String name, String what, String contact) {
        return Oddity.named(name, "names " + what + " in its Contact")
                .writing(message -> message.isResponse(200, "INVITE") ? message.with("Contact", contact) : message);
    }

    private static boolean isOfInvite(SipText message) {
        return message.isResponse() && message.method().equals("INVITE");
    }

    /// @param elsewhere selects the messages that are sent from the other address
    /// @param contact the host to name in the Contact; empty leaves it unchanged
    private static SipHabit from(Predicate<SipText> elsewhere, String contact) {
        return new SipHabit() {
            @Override
            public void leaving(SipText message, Outlet wire) {
                SipText changed = contact.isEmpty() || message.field("Contact").isEmpty()
                        ? message
                        : message.with("Contact", message.field("Contact").replace("127.0.0.1", contact));
                if (elsewhere.test(message)) wire.sendFromElsewhere(changed);
                else wire.send(changed);
            }
        };
    }
}
