package io.ringtrue.numbers.plan;

/// The kinds of line that a number can belong to. The order is stored in the compiled tables and must not
/// change.
public enum LineType {
    FIXED_LINE,
    MOBILE,
    /// One of the two; the plan does not distinguish them (most of +1).
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
