package io.ringtrue.server.dashboard.parts;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/// Times for people, in UTC.
public final class Times {
    private static final DateTimeFormatter CLOCK = in("HH:mm:ss");
    private static final DateTimeFormatter DAY_AND_CLOCK = in("d MMM, HH:mm:ss");
    private static final DateTimeFormatter WITH_YEAR = in("d MMM uuuu, HH:mm");
    private static final DateTimeFormatter DAY = in("d MMM");
    private static final DateTimeFormatter DATE = in("d MMM uuuu");
    private static final DateTimeFormatter EXACT = in("d MMMM uuuu, HH:mm:ss.SSS 'UTC'");
    private static final int YEAR = 300;
    private static final int JUST_NOW = 5;
    private static final int MINUTE = 60;
    private static final int HOUR = 3600;

    private Times() {}

    private static DateTimeFormatter in(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withZone(ZoneOffset.UTC);
    }

    /// Of today the clock alone: `02:41:05`; else with the day: `28 Nov, 02:41:05`.
    public static String of(Instant at, Instant now) {
        if (at.truncatedTo(ChronoUnit.DAYS).equals(now.truncatedTo(ChronoUnit.DAYS))) return CLOCK.format(at);
        return day(at, now);
    }

    private static String day(Instant at, Instant now) {
        boolean near = Duration.between(at, now).abs().toDays() < YEAR;
        return (near ? DAY_AND_CLOCK : WITH_YEAR).format(at);
    }

    /// Within an hour how long ago: `12 s ago`; else with the day: `28 Nov, 02:41:05`.
    public static String ago(Instant at, Instant now) {
        long seconds = Math.max(0, Duration.between(at, now).toSeconds());
        if (seconds < JUST_NOW) return "just now";
        if (seconds < MINUTE) return seconds + " s ago";
        if (seconds < HOUR) return seconds / MINUTE + " min ago";
        return day(at, now);
    }

    /// As a page shows it: how long ago, or its day.
    ///
    /// @param text as [#ago]
    /// @param exact as [#exact]
    public record Moment(String text, String exact, Instant at) {
        public static Moment of(Instant at, Instant now) {
            return new Moment(ago(at, now), Times.exact(at), at);
        }
    }

    /// `27 Nov`.
    public static String day(LocalDate day) {
        return DAY.format(day.atStartOfDay(ZoneOffset.UTC));
    }

    /// `27 Nov 2026`.
    public static String date(LocalDate day) {
        return DATE.format(day.atStartOfDay(ZoneOffset.UTC));
    }

    /// To the millisecond: `28 November 2026, 02:41:05.118 UTC`.
    public static String exact(Instant at) {
        return EXACT.format(at);
    }

    /// How long a call took: `0:22`, `1:02:03`.
    public static String length(Duration length) {
        long seconds = Math.max(0, length.toSeconds());
        return seconds < HOUR
                ? String.format(Locale.ROOT, "%d:%02d", seconds / MINUTE, seconds % MINUTE)
                : String.format(Locale.ROOT, "%d:%02d:%02d", seconds / HOUR, seconds % HOUR / MINUTE, seconds % MINUTE);
    }

    /// A wait: `5 s`, `30 min`, `2 h`, `3 d`.
    public static String wait(Duration wait) {
        long seconds = Math.max(0, Math.round(wait.toMillis() / 1000.0));
        if (seconds < 2 * MINUTE) return seconds + " s";
        if (seconds < 2 * HOUR) return Math.round((double) seconds / MINUTE) + " min";
        if (seconds < 48 * HOUR) return Math.round((double) seconds / HOUR) + " h";
        return Math.round(seconds / (24.0 * HOUR)) + " d";
    }

    /// Such as `0.31 s`.
    public static String seconds(Duration time, int decimals) {
        return String.format(Locale.ROOT, "%." + decimals + "f s", time.toNanos() / 1e9);
    }
}
