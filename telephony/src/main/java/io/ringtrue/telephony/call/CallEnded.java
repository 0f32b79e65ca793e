package io.ringtrue.telephony.call;

/// The call has ended before its script. It is the only exception used for control flow: it leaves the
/// script, and is caught once, where the script was started. It has no stack trace, because it is no error.
public final class CallEnded extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// Why an answered call has ended.
    public enum Cause {
        /// The far end sent BYE.
        FAR_END,
        /// [Call#hangUp()] was called, or the dialler was closed.
        US,
        /// [DialOrder#maxDuration()] has passed.
        TOO_LONG,
        /// No RTP or RTCP arrived from the far end for the media timeout, or the signalling failed.
        LOST
    }

    private final Cause cause;

    public CallEnded(Cause cause) {
        super(cause.name(), null, false, false);
        this.cause = cause;
    }

    /// Why the call has ended.
    public Cause why() {
        return cause;
    }
}
