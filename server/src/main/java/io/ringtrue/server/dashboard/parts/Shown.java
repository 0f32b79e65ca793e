package io.ringtrue.server.dashboard.parts;

import io.ringtrue.server.ledger.Money;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Pattern;

/// Values as people read them; [Times] has the times.
public final class Shown {
    /// Longer texts of others are cut, so that one cannot fill a page.
    private static final int MOST_TEXT = 200;

    private static final Pattern VERB = Pattern.compile("(must|may|is|has|does) .*", Pattern.DOTALL);

    private Shown() {}

    /// `1,284.615`: the exact value, thousands apart.
    public static String amount(Money money) {
        BigDecimal value = money.decimal();
        return String.format(Locale.ROOT, "%,." + Math.max(0, value.scale()) + "f", value);
    }

    public static String amount(long millionths) {
        return amount(new Money(millionths));
    }

    /// With its sign: `+1,000` or `−0.015`.
    public static String change(long millionths) {
        return millionths < 0 ? "−" + amount(new Money(millionths).negated()) : "+" + amount(millionths);
    }

    /// `1,204`.
    public static String count(long n) {
        return String.format(Locale.ROOT, "%,d", n);
    }

    /// A text of somebody else's, cut at 200 characters and never inside one.
    public static String text(String text) {
        if (text.length() <= MOST_TEXT) return text;
        int end = Character.isHighSurrogate(text.charAt(MOST_TEXT - 1)) ? MOST_TEXT - 1 : MOST_TEXT;
        return text.substring(0, end) + "…";
    }

    /// A rule, a clause that follows a field's name, as a sentence beside the field: `must be given` is
    /// `It must be given.`
    public static String sentence(String rule) {
        String clause = rule.strip();
        if (clause.isEmpty()) return "";
        String begun = VERB.matcher(clause).matches()
                ? "It " + clause
                : clause.substring(0, 1).toUpperCase(Locale.ROOT) + clause.substring(1);
        return begun.endsWith(".") ? begun : begun + ".";
    }
}
