package io.ringtrue.telephony.sip.message;

/// A SIP request (RFC 3261 §7.1).
///
/// @param method as on the wire; methods are case-sensitive (RFC 3261 §7.1)
/// @param uri the Request-URI as on the wire
public record SipRequest(String method, String uri, SipHeaders headers, Body body) implements SipMessage {
    /// Whether the method is `name`, one of [Methods].
    public boolean is(String name) {
        return method.equals(name);
    }

    @Override
    public String toString() {
        return method + " " + headers.callId();
    }
}
