package io.ringtrue.server.storage.reports;

import io.ringtrue.server.reports.HourOfCalls;
import io.ringtrue.server.reports.MinuteCount;
import io.ringtrue.server.reports.Outcome;
import io.ringtrue.server.reports.Overview;
import io.ringtrue.server.reports.OverviewStore;
import io.ringtrue.server.storage.engine.Database;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Overviews, each read in one transaction.
public final class JdbcOverviewStore implements OverviewStore {
    private static final int MINUTES = 60;

    private final Database database;

    public JdbcOverviewStore(Database database) {
        this.database = database;
    }

    @Override
    public Overview read(OptionalLong account, Instant now) {
        return database.read(sql -> overview(sql, account, now));
    }

    @Override
    public String pulse() {
        return database.read(OverviewQuery::pulse);
    }

    @Override
    public Optional<HourOfCalls.TrunkFailure> lastFailure(String trunk) {
        return database.read(sql -> HourQuery.lastFailure(sql, trunk));
    }

    private static Overview overview(JdbcClient sql, OptionalLong account, Instant now) {
        OverviewQuery query = new OverviewQuery(sql, account);
        Instant first = now.truncatedTo(ChronoUnit.MINUTES).minus(MINUTES - 1L, ChronoUnit.MINUTES);
        Instant midnight = now.truncatedTo(ChronoUnit.DAYS);
        Map<Long, Map<Outcome, Integer>> ended = query.minutes(first);
        OverviewQuery.UnderWay underWay = query.underWay();
        List<MinuteCount> minutes = IntStream.range(0, MINUTES)
                .mapToObj(i -> first.plus(i, ChronoUnit.MINUTES))
                .map(minute -> new MinuteCount(minute, ended.getOrDefault(minute.getEpochSecond() / 60, Map.of())))
                .toList();
        return new Overview(
                now,
                minutes,
                underWay.dialled(),
                underWay.all() - underWay.dialled(),
                query.chargedSince(midnight),
                query.callbacks(first),
                query.live(),
                query.accountsSince(midnight),
                new HourQuery(sql, account, first).read(),
                query.ever());
    }
}
