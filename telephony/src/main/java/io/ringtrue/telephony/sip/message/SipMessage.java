package io.ringtrue.telephony.sip.message;

/// A request or a response, as RFC 3261 §7 lays them out.
public sealed interface SipMessage permits SipRequest, SipResponse {
    SipHeaders headers();

    Body body();
}
