package io.ringtrue.server.dashboard.settings;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// A time as pages write it, in UTC: how long ago within an hour, else the day.
///
/// @param text short
/// @param exact to the second
public record Moment(String text, String exact, Instant at) {
    private static final DateTimeFormatter DAY = format("d MMM uuuu");
    private static final DateTimeFormatter EXACT = format("d MMM uuuu, HH:mm:ss 'UTC'");

    public static Moment of(Instant at, Instant now) {
        return new Moment(words(at, now), EXACT.format(at), at);
    }

    private static String words(Instant at, Instant now) {
        long seconds = Math.max(0, Duration.between(at, now).toSeconds());
        if (seconds < 5) return "just now";
        if (seconds < 60) return seconds + " s ago";
        if (seconds < 3_600) return seconds / 60 + " min ago";
        return DAY.format(at);
    }

    private static DateTimeFormatter format(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withZone(ZoneOffset.UTC);
    }
}
