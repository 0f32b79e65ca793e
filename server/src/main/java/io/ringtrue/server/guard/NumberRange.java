package io.ringtrue.server.guard;

import java.util.Set;

/// Where a number lies: what is counted and paused for many numbers together.
///
/// @param prefix all digits but the last four, without `+`: 10,000 numbers that lie together. Numbers are
/// given out in blocks of this size or less, and those who pump calls dial through one block
/// @param dialCode the calling code, 1 to 3 digits
public record NumberRange(String prefix, String dialCode) {
    private static final int OPEN_DIGITS = 4;

    /// ITU E.164, list of assigned codes. Codes that are not here have three digits, but for 1 and 7.
    private static final Set<String> TWO_DIGITS = Set.of(
            "20", "27", "30", "31", "32", "33", "34", "36", "39", "40", "41", "43", "44", "45", "46", "47", "48", "49",
            "51", "52", "53", "54", "55", "56", "57", "58", "60", "61", "62", "63", "64", "65", "66", "81", "82", "84",
            "86", "90", "91", "92", "93", "94", "95", "98");

    /// @param e164 with or without `+`; at least 7 digits
    public static NumberRange of(String e164) {
        String digits = e164.startsWith("+") ? e164.substring(1) : e164;
        return new NumberRange(digits.substring(0, digits.length() - OPEN_DIGITS), dialCode(digits));
    }

    private static String dialCode(String digits) {
        if (digits.charAt(0) == '1' || digits.charAt(0) == '7') return digits.substring(0, 1);
        String two = digits.substring(0, 2);
        return TWO_DIGITS.contains(two) ? two : digits.substring(0, 3);
    }
}
