package io.ringtrue.numbers.text;

import java.util.Optional;

/// The digits of a number that will be called, without asking a numbering plan: for a sandbox,
/// whose numbers are nobody's. The rules of the text are those of `ReadingRules.DIALLED`.
public final class DialledText {

    /// Without a plan, what stands before a slash counts as a number when it is as long as one.
    private static final int SHORTEST_NUMBER = 7;

    private DialledText() {}

    /// @return ASCII digits, at least one; empty when the text holds more than a number, or less
    public static Optional<String> digits(CharSequence text) {
        CarefulText.Reading read = CarefulText.read(text, true, (_, digits) -> digits.length() >= SHORTEST_NUMBER);
        return read.fault() == null ? Optional.of(read.digits()) : Optional.empty();
    }
}
