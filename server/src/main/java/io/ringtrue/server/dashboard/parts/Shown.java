package io.ringtrue.server.dashboard.parts;

import io.ringtrue.server.ledger.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Values as people read them.
public final class Shown {
    /// Longer texts of others are cut, so that one cannot fill a page.
    private static final int MOST_TEXT = 200;

    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter EXACT = DateTimeFormatter.ofPattern(
                    "d MMM uuuu, HH:mm:ss 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

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

    /// The clock on the day itself, else the day.
    public static String time(Instant at, Instant now) {
        LocalDate day = at.atZone(ZoneOffset.UTC).toLocalDate();
        LocalDate today = now.atZone(ZoneOffset.UTC).toLocalDate();
        if (day.equals(today)) return CLOCK.format(at);
        return (day.getYear() == today.getYear() ? DAY : DATE).format(at);
    }

    /// `27 Nov`.
    public static String day(LocalDate day) {
        return DAY.format(day.atStartOfDay(ZoneOffset.UTC));
    }

    /// `27 Nov 2026`.
    public static String date(LocalDate day) {
        return DATE.format(day.atStartOfDay(ZoneOffset.UTC));
    }

    public static String exact(Instant at) {
        return EXACT.format(at);
    }

    /// A text of somebody else's, cut at 200 characters and never inside one.
    public static String text(String text) {
        if (text.length() <= MOST_TEXT) return text;
        int end = Character.isHighSurrogate(text.charAt(MOST_TEXT - 1)) ? MOST_TEXT - 1 : MOST_TEXT;
        return text.substring(0, end) + "…";
    }

    /// A rule, which follows a field's name, as a sentence of its own: `must be given` is `Must be given.`
    public static String sentence(String rule) {
        return rule.isEmpty() ? "" : Character.toUpperCase(rule.charAt(0)) + rule.substring(1) + ".";
    }
}
