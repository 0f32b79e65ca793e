package io.ringtrue.server.storage.verifications;

import io.ringtrue.server.storage.engine.Columns;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A row of `limit_count`: a slot of a counter's key, and how much happened in it. Calls on trial are counted by these
/// statements on both engines. Admissions are so on SQLite; on PostgreSQL functions of the migrations do the same, as
/// parts of [AdmitTogether]'s one statement.
final class LimitCountRow {
    /// A key keeps two windows of slots. Those before the window are kept because a clock that jumped ahead may come
    /// back: by the time they are deleted, a window's time has passed by that clock too.
    private static final int KEPT = 122;

    /// Deleted with each admission that counts: more than one can add.
    private static final int SWEPT = 16;

    private static final String IN_WINDOW = """
            SELECT SUM(n) AS n FROM limit_count
            WHERE counter = :counter AND key = :key AND began > :since - :slot AND latest > :since
            """;
    private static final String OLDEST = """
            SELECT MAX(latest) FROM (
                SELECT latest, SUM(n) OVER (ORDER BY latest DESC, began DESC) AS newer FROM limit_count
                WHERE counter = :counter AND key = :key AND began > :since - :slot AND latest > :since) AS r
            WHERE newer >= :most
            """;
    private static final String ADD = """
            INSERT INTO limit_count (counter, key, began, latest, n) VALUES (:counter, :key, :began, :at, 1)
            ON CONFLICT (counter, key, began) DO UPDATE
            SET n = limit_count.n + 1, latest = CASE
                WHEN excluded.latest > limit_count.latest THEN excluded.latest ELSE limit_count.latest END
            """;
    private static final String TRIM = """
            DELETE FROM limit_count WHERE counter = :counter AND key = :key AND began <= (
                SELECT began FROM limit_count WHERE counter = :counter AND key = :key
                ORDER BY began DESC LIMIT 1 OFFSET :kept)
            """;
    private static final String SWEEP = """
            DELETE FROM limit_count WHERE (counter, key, began) IN (
                SELECT counter, key, began FROM limit_count WHERE counter = :counter AND began < :stale
                LIMIT :swept)
            """;

    // What the rows of verification say, for a key that has no slot in its window: its first limit, or the first
    // after a version that counted rows.
    private static final String FROM_NUMBER = """
            INSERT INTO limit_count (counter, key, began, latest, n)
            SELECT :counter, :key, e.began, MAX(e.created), COUNT(*) FROM (
                SELECT created - created % :slot AS began, created FROM verification
                WHERE number = :of AND created > :since) AS e
            WHERE TRUE GROUP BY e.began
            ON CONFLICT (counter, key, began) DO UPDATE
            SET n = limit_count.n + excluded.n, latest = CASE
                WHEN excluded.latest > limit_count.latest THEN excluded.latest ELSE limit_count.latest END
            """;
    private static final String FROM_ACCOUNT = """
            INSERT INTO limit_count (counter, key, began, latest, n)
            SELECT :counter, :key, e.began, MAX(e.created), COUNT(*) FROM (
                SELECT created - created % :slot AS began, created FROM verification
                WHERE account_id = :of AND created > :since) AS e
            WHERE TRUE GROUP BY e.began
            ON CONFLICT (counter, key, began) DO UPDATE
            SET n = limit_count.n + excluded.n, latest = CASE
                WHEN excluded.latest > limit_count.latest THEN excluded.latest ELSE limit_count.latest END
            """;
    private static final String FROM_HOST = """
            INSERT INTO limit_count (counter, key, began, latest, n)
            SELECT :counter, :key, e.began, MAX(e.created), COUNT(*) FROM (
                SELECT created - created % :slot AS began, created FROM verification
                WHERE callback_host <> '' AND callback_host = :of AND created > :since) AS e
            WHERE TRUE GROUP BY e.began
            ON CONFLICT (counter, key, began) DO UPDATE
            SET n = limit_count.n + excluded.n, latest = CASE
                WHEN excluded.latest > limit_count.latest THEN excluded.latest ELSE limit_count.latest END
            """;

    private LimitCountRow() {}

    /// What slots of the window count; empty: it has none.
    static OptionalLong inWindow(JdbcClient sql, Counting counting) {
        return sql.sql(IN_WINDOW)
                .param("counter", counting.counter())
                .param("key", counting.key())
                .param("since", counting.since())
                .param("slot", counting.slot())
                .query((row, number) -> Columns.optionalLong(row, "n"))
                .single();
    }

    /// When the slot of the oldest of the newest `most` events ended.
    static long oldest(JdbcClient sql, Counting counting) {
        return sql.sql(OLDEST)
                .param("counter", counting.counter())
                .param("key", counting.key())
                .param("since", counting.since())
                .param("slot", counting.slot())
                .param("most", counting.limit().most())
                .query(Long.class)
                .single();
    }

    /// Makes the slots of the window from the rows.
    static void fill(JdbcClient sql, Counting counting) {
        Optional<String> statement = counting.source().map(source -> switch (source) {
            case ROWS_OF_NUMBER -> FROM_NUMBER;
            case ROWS_OF_ACCOUNT -> FROM_ACCOUNT;
            case ROWS_OF_HOST -> FROM_HOST;
            case OPEN_OF_NUMBER, WRONG_PINS, LISTED, PAUSED, SLOTS ->
                throw new IllegalArgumentException(source + " has no such rows");
        });
        Object of =
                counting.source().filter(Counting.Way.ROWS_OF_ACCOUNT::equals).isPresent()
                        ? Long.valueOf(counting.key())
                        : counting.key();
        statement.ifPresent(fill -> sql.sql(fill)
                .param("counter", counting.counter())
                .param("key", counting.key())
                .param("of", of)
                .param("since", counting.since())
                .param("slot", counting.slot())
                .update());
    }

    /// Counts one event now, and deletes what no limit looks at any more.
    static void add(JdbcClient sql, Counting counting) {
        sql.sql(ADD)
                .param("counter", counting.counter())
                .param("key", counting.key())
                .param("began", counting.began())
                .param("at", counting.at().toEpochMilli())
                .update();
        if (counting.trims()) {
            sql.sql(TRIM)
                    .param("counter", counting.counter())
                    .param("key", counting.key())
                    .param("kept", KEPT)
                    .update();
        }
    }

    /// Deletes some of the slots of a counter that began before this, of whatever key.
    static void sweep(JdbcClient sql, String counter, long stale) {
        sql.sql(SWEEP)
                .param("counter", counter)
                .param("stale", stale)
                .param("swept", SWEPT)
                .update();
    }
}
