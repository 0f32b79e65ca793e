package io.ringtrue.server.storage.callbacks;

import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A row of `unwanted_url`: a URL that an account's callbacks are not posted to any more, since one was answered
/// with 410.
final class UnwantedUrlRow {
    private static final String INSERT = """
            INSERT INTO unwanted_url (account_id, url, since) VALUES (:account_id, :url, :since)
            ON CONFLICT (account_id, url) DO NOTHING
            """;
    private static final String SINCE = """
            SELECT since FROM unwanted_url WHERE account_id = :account_id AND url = :url
            """;
    private static final String DELETE = """
            DELETE FROM unwanted_url WHERE account_id = :account_id AND url = :url
            """;

    private UnwantedUrlRow() {}

    static boolean exists(JdbcClient sql, long accountId, String url) {
        return sql.sql(SINCE)
                .param("account_id", accountId)
                .param("url", url)
                .query(Long.class)
                .optional()
                .isPresent();
    }

    /// Repeating it changes nothing.
    static void insert(JdbcClient sql, long accountId, String url, Instant since) {
        sql.sql(INSERT)
                .param("account_id", accountId)
                .param("url", url)
                .param("since", since.toEpochMilli())
                .update();
    }

    /// @return how many there were: 0 or 1
    static int delete(JdbcClient sql, long accountId, String url) {
        return sql.sql(DELETE).param("account_id", accountId).param("url", url).update();
    }
}
