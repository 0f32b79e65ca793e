package io.ringtrue.server.dashboard.verifications;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A span of time as a filter has it: `1h`, `today`, `7d`, `30d`, a day such as `2026-11-28` in UTC, or an instant such
/// as `2026-11-28T02:00:00Z`. A day as its end is in it.
///
/// @param faults sentences about what could not be read
record Span(Optional<Instant> from, Optional<Instant> to, List<String> faults) {
    private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

    static Span of(String from, String to, Instant now) {
        List<String> faults = new ArrayList<>();
        return new Span(begin(from, now, faults), end(to, faults), faults);
    }

    private static Optional<Instant> begin(String text, Instant now, List<String> faults) {
        return switch (text) {
            case "" -> Optional.empty();
            case "1h" -> Optional.of(now.minus(Duration.ofHours(1)));
            case "today" -> Optional.of(now.truncatedTo(ChronoUnit.DAYS));
            case "7d" -> Optional.of(now.minus(Duration.ofDays(7)));
            case "30d" -> Optional.of(now.minus(Duration.ofDays(30)));
            default -> at(text, 0, faults);
        };
    }

    private static Optional<Instant> end(String text, List<String> faults) {
        return text.isEmpty() ? Optional.empty() : at(text, 1, faults);
    }

    private static Optional<Instant> at(String text, int daysLater, List<String> faults) {
        try {
            Instant at = text.contains("T")
                    ? Instant.parse(text)
                    : LocalDate.parse(text).plusDays(daysLater).atStartOfDay().toInstant(ZoneOffset.UTC);
            if (!at.isBefore(Instant.EPOCH) && !at.isAfter(LAST)) return Optional.of(at);
        } catch (DateTimeException _) {
            // The sentence below says so.
        }
        faults.add("“" + text + "” is no day such as 2026-11-28; times are not filtered by it.");
        return Optional.empty();
    }
}
