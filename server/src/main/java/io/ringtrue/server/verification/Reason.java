package io.ringtrue.server.verification;

import java.util.Locale;

/// The finer reason beside a final status.
public enum Reason {
    PIN_MATCHED,
    /// The PIN or message was heard to its end.
    PLAYED,
    WRONG_PIN,
    NO_PIN,
    HUNG_UP_EARLY,
    TOO_LATE,
    TOO_LONG,
    LOST,
    REPORTED_NOT_ME,
    MACHINE,
    BUSY,
    NO_ANSWER,
    REJECTED,
    INVALID_NUMBER,
    TRUNK_FAULT,
    EXPIRED,
    /// A rule that came into force while it waited would refuse it as a new request.
    NOT_CALLABLE,
    STOPPED,
    NODE_FAULT,
    INSUFFICIENT_BALANCE;

    /// As shown: `reported-not-me`.
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
