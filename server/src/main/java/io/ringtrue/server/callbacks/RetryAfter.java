package io.ringtrue.server.callbacks;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads a `Retry-After` header: RFC 9110 §10.2.3, seconds or an HTTP-date.
final class RetryAfter {
    private static final Pattern SECONDS = Pattern.compile("[0-9]+");

    /// More than any wait that is heeded, and short enough to be added to any time.
    private static final Duration LONG = Duration.ofDays(36_500);

    private static final int DIGITS_OF_LONG = 9;

    /// Of the years that two digits may mean, the one from 2000 on: nobody asks to wait for the last century.
    private static final int FIRST_YEAR = 2000;

    /// RFC 9110 §5.6.7: a recipient that reads an HTTP-date MUST accept all three forms. The year of the
    /// second has two digits.
    private static final List<DateTimeFormatter> DATES = List.of(
            DateTimeFormatter.RFC_1123_DATE_TIME,
            new DateTimeFormatterBuilder()
                    .appendPattern("EEEE, dd-MMM-")
                    .appendValueReduced(ChronoField.YEAR, 2, 2, FIRST_YEAR)
                    .appendPattern(" HH:mm:ss 'GMT'")
                    .toFormatter(Locale.US)
                    .withZone(ZoneOffset.UTC),
            DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss yyyy", Locale.US).withZone(ZoneOffset.UTC));

    private RetryAfter() {}

    /// How long to wait from `now`; zero for a time in the past, empty when the header is absent (an empty
    /// text) or unreadable.
    static Optional<Duration> parse(String header, Instant now) {
        if (SECONDS.matcher(header).matches()) {
            String digits = header.replaceFirst("^0+(?=.)", "");
            return Optional.of(
                    digits.length() > DIGITS_OF_LONG ? LONG : Duration.ofSeconds(Long.parseLong(digits)));
        }
        return DATES.stream()
                .flatMap(form -> date(form, header).stream())
                .findFirst()
                .map(at -> Duration.between(now, at))
                .map(wait -> wait.isNegative() ? Duration.ZERO : wait);
    }

    private static Optional<Instant> date(DateTimeFormatter form, String header) {
        try {
            return Optional.of(form.parse(header, Instant::from));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
