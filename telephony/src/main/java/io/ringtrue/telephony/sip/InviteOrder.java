package io.ringtrue.telephony.sip;

import io.ringtrue.telephony.sip.digest.Credentials;
import io.ringtrue.telephony.sip.digest.DigestAuth;
import io.ringtrue.telephony.sip.message.Body;
import io.ringtrue.telephony.sip.message.Methods;
import io.ringtrue.telephony.sip.message.SipHeaders;
import io.ringtrue.telephony.sip.message.SipRequest;
import io.ringtrue.telephony.sip.transport.AllowedSources;
import io.ringtrue.telephony.sip.transport.Hop;

/// One INVITE to send.
///
/// @param target the URI of Request-URI and To, such as `sip:+12015550123@carrier.example`
/// @param from the URI of From, such as `sip:+12015550100@carrier.example`
/// @param hop where to send it
/// @param credentials used for challenges of this hop only
/// @param offer the SDP offer
/// @param sources the addresses from which messages of this call are accepted
public record InviteOrder(
        String target, String from, Hop hop, Credentials credentials, Body offer, AllowedSources sources) {

    /// An order for a call that accepts messages from any address.
    public InviteOrder(String target, String from, Hop hop, Credentials credentials, Body offer) {
        this(target, from, hop, credentials, offer, AllowedSources.ANY);
    }

    /// Makes the INVITE with the mandatory fields (RFC 3261 §8.1.1) and the answers to the challenges so far.
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
