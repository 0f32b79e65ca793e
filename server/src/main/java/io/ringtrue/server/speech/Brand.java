package io.ringtrue.server.speech;

import java.text.Normalizer;
import java.util.regex.Pattern;

/// The name of the customer on whose behalf we call, as it may be spoken. It comes from requests, so it may
/// be hostile text.
///
/// @param text in NFKC, without blanks at either end; empty: no brand
public record Brand(String text) {
    /// The rule, as a refusal quotes it.
    public static final String RULE = "must be at most 20 letters, digits, spaces and . , & ' -";

    private static final int MAX_LENGTH = 20;

    private static final Pattern ALLOWED = Pattern.compile("[\\p{L}\\p{M}\\p{Nd} .,&'-]*");

    public static final Brand NONE = new Brand("");

    /// @throws IllegalArgumentException when the text breaks [#RULE]; the message is the rule
    public Brand {
        text = Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
        if (text.codePointCount(0, text.length()) > MAX_LENGTH
                || !ALLOWED.matcher(text).matches()) {
            throw new IllegalArgumentException(RULE);
        }
    }

    /// Whether it contains anything that a voice can say.
    boolean isSpeakable() {
        return text.codePoints().anyMatch(Character::isLetterOrDigit);
    }

    /// Whether it contains a digit: somebody may have put a PIN into it.
    boolean holdsDigits() {
        return text.codePoints().anyMatch(Character::isDigit);
    }
}
