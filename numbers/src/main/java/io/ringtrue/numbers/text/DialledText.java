package io.ringtrue.numbers.text;

import java.util.Optional;

/// Reads the digits of a number that will be called, without a numbering plan: for a sandbox, whose numbers
/// belong to nobody. The text obeys the rules of `ReadingRules.DIALLED`.
public final class DialledText {

    /// Without a plan, digits before a slash count as a number if they are at least this many.
    private static final int SHORTEST_NUMBER = 7;

    private DialledText() {}

    /// Reads a text of any length.
    ///
    /// @return ASCII digits, at least one; empty when the text has no number, or has more than a number
    public static Optional<String> digits(CharSequence text) {
        CarefulText.Reading read = CarefulText.read(text, true, (_, digits) -> digits.length() >= SHORTEST_NUMBER);
        return read.fault() == null ? Optional.of(read.digits()) : Optional.empty();
    }
}
