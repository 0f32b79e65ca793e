package io.ringtrue.server.storage.guard;

import io.ringtrue.server.guard.MatchRate;
import io.ringtrue.server.guard.NumberRange;
import io.ringtrue.server.guard.RangeHistory;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A row of `range_count`: answered calls to a range within an hour, and how many matched.
public final class RangeCountRow {
    private static final String ADD = """
            INSERT INTO range_count (prefix, hour, answered, matched) VALUES (:prefix, :hour, 1, :matched)
            ON CONFLICT (prefix, hour)
            DO UPDATE SET answered = range_count.answered + 1, matched = range_count.matched + excluded.matched
            """;
    private static final String SUSPECTS = """
            SELECT r.prefix,
                SUM(CASE WHEN r.hour >= :last_hour THEN r.answered ELSE 0 END) AS answered_hour,
                SUM(CASE WHEN r.hour >= :last_hour THEN r.matched ELSE 0 END) AS matched_hour,
                SUM(r.answered) AS answered_day,
                SUM(r.matched) AS matched_day
            FROM range_count r LEFT JOIN paused_range p ON p.prefix = r.prefix
            WHERE r.hour >= :last_day AND (p.until IS NULL OR r.hour > p.until / 3600000)
            GROUP BY r.prefix
            HAVING SUM(r.answered) >= :least
                AND (2 * SUM(r.matched) < SUM(r.answered)
                    OR 2 * SUM(CASE WHEN r.hour >= :last_hour THEN r.matched ELSE 0 END)
                        < SUM(CASE WHEN r.hour >= :last_hour THEN r.answered ELSE 0 END))
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

    private record Suspect(String prefix, MatchRate lastHour, MatchRate lastDay) {}

    /// Counts an answered call, in the unit that ends its verification.
    ///
    /// @param number E.164 without `+`
    public static void add(JdbcClient sql, String number, boolean matched, Instant at) {
        sql.sql(ADD)
                .param("prefix", NumberRange.of(number).prefix())
                .param("hour", Hours.of(at))
                .param("matched", matched ? 1 : 0)
                .update();
    }

    static List<RangeHistory> suspects(JdbcClient sql, Instant now, int leastAnswered) {
        long hour = Hours.of(now);
        return sql
                .sql(SUSPECTS)
                .param("last_hour", hour - 1)
                .param("last_day", hour - DAY)
                .param("least", leastAnswered)
                .query((row, number) -> new Suspect(
                        row.getString("prefix"),
                        new MatchRate(row.getLong("answered_hour"), row.getLong("matched_hour")),
                        new MatchRate(row.getLong("answered_day"), row.getLong("matched_day"))))
                .list()
                .stream()
                .map(suspect -> new RangeHistory(
                        suspect.prefix(), suspect.lastHour(), suspect.lastDay(), before(sql, suspect.prefix(), hour)))
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
