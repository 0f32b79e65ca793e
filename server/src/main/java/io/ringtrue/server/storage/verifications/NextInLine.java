package io.ringtrue.server.storage.verifications;

import io.ringtrue.server.storage.engine.SqlDialect;

/// Whose turn it is: SQL that finds the queued verifications to claim next, fairly by account. An account that has
/// nothing under way comes first, then one with one call, and so on; its own verifications stay in their order. So an
/// account that has queued 100,000 gets every line while nobody else waits, and as soon as somebody does, not one more
/// before the others have as many.
///
/// Each look costs the same however many an account has queued: the accounts that wait are found by skipping from one
/// to the next in an index, at most [#ACCOUNTS] of them, and of each only as many rows as can be claimed are read.
final class NextInLine {
    /// Looked at in one claim. When more wait, the next claim goes on with the next.
    static final int ACCOUNTS = 200;

    private static final String NEXT = """
            WITH RECURSIVE waiting (account_id, nth) AS (
                SELECT (SELECT MIN(v.account_id) FROM verification v %1$s
                    WHERE v.finished IS NULL AND v.status = 'QUEUED' AND v.stop_asked IS NULL
                        AND v.account_id > :after), 1
                UNION ALL
                SELECT (SELECT MIN(v.account_id) FROM verification v %1$s
                    WHERE v.finished IS NULL AND v.status = 'QUEUED' AND v.stop_asked IS NULL
                        AND v.account_id > w.account_id), w.nth + 1
                FROM waiting w WHERE w.account_id IS NOT NULL AND w.nth < :accounts),
            busy AS (
                SELECT w.account_id, (SELECT COUNT(*) FROM verification v %2$s
                    WHERE v.account_id = w.account_id AND v.finished IS NULL AND v.owner_node IS NOT NULL) AS calls
                FROM waiting w WHERE w.account_id IS NOT NULL),
            turn AS (%3$s)
            SELECT v.id, v.generation, v.mode, v.number, v.pin, v.brand, v.language, v.announce_pin, v.pin_life,
                (SELECT CASE WHEN COUNT(*) < :accounts THEN 0 ELSE MAX(account_id) END FROM busy) AS go_on
            FROM turn t JOIN verification v ON v.id = t.id
            WHERE v.status = 'QUEUED' AND v.finished IS NULL AND v.stop_asked IS NULL AND %4$s
            ORDER BY t.turn, v.created, v.id
            LIMIT :most
            """;

    /// BETWEEN, and the order by account: with `=` PostgreSQL would also consider the index by time, and read past the
    /// whole queue of an account that has nearly all rows.
    private static final String FIRST_OF_EACH = """
            SELECT v.id, b.calls + ROW_NUMBER() OVER (PARTITION BY b.account_id ORDER BY v.created, v.id) AS turn
            FROM busy b CROSS JOIN LATERAL (
                SELECT v.id, v.created FROM verification v
                WHERE v.account_id BETWEEN b.account_id AND b.account_id AND v.finished IS NULL
                    AND v.status = 'QUEUED' AND v.stop_asked IS NULL AND %s
                ORDER BY v.account_id, v.created, v.id LIMIT :most) AS v""".formatted(Ownership.NOBODY_HAS_IT);

    /// SQLite has no LATERAL.
    private static final String FIRST_OF_EACH_ON_SQLITE = """
            SELECT f.id, b.calls + ROW_NUMBER() OVER (PARTITION BY b.account_id ORDER BY f.created, f.id) AS turn
            FROM busy b CROSS JOIN verification f ON f.id IN (
                SELECT v.id FROM verification v INDEXED BY verification_waiting
                WHERE v.account_id = b.account_id AND v.finished IS NULL AND v.status = 'QUEUED'
                    AND v.stop_asked IS NULL AND %s
                ORDER BY v.created, v.id LIMIT :most)""".formatted(Ownership.NOBODY_HAS_IT);

    /// SQLite keeps no figures about tables that it has not been asked for, so the indexes are named.
    private static final String ON_SQLITE = NEXT.formatted(
            "INDEXED BY verification_waiting",
            "INDEXED BY verification_under_way",
            FIRST_OF_EACH_ON_SQLITE,
            Ownership.NOBODY_HAS_IT);

    private static final String ON_POSTGRESQL = NEXT.formatted("", "", FIRST_OF_EACH, Ownership.NOBODY_HAS_IT);

    private NextInLine() {}

    static String next(SqlDialect dialect) {
        return switch (dialect) {
            case SQLITE -> ON_SQLITE;
            case POSTGRESQL -> ON_POSTGRESQL;
        };
    }
}
