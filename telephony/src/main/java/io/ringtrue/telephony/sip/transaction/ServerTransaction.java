package io.ringtrue.telephony.sip.transaction;

import io.ringtrue.telephony.sip.message.SipRequest;
import io.ringtrue.telephony.sip.message.SipResponse;

/// The server side of one request (RFC 3261 §17.2). Used on its owner's [Strand] only.
public sealed interface ServerTransaction permits InviteServerTransaction, NonInviteServerTransaction {
    SipRequest request();

    Strand strand();

    /// Sends a response. After the final response it does nothing.
    void respond(SipResponse response);

    /// The request was repeated: sends the last response again, if there is one.
    void repeated();
}
