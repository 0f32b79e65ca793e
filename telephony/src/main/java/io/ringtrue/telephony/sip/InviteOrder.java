package io.ringtrue.telephony.sip;

/// One INVITE to send.
///
/// @param target the Request-URI and To, such as `sip:+12015550123@carrier.example`
/// @param from the address in From, such as `sip:+12015550100@carrier.example`
/// @param hop where it goes
/// @param credentials for this hop's challenges, and no other's
/// @param offer the session description offered
/// @param sources where its messages are expected from
public record InviteOrder(String target, String from, Hop hop, Credentials credentials, Body offer, Sources sources) {

    /// One whose messages are taken wherever they come from.
    public InviteOrder(String target, String from, Hop hop, Credentials credentials, Body offer) {
        this(target, from, hop, credentials, offer, Sources.ANY);
    }
}
