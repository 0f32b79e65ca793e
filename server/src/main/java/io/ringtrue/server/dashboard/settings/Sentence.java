package io.ringtrue.server.dashboard.settings;

import java.util.Locale;
import java.util.regex.Pattern;

/// Makes a rule of the domain, a clause that follows a field's name, readable by itself beside the field.
public final class Sentence {
    private static final Pattern VERB = Pattern.compile("(must|may|is|has|does) .*", Pattern.DOTALL);

    private Sentence() {}

    /// `must be 1 to 8 digits` becomes `It must be 1 to 8 digits.`
    public static String of(String rule) {
        String clause = rule.strip();
        String begun = VERB.matcher(clause).matches()
                ? "It " + clause
                : clause.substring(0, Math.min(1, clause.length())).toUpperCase(Locale.ROOT)
                        + clause.substring(Math.min(1, clause.length()));
        return begun.endsWith(".") ? begun : begun + ".";
    }
}
