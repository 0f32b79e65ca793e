package io.ringtrue.server.storage.guard;

import io.ringtrue.server.guard.AccountCalls;
import io.ringtrue.server.guard.MatchRate;
import io.ringtrue.server.guard.NumberRange;
import io.ringtrue.server.guard.RangeHistory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A row of `range_count`: answered calls of an account to a range within an hour, and how many matched.
public final class RangeCountRow {
    private static final String ADD = """
            INSERT INTO range_count (prefix, hour, account_id, answered, matched)
            VALUES (:prefix, :hour, :account_id, 1, :matched)
            ON CONFLICT (prefix, hour, account_id)
            DO UPDATE SET answered = range_count.answered + 1, matched = range_count.matched + excluded.matched
            """;
    // While an account is paused its calls still speak for a pause for everybody; once its pause is over they are no
    // evidence any more. Where the accounts below half have made fewer than half of :least calls, nothing collapses.
    private static final String SUSPECTS = """
            WITH recent AS (
                SELECT r.prefix, r.account_id, COALESCE(MAX(a.until), 0) AS until,
                    SUM(CASE WHEN r.hour >= :last_hour THEN r.answered ELSE 0 END) AS answered_hour,
                    SUM(CASE WHEN r.hour >= :last_hour THEN r.matched ELSE 0 END) AS matched_hour,
                    SUM(r.answered) AS answered_day,
                    SUM(r.matched) AS matched_day
                FROM range_count r
                LEFT JOIN paused_range p ON p.prefix = r.prefix AND p.account_id = 0
                LEFT JOIN paused_range a
                    ON a.prefix = r.prefix AND a.account_id = r.account_id AND r.account_id <> 0
                WHERE r.hour >= :last_day AND (p.until IS NULL OR r.hour > p.until / 3600000)
                    AND (a.until IS NULL OR a.until > :now OR r.hour > a.until / 3600000)
                GROUP BY r.prefix, r.account_id),
            suspect AS (
                SELECT prefix FROM recent GROUP BY prefix
                HAVING SUM(answered_day) >= :least
                    AND 2 * SUM(CASE WHEN 2 * matched_day < answered_day OR 2 * matched_hour < answered_hour
                        THEN answered_day ELSE 0 END) >= :least)
            SELECT r.* FROM recent r JOIN suspect s ON s.prefix = r.prefix
            ORDER BY r.prefix, r.account_id
            """;
    private static final String HISTORY = """
            SELECT COALESCE(SUM(answered), 0) AS answered, COALESCE(SUM(matched), 0) AS matched FROM range_count
            WHERE prefix = :prefix AND hour >= :first AND hour < :last_day
            """;
    private static final String FORGET = """
            DELETE FROM range_count WHERE hour < :before
            """;

    private static final int DAY = 24;
    private static final int TWO_WEEKS = 14 * DAY;

    private RangeCountRow() {}

    private record Suspect(String prefix, AccountCalls calls) {}

    /// Counts an answered call, in the unit that ends its verification.
    ///
    /// @param number E.164 without `+`
    public static void add(JdbcClient sql, long accountId, String number, boolean matched, Instant at) {
        sql.sql(ADD)
                .param("prefix", NumberRange.of(number).prefix())
                .param("hour", Hours.of(at))
                .param("account_id", accountId)
                .param("matched", matched ? 1 : 0)
                .update();
    }

    static List<RangeHistory> suspects(JdbcClient sql, Instant now, int leastAnswered) {
        long hour = Hours.of(now);
        Map<String, List<AccountCalls>> byPrefix = new LinkedHashMap<>();
        sql.sql(SUSPECTS)
                .param("last_hour", hour - 1)
                .param("last_day", hour - DAY)
                .param("now", now.toEpochMilli())
                .param("least", leastAnswered)
                .query((row, number) -> new Suspect(
                        row.getString("prefix"),
                        new AccountCalls(
                                row.getLong("account_id"),
                                new MatchRate(row.getLong("answered_hour"), row.getLong("matched_hour")),
                                new MatchRate(row.getLong("answered_day"), row.getLong("matched_day")),
                                row.getLong("until") > now.toEpochMilli())))
                .list()
                .forEach(suspect -> byPrefix.computeIfAbsent(suspect.prefix(), _ -> new ArrayList<>())
                        .add(suspect.calls()));
        return byPrefix.entrySet().stream()
                .map(range -> new RangeHistory(
                        range.getKey(), List.copyOf(range.getValue()), before(sql, range.getKey(), hour)))
                .toList();
    }

    private static MatchRate before(JdbcClient sql, String prefix, long hour) {
        return sql.sql(HISTORY)
                .param("prefix", prefix)
                .param("first", hour - TWO_WEEKS)
                .param("last_day", hour - DAY)
                .query((row, number) -> new MatchRate(row.getLong("answered"), row.getLong("matched")))
                .single();
    }

    /// @return hours since 1970 before which nothing is looked at
    static long oldest(Instant now) {
        return Hours.of(now) - TWO_WEEKS;
    }

    /// @return how many rows were dropped
    static int forget(JdbcClient sql, long before) {
        return sql.sql(FORGET).param("before", before).update();
    }
}
