package io.ringtrue.numbers.plan;

/// What kind of line a number belongs to.
public enum LineType {
    FIXED_LINE,
    MOBILE,
    /// The plan cannot tell them apart (most of +1).
    FIXED_LINE_OR_MOBILE,
    TOLL_FREE,
    PREMIUM_RATE,
    SHARED_COST,
    VOIP,
    PERSONAL,
    PAGER,
    UAN,
    VOICEMAIL,
    UNKNOWN
}
