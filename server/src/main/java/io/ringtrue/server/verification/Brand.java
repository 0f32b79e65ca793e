package io.ringtrue.server.verification;

import java.text.Normalizer;
import java.util.regex.Pattern;

/// Who calls, as the callee hears it. Hostile text made harmless: NFKC, then only what a name needs.
///
/// @param text 0 to 20 characters; empty: nobody is named
public record Brand(String text) {
    public static final String RULE = "must be at most 20 letters, digits, spaces and . , & ' -";
    public static final Brand NONE = new Brand("");
    /// The documentation's limit, in code points.
    private static final int LONGEST = 20;

    private static final Pattern ALLOWED = Pattern.compile("[\\p{L}\\p{M}\\p{Nd} .,&'-]*");

    /// @throws IllegalArgumentException with [#RULE] when the text has anything else or is too long
    public static Brand of(String text) {
        if (text.length() > 4 * LONGEST) {
            throw new IllegalArgumentException(RULE);
        }
        String normal = Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
        if (normal.codePointCount(0, normal.length()) > LONGEST
                || !ALLOWED.matcher(normal).matches()) {
            throw new IllegalArgumentException(RULE);
        }
        return new Brand(normal);
    }
}
