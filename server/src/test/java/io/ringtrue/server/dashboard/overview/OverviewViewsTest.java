package io.ringtrue.server.dashboard.overview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.ringtrue.numbers.CompiledNumbers;
import io.ringtrue.server.api.fakes.MemoryRangeStore;
import io.ringtrue.server.api.fakes.SettableClock;
import io.ringtrue.server.dashboard.Pulse;
import io.ringtrue.server.dashboard.Scope;
import io.ringtrue.server.people.Person;
import io.ringtrue.server.people.Role;
import io.ringtrue.server.reports.HourOfCalls;
import io.ringtrue.server.reports.Overview;
import io.ringtrue.server.reports.OverviewStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class OverviewViewsTest {
    private static final Instant NOW = Instant.parse("2026-11-28T02:59:00Z");
    private static final Person OPERATOR =
            new Person(1, "maya@halyard.example", "Maya", Role.OPERATOR, OptionalLong.empty(), true, 1, NOW);
    private static final Scope ALL = new Scope(Optional.empty());

    /// Its overviews count how often they were read.
    private static final class CountingStore implements OverviewStore {
        private int reads;
        private String beat = "1";

        @Override
        public Overview read(OptionalLong account, Instant now) {
            reads++;
            var callbacks = new Overview.Callbacks(0, Optional.empty(), 0, 0, 0, 0, Optional.empty());
            return new Overview(now, List.of(), reads, 0, 0, callbacks, List.of(), List.of(), HourOfCalls.NONE, true);
        }

        @Override
        public Optional<HourOfCalls.TrunkFailure> lastFailure(String trunk) {
            return Optional.empty();
        }

        @Override
        public String pulse() {
            return beat;
        }
    }

    private final CountingStore store = new CountingStore();
    private final SettableClock clock = new SettableClock(NOW);
    private long nanos;
    private final Pulse pulse = new Pulse(store, () -> nanos);
    private final OverviewViews views = new OverviewViews(
            store, new Alerts(new MemoryRangeStore()), List::of, CompiledNumbers.load(), pulse, clock);

    private int seen() {
        return views.of(OPERATOR, ALL).overview().calls();
    }

    private void pass(Duration time) {
        clock.tick(time);
        nanos += time.toNanos();
    }

    @Test
    void readsOnceForAllPagesOfASecond() {
        assertThat(seen()).isEqualTo(1);
        pass(Duration.ofMillis(900));
        assertThat(seen()).isEqualTo(1);
        pass(Duration.ofMillis(101));
        assertThat(seen()).isEqualTo(2);
    }

    /// The page looks, is told of a change a moment later, and asks again: figures of that moment before would stay on
    /// it until something else changes.
    @Test
    void readsAgainAtOnceAfterAChange() {
        pulse.now();
        pass(Duration.ofMillis(800));
        assertThat(seen()).isEqualTo(1);
        store.beat = "2";
        pass(Duration.ofMillis(300));
        assertThat(seen()).as("figures of 0.3 s ago, from before the change").isEqualTo(2);
        assertThat(seen()).isEqualTo(2);
    }

    @Test
    void showsTrunksWhereTheWholeInstallationIsShown() {
        TrunkLamp lamp = new TrunkLamp("main", false, 100, 3, TrunkLamp.State.RESTS);
        OverviewViews withTrunk = new OverviewViews(
                store, new Alerts(new MemoryRangeStore()), () -> List.of(lamp), CompiledNumbers.load(), pulse, clock);
        assertThat(withTrunk.of(OPERATOR, ALL).trunks()).singleElement().satisfies(row -> {
            assertThat(row.state()).isEqualTo("Asked to rest");
            assertThat(row.share()).isEqualTo(3);
        });
        TrunkLamp silent = new TrunkLamp("west", false, 100, 0, TrunkLamp.State.SILENT);
        OverviewViews withSilent = new OverviewViews(
                store, new Alerts(new MemoryRangeStore()), () -> List.of(silent), CompiledNumbers.load(), pulse, clock);
        assertThat(withSilent.of(OPERATOR, ALL).alerts())
                .extracting(Alert::title, Alert::href)
                .containsExactly(tuple("Trunk west lately did not answer", "/settings/trunks/west"));
        Person customer = new Person(2, "ines@larkfield.example", "Ines", Role.OWNER, OptionalLong.of(7), true, 1, NOW);
        assertThat(withTrunk.of(customer, ALL).trunks()).isEmpty();
    }
}
