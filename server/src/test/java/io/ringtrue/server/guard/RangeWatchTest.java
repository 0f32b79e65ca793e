package io.ringtrue.server.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.server.api.fakes.MemoryRangeStore;
import io.ringtrue.server.api.fakes.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RangeWatchTest {
    private final SettableClock clock = new SettableClock(Instant.parse("2026-03-01T12:00:00Z"));
    private final MemoryRangeStore store = new MemoryRangeStore();
    private final RangeWatch watch = new RangeWatch(store, new WatchRules(20, 0.5, Duration.ofHours(6)), clock);

    private void suspect(String prefix, MatchRate recent) {
        store.suspects.add(new RangeHistory(
                prefix,
                List.of(new AccountCalls(1, recent, recent, false), new AccountCalls(2, recent, recent, false)),
                MatchRate.NONE));
    }

    @Test
    void pausesWhatHasCollapsedAndNothingElse() {
        suspect("1201555", new MatchRate(100, 1));
        suspect("1201556", new MatchRate(25, 10));
        watch.look();
        assertThat(store.paused(clock.instant()))
                .extracting(PausedRange::prefix)
                .containsExactly("1201555");
    }

    @Test
    void pausesOnceAndAgainWhenThePauseIsOver() {
        suspect("1201555", new MatchRate(100, 1));
        watch.look();
        watch.look();
        Instant until = clock.instant().plus(Duration.ofHours(6));
        assertThat(store.paused(clock.instant())).extracting(PausedRange::until).containsExactly(until);
        clock.tick(Duration.ofHours(6));
        assertThat(store.paused(clock.instant())).isEmpty();
        watch.look();
        assertThat(store.paused(clock.instant())).hasSize(1);
    }
}
