package io.ringtrue.telephony.sip;

/// A call somebody places to us: the server side of an INVITE and, once answered, of its dialog.
/// All methods return at once and may be called from any thread; one that comes too late does nothing.
public final class IncomingCall {
    private final SipRequest invite;
    private final Hop source;

    IncomingCall(SipRequest invite, Hop source) {
        this.invite = invite;
        this.source = source;
    }

    public SipRequest invite() {
        return invite;
    }

    public Hop source() {
        return source;
    }

    public String callId() {
        return invite.headers().callId();
    }

    /// The user part of the Request-URI: the number dialled. Empty when there is none.
    public String dialled() {
        throw new UnsupportedOperationException();
    }

    /// Sends a 101 to 199.
    ///
    /// @param body early media's description, or [Body#NONE]
    public void provisional(int status, String reason, Body body) {
        throw new UnsupportedOperationException();
    }

    /// Sends 200, and repeats it until the ACK.
    public void answer(Body body) {
        throw new UnsupportedOperationException();
    }

    /// Sends a 300 to 699 with these header fields besides.
    public void refuse(int status, String reason, SipHeaders extra) {
        throw new UnsupportedOperationException();
    }

    public void refuse(int status, String reason) {
        refuse(status, reason, new SipHeaders());
    }

    /// Sends an INFO in the answered call.
    public void info(Body body) {
        throw new UnsupportedOperationException();
    }

    /// Offers the media anew (re-INVITE) in the answered call.
    public void reoffer(Body offer) {
        throw new UnsupportedOperationException();
    }

    /// Ends the call: BYE when answered (after the ACK, RFC 3261 §15), 603 before.
    public void hangUp() {
        throw new UnsupportedOperationException();
    }
}
