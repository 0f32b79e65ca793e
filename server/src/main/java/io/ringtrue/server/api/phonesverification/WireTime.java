package io.ringtrue.server.api.phonesverification;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;

/// The vendor's two formats of time, both UTC.
final class WireTime {
    /// `2016-06-06T08:02:17.1`: milliseconds without trailing zeros, no point when there are none.
    private static final DateTimeFormatter CREATED = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd'T'HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 3, true)
            .toFormatter(Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    /// `Jun 9 2020 9:03AM`.
    private static final DateTimeFormatter CALLBACK =
            DateTimeFormatter.ofPattern("MMM d uuuu h:mma", Locale.US).withZone(ZoneOffset.UTC);

    private WireTime() {}

    static String created(Instant at) {
        return CREATED.format(at);
    }

    static String callback(Instant at) {
        return CALLBACK.format(at);
    }
}
