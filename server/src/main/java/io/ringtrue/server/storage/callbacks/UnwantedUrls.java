package io.ringtrue.server.storage.callbacks;

import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;

/// URLs that an account's callbacks are not posted to any more, since one was answered with 410.
final class UnwantedUrls {
    private UnwantedUrls() {}

    static boolean has(JdbcClient sql, long accountId, String url) {
        return sql.sql("SELECT since FROM unwanted_url WHERE account_id = ? AND url = ?")
                .params(accountId, url)
                .query(Long.class)
                .optional()
                .isPresent();
    }

    /// Repeating it changes nothing.
    static void add(JdbcClient sql, long accountId, String url, Instant since) {
        sql.sql("INSERT INTO unwanted_url (account_id, url, since) VALUES (?, ?, ?)"
                        + " ON CONFLICT (account_id, url) DO NOTHING")
                .params(accountId, url, since.toEpochMilli())
                .update();
    }

    static void remove(JdbcClient sql, long accountId, String url) {
        sql.sql("DELETE FROM unwanted_url WHERE account_id = ? AND url = ?")
                .params(accountId, url)
                .update();
    }

    /// The URL of one of the account's callbacks.
    static void removeOf(JdbcClient sql, long accountId, long callbackId) {
        sql.sql("DELETE FROM unwanted_url WHERE account_id = ?"
                        + " AND url IN (SELECT url FROM callback WHERE id = ? AND account_id = ?)")
                .params(accountId, callbackId, accountId)
                .update();
    }
}
