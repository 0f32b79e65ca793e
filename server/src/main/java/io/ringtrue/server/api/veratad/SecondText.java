package io.ringtrue.server.api.veratad;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Writes times to the second, in UTC. It keeps the last one: thousands of answers share a second, and writing
/// a time takes as long as reading a phone number.
final class SecondText {
    private record Written(long second, String text) {}

    private final DateTimeFormatter format;
    private volatile Written last = new Written(Long.MIN_VALUE, "");

    /// @param pattern to the second, as [DateTimeFormatter] reads it
    SecondText(String pattern) {
        this.format = DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
    }

    String of(Instant at) {
        Written known = last;
        if (known.second != at.getEpochSecond()) {
            known = new Written(at.getEpochSecond(), format.format(at));
            last = known;
        }
        return known.text;
    }
}
