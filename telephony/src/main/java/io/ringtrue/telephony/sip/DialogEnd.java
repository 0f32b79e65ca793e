package io.ringtrue.telephony.sip;

import io.ringtrue.telephony.sip.message.SipRequest;

/// Why an answered call ended.
public sealed interface DialogEnd {
    /// The far end hung up, and 200 has been sent.
    record Bye(SipRequest request) implements DialogEnd {}

    /// The signalling failed: no ACK arrived, or a request of ours got no answer or was answered that there
    /// is no such call.
    record Lost(String why) implements DialogEnd {}
}
