package io.ringtrue.server.storage.people;

import java.time.Duration;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A row of `sent_form`.
final class SentFormRow {
    /// Longer than anybody stays signed in, so that no page is left to send it from.
    private static final Duration LIFE = Duration.ofDays(7);

    private static final String INSERT = """
            INSERT INTO sent_form (token, at) VALUES (:token, :at) ON CONFLICT (token) DO NOTHING
            """;
    private static final String DELETE_OLD = """
            DELETE FROM sent_form WHERE at < :before
            """;

    private SentFormRow() {}

    /// @return false: it is there already
    static boolean insert(JdbcClient sql, String token, Instant at) {
        sql.sql(DELETE_OLD).param("before", at.minus(LIFE).toEpochMilli()).update();
        return sql.sql(INSERT)
                        .param("token", token)
                        .param("at", at.toEpochMilli())
                        .update()
                == 1;
    }
}
