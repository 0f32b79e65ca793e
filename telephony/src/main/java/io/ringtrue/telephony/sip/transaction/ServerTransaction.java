package io.ringtrue.telephony.sip.transaction;

import io.ringtrue.telephony.sip.message.SipRequest;
import io.ringtrue.telephony.sip.message.SipResponse;

/// The server side of one request (RFC 3261 §17.2). Lives on its owner's [Strand].
public sealed interface ServerTransaction permits InviteServerTransaction, NonInviteServerTransaction {
    SipRequest request();

    Strand strand();

    /// Sends a response; one after the final one is dropped.
    void respond(SipResponse response);

    /// The request came again: what was last answered goes out again.
    void repeated();
}
