package io.ringtrue.server.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SightTest {
    private static final Duration LEASE = Duration.ofSeconds(12);

    private Duration monotonic = Duration.ofDays(-3);
    private Instant store = Instant.parse("2026-03-01T12:00:00Z");
    private final Sight sight = new Sight(LEASE, () -> monotonic.toNanos());

    private boolean clearAfter(Duration passed) {
        return clearAfter(passed, passed);
    }

    private boolean clearAfter(Duration passed, Duration passedAtStore) {
        monotonic = monotonic.plus(passed);
        store = store.plus(passedAtStore);
        return sight.isClear(store);
    }

    /// Looks every second, and counts the looks until the view is clear.
    private int looksUntilClear() {
        for (int look = 1; look <= 100; look++) {
            if (clearAfter(Duration.ofSeconds(1))) return look;
        }
        throw new AssertionError("never clear");
    }

    @Test
    void isClearOneLeaseAfterTheStart() {
        assertThat(clearAfter(Duration.ZERO)).isFalse();
        assertThat(looksUntilClear()).isEqualTo(12);
    }

    @Test
    void staysClearThroughAShortGap() {
        clearAfter(Duration.ZERO);
        looksUntilClear();
        assertThat(clearAfter(Sight.LONGEST_GAP)).isTrue();
    }

    @Test
    void waitsOneLeaseAfterTheStoreWasAway() {
        clearAfter(Duration.ZERO);
        looksUntilClear();
        assertThat(clearAfter(Sight.LONGEST_GAP.plusMillis(1))).isFalse();
        assertThat(looksUntilClear()).isEqualTo(12);
        assertThat(clearAfter(Duration.ofSeconds(30))).isFalse();
        assertThat(clearAfter(Duration.ofSeconds(11))).as("a second gap").isFalse();
        assertThat(looksUntilClear()).isEqualTo(12);
    }

    @Test
    void waitsOneLeaseAfterTheStoresClockHasJumped() {
        for (Duration jump : new Duration[] {
            Duration.ofHours(1), Duration.ofHours(-1), Duration.ofDays(3), Duration.ofDays(-3), Duration.ofSeconds(8)
        }) {
            clearAfter(Duration.ZERO);
            looksUntilClear();
            assertThat(clearAfter(Duration.ofSeconds(1), jump))
                    .as("jump of " + jump)
                    .isFalse();
            assertThat(looksUntilClear()).isEqualTo(12);
        }
    }
}
