package io.ringtrue.server.live;

/// What a caller wants to know; the less, the less is asked and paid.
public enum Wish {
    /// Only whether the line type is among the excluded ones.
    EXCLUSION,
    /// Line type and carrier.
    REPORT
}
