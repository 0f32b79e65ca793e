package io.ringtrue.telephony.phone;

/// One event of a call at the far end.
///
/// @param detail one line for a person; never contains keys; may be empty
public record PhoneEvent(Kind kind, String detail) {
    public enum Kind {
        /// An INVITE arrived; detail is the dialled number.
        INVITED,
        /// 180 was sent.
        RINGING,
        /// 183 was sent, and the ringing tone is played.
        EARLY_MEDIA,
        /// 200 was sent; detail names the codec.
        ANSWERED,
        /// A key was pressed; [PhoneCall#keysSent()] has the keys so far.
        KEY,
        /// A machine beeped.
        BEEP,
        /// A final refusal was sent; detail is status and reason.
        REFUSED,
        /// The caller gave up before the answer.
        CANCELLED,
        /// The callee hung up.
        HUNG_UP,
        /// The caller hung up.
        BYE,
        /// The call ended because the signalling failed; detail says how.
        LOST
    }

    /// Whether it is the last event of a call.
    public boolean isLast() {
        return switch (kind) {
            case REFUSED, CANCELLED, HUNG_UP, BYE, LOST -> true;
            case INVITED, RINGING, EARLY_MEDIA, ANSWERED, KEY, BEEP -> false;
        };
    }
}
