package io.ringtrue.server.callbacks;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads a `Retry-After` header: RFC 9110 §10.2.3, seconds or an HTTP-date (of its forms only the
/// preferred one).
final class RetryAfter {
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");

    private RetryAfter() {}

    /// How long to wait from `now`; zero for a time in the past, empty when the header is absent (an empty
    /// text) or unreadable.
    static Optional<Duration> parse(String header, Instant now) {
        if (SECONDS.matcher(header).matches()) return Optional.of(Duration.ofSeconds(Long.parseLong(header)));
        try {
            Duration wait = Duration.between(now, DateTimeFormatter.RFC_1123_DATE_TIME.parse(header, Instant::from));
            return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
