package io.ringtrue.server.dashboard.overview;

import io.ringtrue.server.guard.PausedRange;
import io.ringtrue.server.guard.RangeStore;
import io.ringtrue.server.ledger.Money;
import io.ringtrue.server.reports.Overview;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Finds what an overview should say first.
public final class Alerts {
    /// Callbacks to a healthy endpoint wait for seconds.
    private static final Duration LATE = Duration.ofMinutes(10);

    private static final int SHARE = 100;
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final RangeStore ranges;

    public Alerts(RangeStore ranges) {
        this.ranges = ranges;
    }

    /// @param trunks empty where they are not shown
    /// @param ofInstallation whether to say what concerns the installation as a whole
    List<Alert> of(Overview overview, List<TrunkRow> trunks, boolean ofInstallation) {
        List<Alert> alerts = new ArrayList<>();
        if (ofInstallation)
            ranges.paused(overview.at()).stream().map(Alerts::paused).forEach(alerts::add);
        trunks.stream()
                .filter(row -> row.lamp().state() == TrunkLamp.State.SILENT)
                .map(Alerts::silent)
                .forEach(alerts::add);
        late(overview, alerts);
        overview.accounts().stream()
                .filter(account -> account.available() <= 0)
                .map(account -> new Alert(
                        "failed",
                        "money",
                        account.name() + " has no balance",
                        "New verifications of this account end as no balance. Charged today: "
                                + new Money(account.charged()) + ".",
                        "",
                        "Show balance"))
                .forEach(alerts::add);
        return alerts;
    }

    private static Alert paused(PausedRange range) {
        return new Alert(
                "failed",
                "warn",
                "+" + range.prefix() + (range.account().isPresent() ? " is paused for one account: " : " is paused: ")
                        + range.evidence().matched() + " of " + range.evidence().answered() + " calls matched",
                "Usual is " + Math.round(range.usual() * SHARE) + " of 100. New calls to these numbers stopped at "
                        + CLOCK.format(range.since()) + " and begin again at " + CLOCK.format(range.until()) + " UTC.",
                "",
                "Review calls");
    }

    private static Alert silent(TrunkRow row) {
        return new Alert(
                "failed",
                "trunk",
                "Trunk " + row.lamp().name() + " lately did not answer",
                "Calls try the other trunks first. Its page has a check that looks for what is wrong.",
                "/settings/trunks/" + row.lamp().name(),
                "Show trunk");
    }

    private static void late(Overview overview, List<Alert> alerts) {
        Overview.Callbacks callbacks = overview.callbacks();
        Instant limit = overview.at().minus(LATE);
        callbacks
                .oldest()
                .filter(limit::isAfter)
                .ifPresent(oldest -> alerts.add(new Alert(
                        "unverified",
                        "callback",
                        callbacks.waiting() == 1 ? "1 callback waits" : callbacks.waiting() + " callbacks wait",
                        "The oldest has waited "
                                + Duration.between(oldest, overview.at()).toMinutes()
                                + " minutes. They are tried again by themselves, for days.",
                        "",
                        "Show attempts")));
    }
}
