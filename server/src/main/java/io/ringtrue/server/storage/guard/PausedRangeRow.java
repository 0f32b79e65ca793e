package io.ringtrue.server.storage.guard;

import io.ringtrue.server.guard.Limit;
import io.ringtrue.server.guard.MatchRate;
import io.ringtrue.server.guard.PausedRange;
import io.ringtrue.server.storage.engine.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A row of `paused_range`: the last pause of a range, for everybody or for one account.
public final class PausedRangeRow {
    private static final double THOUSANDTHS = 1_000;
    private static final long EVERYBODY = 0;

    private static final String PUT = """
            INSERT INTO paused_range (prefix, account_id, since, until, answered, matched, usual)
            VALUES (:prefix, :account_id, :since, :until, :answered, :matched, :usual)
            ON CONFLICT (prefix, account_id) DO UPDATE SET since = excluded.since, until = excluded.until,
                answered = excluded.answered, matched = excluded.matched, usual = excluded.usual
            WHERE paused_range.until <= excluded.since
            """;
    private static final String RESUME = """
            UPDATE paused_range SET until = :now WHERE prefix = :prefix AND until > :now
            """;
    private static final String PAUSED = """
            SELECT prefix, account_id, since, until, answered, matched, usual FROM paused_range WHERE until > :now
            ORDER BY prefix, account_id
            """;
    private static final String UNTIL = """
            SELECT until FROM paused_range
            WHERE prefix = :prefix AND account_id IN (0, :account_id) AND until > :now
            ORDER BY until DESC LIMIT 1
            """;

    private PausedRangeRow() {}

    /// @return empty: the range is not paused for this account; else how long it still is
    public static Optional<Duration> retryAfter(JdbcClient sql, Limit limit, Instant now) {
        int slash = limit.key().indexOf('/');
        return sql.sql(UNTIL)
                .param("prefix", limit.key().substring(0, slash))
                .param("account_id", Long.parseLong(limit.key().substring(slash + 1)))
                .param("now", now.toEpochMilli())
                .query(Long.class)
                .optional()
                .map(until -> Duration.between(now, Instant.ofEpochMilli(until)));
    }

    static boolean put(JdbcClient sql, PausedRange range) {
        return sql.sql(PUT)
                        .param("prefix", range.prefix())
                        .param("account_id", range.account().orElse(EVERYBODY))
                        .param("since", range.since().toEpochMilli())
                        .param("until", range.until().toEpochMilli())
                        .param("answered", range.evidence().answered())
                        .param("matched", range.evidence().matched())
                        .param("usual", Math.round(range.usual() * THOUSANDTHS))
                        .update()
                == 1;
    }

    static boolean resume(JdbcClient sql, String prefix, Instant now) {
        return sql.sql(RESUME)
                        .param("prefix", prefix)
                        .param("now", now.toEpochMilli())
                        .update()
                > 0;
    }

    static List<PausedRange> paused(JdbcClient sql, Instant now) {
        return sql.sql(PAUSED)
                .param("now", now.toEpochMilli())
                .query(PausedRangeRow::read)
                .list();
    }

    private static PausedRange read(ResultSet row, int number) throws SQLException {
        long account = row.getLong("account_id");
        return new PausedRange(
                row.getString("prefix"),
                account == EVERYBODY ? OptionalLong.empty() : OptionalLong.of(account),
                Columns.instant(row, "since"),
                Columns.instant(row, "until"),
                new MatchRate(row.getLong("answered"), row.getLong("matched")),
                row.getInt("usual") / THOUSANDTHS);
    }
}
