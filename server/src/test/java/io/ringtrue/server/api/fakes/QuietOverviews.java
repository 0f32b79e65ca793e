package io.ringtrue.server.api.fakes;

import io.ringtrue.server.reports.HourOfCalls;
import io.ringtrue.server.reports.MinuteCount;
import io.ringtrue.server.reports.Outcome;
import io.ringtrue.server.reports.Overview;
import io.ringtrue.server.reports.OverviewStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// An hour in which one verification ended, and one account was charged.
public final class QuietOverviews implements OverviewStore {
    @Override
    public Overview read(OptionalLong account, Instant now) {
        return new Overview(
                now,
                List.of(new MinuteCount(now, Map.of(Outcome.VERIFIED, 1))),
                0,
                1,
                15_000,
                new Overview.Callbacks(1, Optional.of(now), 1, 1, 0, 1, Optional.of(Duration.ofMillis(12))),
                List.of(new Overview.LiveCall(7, 1, "Larkfield", "+12015550123", now, Optional.empty())),
                List.of(new Overview.AccountToday(account.orElse(1), "Larkfield", 15_000, 985_000, Optional.empty())),
                new HourOfCalls(
                        List.of(new HourOfCalls.TrunkCalls("main", 3, 2, Optional.empty())),
                        Optional.of(new HourOfCalls.Ringing(1, Duration.ofMillis(340), Duration.ofMillis(340))),
                        List.of()),
                true);
    }

    @Override
    public Optional<HourOfCalls.TrunkFailure> lastFailure(String trunk) {
        return Optional.empty();
    }

    @Override
    public String pulse() {
        return "";
    }
}
