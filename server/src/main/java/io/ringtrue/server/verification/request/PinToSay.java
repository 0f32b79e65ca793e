package io.ringtrue.server.verification.request;

import io.ringtrue.numbers.text.MachineNotation;
import io.ringtrue.server.speech.SpokenPin;
import java.util.Locale;
import java.util.regex.Pattern;

/// A PIN that a call says, in the clear: 1 to 8 ASCII letters or digits, kept as text. Letters are said without
/// regard to case, so they are kept in upper case. Prints as `***`.
public record PinToSay(String text) implements Content {
    private static final Pattern FORM = Pattern.compile("[0-9A-Za-z]{1,8}");

    public PinToSay {
        if (!FORM.matcher(text).matches()) throw new IllegalArgumentException(SpokenPin.RULE);
        text = text.toUpperCase(Locale.ROOT);
    }

    /// Reads what a client wrote. `12E4` is a PIN of four characters; `1234.0` is a whole number in a machine's
    /// notation, as for [Pin#of(String)].
    ///
    /// @throws IllegalArgumentException with the rule
    public static PinToSay of(String text) {
        return new PinToSay(FORM.matcher(text).matches() ? text : MachineNotation.digits(text));
    }

    @Override
    public Mode mode() {
        return Mode.SPOKEN;
    }

    @Override
    public String toString() {
        return "***";
    }
}
