package io.ringtrue.telephony.phone;

/// One thing that happened at the far end.
///
/// @param detail one line for a person; never holds keys; may be empty
public record PhoneEvent(Kind kind, String detail) {
    public enum Kind {
        /// An INVITE came; detail names the number dialled.
        INVITED,
        /// 180 was sent.
        RINGING,
        /// 183 was sent, with a ringing tone behind it.
        EARLY_MEDIA,
        /// 200 was sent; detail names the codec.
        ANSWERED,
        /// A key was pressed; [PhoneCall#keysSent()] tells which ones so far.
        KEY,
        /// A machine beeped.
        BEEP,
        /// A final refusal was sent; detail is status and reason.
        REFUSED,
        /// The caller gave up before the answer.
        CANCELLED,
        /// We hung up.
        HUNG_UP,
        /// The caller hung up.
        BYE,
        /// The call broke off otherwise; detail says how.
        LOST
    }

    /// Whether nothing follows it.
    public boolean isLast() {
        return switch (kind) {
            case REFUSED, CANCELLED, HUNG_UP, BYE, LOST -> true;
            case INVITED, RINGING, EARLY_MEDIA, ANSWERED, KEY, BEEP -> false;
        };
    }
}
