package io.ringtrue.telephony.call.keys;

import java.time.Duration;

/// When an entry of digits ends. At the latest it ends after `firstDigit`, plus `length` times `interDigit`,
/// plus ten seconds.
///
/// @param length the entry ends with this many digits, 1 to 32; keys already waiting after it are dropped
/// @param firstDigit how long to wait for the first key. Zero or less means that only keys already waiting
/// count
/// @param interDigit how long to wait for each further key
public record DigitRule(int length, Duration firstDigit, Duration interDigit) {
    /// @throws IllegalArgumentException when the length is not 1 to 32
    public DigitRule {
        if (length < 1 || length > 32) {
            throw new IllegalArgumentException("length: " + length + " is not within 1 to 32");
        }
    }
}
