package io.ringtrue.server.dashboard.overview;

import io.ringtrue.numbers.NumberIntelligence;
import io.ringtrue.server.dashboard.Pulse;
import io.ringtrue.server.dashboard.Scope;
import io.ringtrue.server.people.Person;
import io.ringtrue.server.reports.Overview;
import io.ringtrue.server.reports.OverviewStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;

/// Makes overviews. However many pages are open, each account's figures are read at most once a second, and once more
/// after each change: a page that is told of a change must not be given the figures from before it.
public final class OverviewViews {
    private static final Duration FRESH = Duration.ofSeconds(1);

    private final OverviewStore store;
    private final Alerts alerts;
    private final Supplier<List<TrunkLamp>> trunks;
    private final NumberIntelligence numbers;
    private final Pulse pulse;
    private final Clock clock;
    /// By account, 0 for the installation. As many as there are accounts that somebody looks at.
    private final ConcurrentMap<Long, Reading> read = new ConcurrentHashMap<>();

    /// @param trunks as this node sees them now
    public OverviewViews(
            OverviewStore store,
            Alerts alerts,
            Supplier<List<TrunkLamp>> trunks,
            NumberIntelligence numbers,
            Pulse pulse,
            Clock clock) {
        this.store = store;
        this.alerts = alerts;
        this.trunks = trunks;
        this.numbers = numbers;
        this.pulse = pulse;
        this.clock = clock;
    }

    /// @param beat how far the installation had come before the figures were read
    private record Reading(
            String beat, Overview overview, List<Alert> alerts, List<CountryRate> countries, List<TrunkRow> trunks) {
        boolean isFresh(String beatNow, Instant now) {
            return beat.equals(beatNow) && !overview.at().plus(FRESH).isBefore(now);
        }
    }

    OverviewView of(Person person, Scope scope) {
        OptionalLong account = scope.account();
        boolean whole = person.isOfInstallation() && account.isEmpty();
        String beat = pulse.now();
        Reading reading = read.compute(
                account.orElse(0),
                (_, before) ->
                        before != null && before.isFresh(beat, clock.instant()) ? before : read(account, beat, whole));
        List<TrunkRow> rows = whole ? reading.trunks() : List.of();
        return new OverviewView(reading.overview(), reading.alerts(), rows, reading.countries(), whole);
    }

    private Reading read(OptionalLong account, String beat, boolean whole) {
        Overview overview = store.read(account, clock.instant());
        List<TrunkRow> rows = whole ? rows(overview) : List.of();
        return new Reading(
                beat,
                overview,
                alerts.of(overview, rows, whole),
                CountryRate.of(overview.hour().matches(), numbers),
                rows);
    }

    private List<TrunkRow> rows(Overview overview) {
        return trunks.get().stream()
                .map(lamp -> TrunkRow.of(
                        lamp,
                        overview.hour().trunks().stream()
                                .filter(hour -> hour.trunk().equals(lamp.name()))
                                .findFirst(),
                        store.lastFailure(lamp.name()),
                        overview.at()))
                .toList();
    }
}
