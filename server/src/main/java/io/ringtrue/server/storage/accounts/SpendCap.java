package io.ringtrue.server.storage.accounts;

import java.time.Duration;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What an account has spent within its cap's window: charges of calls and validations, and what is held. Charges are
/// added up by the minute as they happen, so that a look costs the same after one as after a million; a charge
/// counts for up to a minute longer than the window.
public final class SpendCap {
    private static final Duration WINDOW = Duration.ofHours(24);

    private SpendCap() {}

    /// What units that look at the account's cap lock, so that no two of them look at once.
    public static String contested(long account) {
        return "spend/" + account;
    }

    /// The first minute that counts, since 1970.
    public static long windowStart(Instant now) {
        return minute(now.minus(WINDOW));
    }

    private static long minute(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), 60);
    }

    /// In millionths.
    public static long spent(JdbcClient sql, long account, long windowStart) {
        return sql.sql("SELECT held + (SELECT COALESCE(SUM(amount), 0) FROM spend_minute"
                        + " WHERE account_id = ? AND minute >= ?) FROM account WHERE id = ?")
                .params(account, windowStart, account)
                .query(Long.class)
                .single();
    }

    /// Counts a charge, in the unit that makes it. The account's row has to be locked before: all units lock in this
    /// order.
    public static void charged(JdbcClient sql, long account, long millionths, Instant at) {
        sql.sql(
                        "INSERT INTO spend_minute (account_id, minute, amount) VALUES (?, ?, ?)"
                                + " ON CONFLICT (account_id, minute) DO UPDATE SET amount = spend_minute.amount + excluded.amount")
                .params(account, minute(at), millionths)
                .update();
        sql.sql("DELETE FROM spend_minute WHERE account_id = ? AND minute < ?")
                .params(account, windowStart(at))
                .update();
    }
}
