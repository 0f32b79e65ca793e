package io.ringtrue.telephony.sip;

/// A call we place: the client side of an INVITE and, once answered, of its dialog.
/// All methods return at once and may be called from any thread; one that comes too late does nothing.
public final class OutgoingCall {
    OutgoingCall() {}

    public String callId() {
        throw new UnsupportedOperationException();
    }

    /// Ends the call whatever its state: CANCEL once a provisional has come (RFC 3261 §9.1), BYE when answered.
    public void hangUp() {
        throw new UnsupportedOperationException();
    }

    /// Sends an INFO in the answered call.
    public void info(Body body) {
        throw new UnsupportedOperationException();
    }
}
