package io.ringtrue.telephony.sip;

import io.ringtrue.telephony.sip.message.Body;
import io.ringtrue.telephony.sip.message.Methods;
import io.ringtrue.telephony.sip.message.SipHeaders;
import io.ringtrue.telephony.sip.message.SipRequest;
import io.ringtrue.telephony.sip.transport.AllowedSources;
import io.ringtrue.telephony.sip.transport.Hop;

/// One INVITE to send.
///
/// @param target the Request-URI and To, such as `sip:+12015550123@carrier.example`
/// @param from the address in From, such as `sip:+12015550100@carrier.example`
/// @param hop where it goes
/// @param credentials for this hop's challenges, and no other's
/// @param offer the session description offered
/// @param sources where its messages are expected from
public record InviteOrder(
        String target, String from, Hop hop, Credentials credentials, Body offer, AllowedSources sources) {

    /// One whose messages are taken wherever they come from.
    public InviteOrder(String target, String from, Hop hop, Credentials credentials, Body offer) {
        this(target, from, hop, credentials, offer, AllowedSources.ANY);
    }

    SipRequest invite(UserAgentCore agent, String callId, String localTag, long seq, DigestAuth auth) {
        SipHeaders headers = new SipHeaders()
                .add("Via", agent.own().via(hop, agent.ids().branch()))
                .add("Max-Forwards", "70")
                .add("From", '<' + from + ">;tag=" + localTag)
                .add("To", '<' + target + '>')
                .add("Call-ID", callId)
                .add("CSeq", seq + " " + Methods.INVITE)
                .add("Contact", agent.own().contact(hop))
                .add("Allow", Methods.ALLOWED)
                .add("User-Agent", "Ringtrue");
        auth.sign(headers, Methods.INVITE, target, offer, hop);
        return new SipRequest(Methods.INVITE, target, headers, offer);
    }
}
