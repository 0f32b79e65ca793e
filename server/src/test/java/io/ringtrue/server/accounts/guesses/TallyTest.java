package io.ringtrue.server.accounts.guesses;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TallyTest {
    private static final Instant NOW = Instant.parse("2026-06-06T08:02:17Z");

    @ParameterizedTest
    @CsvSource({
        "NAME_AND_ADDRESS, 0, 0",
        "NAME_AND_ADDRESS, 3, 0",
        "NAME_AND_ADDRESS, 4, 2",
        "NAME_AND_ADDRESS, 5, 4",
        "NAME_AND_ADDRESS, 12, 512",
        "NAME_AND_ADDRESS, 13, 900",
        "NAME_AND_ADDRESS, 2000000000, 900",
        "ADDRESS, 19, 0",
        "ADDRESS, 20, 2",
        "NETWORK, 99, 0",
        "NETWORK, 100, 2",
        "NETWORK, 105, 60",
        "NAME, 19, 0",
        "NAME, 20, 2",
        "NAME, 2000000000, 60",
    })
    void doublesTheWaitWithEachTryThatIsNotFree(Scope scope, int tries, int seconds) {
        assertThat(new Tally(tries, NOW).waiting(scope, NOW)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void waitsFromTheLastTryOn() {
        Tally tally = new Tally(5, NOW);
        assertThat(tally.waiting(Scope.NAME_AND_ADDRESS, NOW.plusMillis(3_999))).isEqualTo(Duration.ofMillis(1));
        assertThat(tally.waiting(Scope.NAME_AND_ADDRESS, NOW.plusSeconds(4))).isZero();
        assertThat(tally.waiting(Scope.NAME_AND_ADDRESS, NOW.plusSeconds(400))).isZero();
    }

    @Test
    void waitsForNothingThatLiesDaysAhead() {
        Tally beforeTheClockWasSetBack = new Tally(50, NOW.plus(Duration.ofDays(3)));
        assertThat(beforeTheClockWasSetBack.waiting(Scope.NAME_AND_ADDRESS, NOW))
                .isZero();
        assertThat(beforeTheClockWasSetBack.counted(NOW).waiting(Scope.NAME_AND_ADDRESS, NOW))
                .isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void forgetsAfterAQuietDayOnly() {
        Tally tally = new Tally(50, NOW);
        assertThat(tally.counted(NOW.plus(Tally.FORGOTTEN)).tries()).isEqualTo(51);
        assertThat(tally.counted(NOW.plus(Tally.FORGOTTEN).plusMillis(1)).tries())
                .isEqualTo(1);
    }

    @Test
    void keepsTheCountersOfScopesApartAndFew() {
        Random random = new Random(4711);
        for (int i = 0; i < 10_000; i++) {
            long hash = random.nextLong();
            List<Long> keys = List.of(Scope.values()).stream()
                    .map(scope -> scope.counter(hash).key())
                    .toList();
            assertThat(keys).isSorted().doesNotHaveDuplicates();
            assertThat(keys.getFirst()).isBetween(0L, (1L << 20) - 1);
            assertThat(keys.getLast() - (3L << 32)).isBetween(0L, (1L << 16) - 1);
        }
    }
}
