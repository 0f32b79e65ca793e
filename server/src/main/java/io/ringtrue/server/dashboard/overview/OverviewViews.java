package io.ringtrue.server.dashboard.overview;

import io.ringtrue.server.dashboard.Scope;
import io.ringtrue.server.people.Person;
import io.ringtrue.server.reports.Overview;
import io.ringtrue.server.reports.OverviewStore;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;

/// Makes overviews. However many pages are open, each account's figures are read at most once a second.
public final class OverviewViews {
    private static final Duration FRESH = Duration.ofSeconds(1);

    private final OverviewStore store;
    private final Alerts alerts;
    private final Supplier<List<TrunkLamp>> trunks;
    private final Clock clock;
    /// By account, 0 for the installation. As many as there are accounts that somebody looks at.
    private final ConcurrentMap<Long, Overview> read = new ConcurrentHashMap<>();

    public OverviewViews(OverviewStore store, Alerts alerts, Supplier<List<TrunkLamp>> trunks, Clock clock) {
        this.store = store;
        this.alerts = alerts;
        this.trunks = trunks;
        this.clock = clock;
    }

    OverviewView of(Person person, Scope scope) {
        OptionalLong account = scope.account();
        Overview overview = read.compute(
                account.orElse(0),
                (_, before) -> before == null || before.at().plus(FRESH).isBefore(clock.instant())
                        ? store.read(account, clock.instant())
                        : before);
        boolean whole = person.isOfInstallation() && account.isEmpty();
        return new OverviewView(
                overview, alerts.of(overview, whole), person.isOfInstallation() ? trunks.get() : List.of(), whole);
    }
}
