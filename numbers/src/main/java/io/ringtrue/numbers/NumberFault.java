package io.ringtrue.numbers;

/// Why a text is no valid phone number.
public enum NumberFault {
    EMPTY,
    NOT_A_NUMBER,
    NO_SUCH_COUNTRY,
    TOO_SHORT,
    TOO_LONG,
    /// Dialable inside one area only.
    LOCAL_ONLY,
    NOT_ASSIGNED
}
