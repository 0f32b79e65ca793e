package io.ringtrue.telephony.call;

/// The call is over while the script still had something to say. The one exception used for control: it unwinds a
/// script, and is caught once, where the script was started.
public final class CallEnded extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// Why a call that was answered is over.
    public enum Cause {
        /// The far end sent BYE.
        FAR_END,
        /// [Call#hangUp()] or the dialler's close.
        US,
        /// [DialOrder#maxDuration()] has passed.
        TOO_LONG,
        /// Neither RTP nor RTCP from the far end for the dialler's limit, or the signalling path broke.
        LOST
    }

    private final Cause cause;

    public CallEnded(Cause cause) {
        super(cause.name(), null, false, false);
        this.cause = cause;
    }

    public Cause why() {
        return cause;
    }
}
