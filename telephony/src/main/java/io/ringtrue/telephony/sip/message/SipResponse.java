package io.ringtrue.telephony.sip.message;

/// @param status 100 to 699
/// @param reason as on the wire; may be empty
public record SipResponse(int status, String reason, SipHeaders headers, Body body) implements SipMessage {
    public boolean isProvisional() {
        return status < 200;
    }

    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    @Override
    public String toString() {
        return status + " " + reason;
    }
}
