package io.ringtrue.telephony.sip.message;

/// A request or a response (RFC 3261 §7).
public sealed interface SipMessage permits SipRequest, SipResponse {
    SipHeaders headers();

    Body body();
}
