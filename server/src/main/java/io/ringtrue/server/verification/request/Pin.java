package io.ringtrue.server.verification.request;

import io.ringtrue.numbers.text.MachineNotation;

/// A PIN in the clear, 1 to 8 ASCII digits, kept as text: leading zeros count. Prints as `***`.
public record Pin(String digits) implements Content {
    public static final String RULE = "must be 1 to 8 digits";

    public Pin {
        if (!digits.matches("[0-9]{1,8}")) throw new IllegalArgumentException(RULE);
    }

    /// Reads what a client wrote. JSON writers and spreadsheets write `1234.0` for 1234: a whole
    /// number is taken as one.
    ///
    /// @throws IllegalArgumentException with the rule
    public static Pin of(String text) {
        return new Pin(MachineNotation.digits(text));
    }

    @Override
    public Mode mode() {
        return Mode.REVERSE;
    }

    @Override
    public String text() {
        return digits;
    }

    @Override
    public String toString() {
        return "***";
    }
}
