package io.ringtrue.telephony.phone.odd;

import io.ringtrue.telephony.phone.KeyWay;
import io.ringtrue.telephony.phone.Oddity;
import io.ringtrue.telephony.phone.SipHabit;
import io.ringtrue.telephony.phone.SipText;
import java.net.InetAddress;
import java.util.List;
import java.util.function.Predicate;

/// SIP from other addresses than the trunk's, and Contacts that lead nowhere.
final class PlaceOddities {
    /// Bound by the far end besides its own; the whole of 127.0.0.0/8 is this machine on Linux.
    private static final InetAddress ELSEWHERE = InetAddress.ofLiteral("127.0.0.2");

    private PlaceOddities() {}

    static List<Oddity> all() {
        return List.of(
                Oddity.named("moves-with-the-answer", "names another address in its Contact, and speaks from there")
                        .alsoAt(ELSEWHERE)
                        .keyingBy(KeyWay.INFO)
                        .speaking(() -> from(message -> !isOfInvite(message), ELSEWHERE.getHostAddress())),
                Oddity.named("answers-from-elsewhere", "sends its 180 and 200 from an address nobody listed")
                        .alsoAt(ELSEWHERE)
                        .speaking(() -> from(PlaceOddities::isOfInvite, "")),
                Oddity.named("speaks-from-elsewhere", "sends all its SIP from an address nobody listed")
                        .alsoAt(ELSEWHERE)
                        .keyingBy(KeyWay.INFO)
                        .speaking(() -> from(_ -> true, "")),
                contact("private-contact", "a private address behind a translator", "<sip:x@10.0.0.5:5060>"),
                contact("carrier-contact", "an address of a carrier's translator", "<sip:x@100.64.7.9>"),
                contact("link-local-contact", "a link-local address", "<sip:x@169.254.1.1:5060>"),
                contact("ipv6-contact", "an IPv6 address, where the call is IPv4", "<sip:x@[2001:db8::5]:5060>"),
                contact("unspecified-contact", "0.0.0.0", "<sip:x@0.0.0.0:5060>"),
                contact("name-contact", "a host name nobody knows", "<sip:x@gateway.invalid:5060>"),
                contact("tel-contact", "a telephone number", "<tel:+12015550123>"),
                contact("sips-contact", "an address that wants encryption", "<sips:x@127.0.0.1:5061>"),
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

    /// @param elsewhere which messages leave from the other address
    /// @param contact the host named in the Contact; empty: as it was
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
