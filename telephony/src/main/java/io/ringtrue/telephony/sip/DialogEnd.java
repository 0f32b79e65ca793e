package io.ringtrue.telephony.sip;

import io.ringtrue.telephony.sip.message.SipRequest;

/// Why an answered call is over.
public sealed interface DialogEnd {
    /// The far end hung up; 200 has been sent.
    record Bye(SipRequest request) implements DialogEnd {}

    /// The signalling path broke: no ACK ever came, or a request of ours found no dialog or no answer.
    record Lost(String why) implements DialogEnd {}
}
