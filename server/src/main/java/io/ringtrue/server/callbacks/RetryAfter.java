package io.ringtrue.server.callbacks;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Reads a `Retry-After` header: RFC 9110 §10.2.3, seconds or an HTTP-date.
final class RetryAfter {
    private static final Pattern SECONDS = Pattern.compile("[0-9]+");

    /// More than any wait that is heeded, and short enough to be added to any time.
    private static final Duration LONG = Duration.ofDays(36_500);

    private static final int DIGITS_OF_LONG = 9;

    private static final DateTimeFormatter ASCTIME =
            DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss yyyy", Locale.US).withZone(ZoneOffset.UTC);

    private RetryAfter() {}

    /// How long to wait from `now`; zero for a time in the past, empty when the header is absent (an empty
    /// text) or unreadable.
    static Optional<Duration> parse(String header, Instant now) {
        if (SECONDS.matcher(header).matches()) {
            String digits = header.replaceFirst("^0+(?=.)", "");
            return Optional.of(digits.length() > DIGITS_OF_LONG ? LONG : Duration.ofSeconds(Long.parseLong(digits)));
        }
        return Stream.of(DateTimeFormatter.RFC_1123_DATE_TIME, rfc850(now), ASCTIME)
                .flatMap(form -> date(form, header).stream())
                .findFirst()
                .map(at -> Duration.between(now, at))
                .map(wait -> wait.isNegative() ? Duration.ZERO : wait);
    }

    /// RFC 9110 §5.6.7: a recipient that reads an HTTP-date MUST accept all three forms. In this one, a year that
    /// appears to be more than 50 years ahead MUST be read as the last year in the past with the same two digits.
    private static DateTimeFormatter rfc850(Instant now) {
        int year = now.atZone(ZoneOffset.UTC).getYear();
        return new DateTimeFormatterBuilder()
                .appendPattern("EEEE, dd-MMM-")
                .appendValueReduced(ChronoField.YEAR, 2, 2, year - 49)
                .appendPattern(" HH:mm:ss 'GMT'")
                .toFormatter(Locale.US)
                .withZone(ZoneOffset.UTC);
    }

    private static Optional<Instant> date(DateTimeFormatter form, String header) {
        try {
            return Optional.of(form.parse(header, Instant::from));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
