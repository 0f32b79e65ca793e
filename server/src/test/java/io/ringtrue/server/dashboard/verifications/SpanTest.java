package io.ringtrue.server.dashboard.verifications;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class SpanTest {
    private static final Instant NOW = Instant.parse("2026-11-28T02:59:12Z");

    @Test
    void readsWordsDaysAndInstants() {
        assertThat(Span.of("1h", "", NOW).from()).hasValue(NOW.minusSeconds(3600));
        assertThat(Span.of("today", "", NOW).from()).hasValue(Instant.parse("2026-11-28T00:00:00Z"));
        assertThat(Span.of("2026-11-20", "", NOW).from()).hasValue(Instant.parse("2026-11-20T00:00:00Z"));
        assertThat(Span.of("2026-11-20T10:00:00Z", "", NOW).from()).hasValue(Instant.parse("2026-11-20T10:00:00Z"));
        assertThat(Span.of("", "", NOW)).satisfies(span -> {
            assertThat(span.from()).isEmpty();
            assertThat(span.to()).isEmpty();
        });
    }

    @Test
    void hasItsLastDayInIt() {
        assertThat(Span.of("", "2026-11-20", NOW).to()).hasValue(Instant.parse("2026-11-21T00:00:00Z"));
    }

    @Test
    void saysWhatItCannotRead() {
        for (String text : new String[] {"noon", "2026-13-01", "+999999999-12-31", "-0001-01-01", "2026-11-28T"}) {
            Span span = Span.of(text, "", NOW);
            assertThat(span.from()).as(text).isEmpty();
            assertThat(span.faults()).singleElement().asString().contains(text);
        }
    }
}
