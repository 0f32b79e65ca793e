package io.ringtrue.server.storage;

import java.time.Duration;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What an account has spent within its cap's window: charges of calls and validations, and what is held.
final class SpendCap {
    private static final Duration WINDOW = Duration.ofHours(24);

    private SpendCap() {}

    /// What units that look at the account's cap lock, so that no two of them look at once.
    static String contested(long account) {
        return "spend/" + account;
    }

    /// Milliseconds since 1970; what was charged after it counts.
    static long windowStart(Instant now) {
        return now.minus(WINDOW).toEpochMilli();
    }

    /// In millionths.
    static long spent(JdbcClient sql, long account, long windowStart) {
        return sql.sql("SELECT held - (SELECT COALESCE(SUM(amount), 0) FROM ledger_entry"
                        + " WHERE account_id = ? AND at > ? AND kind <> 'CREDIT') FROM account WHERE id = ?")
                .params(account, windowStart, account)
                .query(Long.class)
                .single();
    }
}
