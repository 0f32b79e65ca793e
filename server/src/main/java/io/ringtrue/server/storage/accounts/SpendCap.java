package io.ringtrue.server.storage.accounts;

import java.time.Duration;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What an account has spent within its cap's window: charges of calls and validations, and what is held. Charges are
/// added up by the minute as they happen ([SpendMinuteRow]), so that a look costs the same after one as after a
/// million; a charge counts for up to a minute longer than the window.
public final class SpendCap {
    private static final Duration WINDOW = Duration.ofHours(24);

    private static final String SPENT = """
            SELECT held + (SELECT COALESCE(SUM(amount), 0) FROM spend_minute
                WHERE account_id = :account_id AND minute >= :window_start)
            FROM account WHERE id = :account_id
            """;

    private SpendCap() {}

    /// What units that look at the account's cap lock, so that no two of them look at once.
    public static String contested(long account) {
        return "spend/" + account;
    }

    /// The first minute that counts, since 1970.
    public static long windowStart(Instant now) {
        return SpendMinuteRow.of(now.minus(WINDOW));
    }

    /// In millionths.
    public static long spent(JdbcClient sql, long account, long windowStart) {
        return sql.sql(SPENT)
                .param("account_id", account)
                .param("window_start", windowStart)
                .query(Long.class)
                .single();
    }
}
