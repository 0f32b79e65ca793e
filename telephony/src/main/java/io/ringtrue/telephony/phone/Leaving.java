package io.ringtrue.telephony.phone;

import java.time.Duration;

/// When somebody hangs up by themselves.
public sealed interface Leaving {
    /// Waits for the caller to hang up.
    record Never() implements Leaving {}

    /// @param talk counts from the answer, whatever was keyed until then
    record AfterTalking(Duration talk) implements Leaving {}

    /// @param pause counts from the last key; zero: at once, as the hurried do
    record AfterKeys(Duration pause) implements Leaving {}
}
