package io.ringtrue.telephony.call.keys;

import java.time.Duration;

/// When an entry of digits ends: by what is said here, and at the latest when `firstDigit`, `length` times
/// `interDigit` and ten seconds have passed.
///
/// @param length an entry ends with this many digits, 1 to 32; what follows is left for nobody
/// @param firstDigit how long to wait for the first key; zero or less: only keys already waiting count
/// @param interDigit how long to wait for each further key
public record DigitRule(int length, Duration firstDigit, Duration interDigit) {
    public DigitRule {
        if (length < 1 || length > 32) {
            throw new IllegalArgumentException("length: " + length + " is not within 1 to 32");
        }
    }
}
