package io.ringtrue.telephony.phone;

import java.time.Duration;

/// When a person hangs up.
public sealed interface Leaving {
    /// Never: the person waits for the caller to hang up.
    record Never() implements Leaving {}

    /// Hangs up after a certain time.
    ///
    /// @param talk counted from the answer, whatever was keyed until then
    record AfterTalking(Duration talk) implements Leaving {}

    /// Hangs up after the last key.
    ///
    /// @param pause counted from the last key; zero means at once, like a person in a hurry
    record AfterKeys(Duration pause) implements Leaving {}
}
