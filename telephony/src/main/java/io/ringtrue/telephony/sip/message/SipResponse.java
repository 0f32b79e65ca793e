package io.ringtrue.telephony.sip.message;

/// A SIP response (RFC 3261 §7.2).
///
/// @param status 100 to 699
/// @param reason as on the wire; may be empty
public record SipResponse(int status, String reason, SipHeaders headers, Body body) implements SipMessage {
    /// 1xx: a final response is still to come.
    public boolean isProvisional() {
        return status < 200;
    }

    /// 2xx.
    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    @Override
    public String toString() {
        return status + " " + reason;
    }
}
