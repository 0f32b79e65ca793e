package io.ringtrue.server.storage.accounts;

import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A row of `spend_minute`: what was charged to an account within a minute.
public final class SpendMinuteRow {
    private static final String INSERT = """
            INSERT INTO spend_minute (account_id, minute, amount) VALUES (:account_id, :minute, :amount)
            ON CONFLICT (account_id, minute) DO UPDATE SET amount = spend_minute.amount + excluded.amount
            """;
    private static final String DELETE_OLD = """
            DELETE FROM spend_minute WHERE account_id = :account_id AND minute < :window_start
            """;

    private SpendMinuteRow() {}

    /// Counts a charge, in the unit that makes it, and deletes what no cap looks at any more. The account's row has
    /// to be locked before: all units lock in this order.
    public static void add(JdbcClient sql, long accountId, long millionths, Instant at) {
        sql.sql(INSERT)
                .param("account_id", accountId)
                .param("minute", of(at))
                .param("amount", millionths)
                .update();
        sql.sql(DELETE_OLD)
                .param("account_id", accountId)
                .param("window_start", SpendCap.windowStart(at))
                .update();
    }

    /// Minutes since 1970.
    static long of(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), 60);
    }
}
