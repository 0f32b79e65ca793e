package io.ringtrue.server.storage.people;

import io.ringtrue.server.accounts.SecretHash;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A row of `sign_in_link`.
final class SignInLinkRow {
    private static final String INSERT = """
            INSERT INTO sign_in_link (hash, person_id, until) VALUES (:hash, :person_id, :until)
            """;
    private static final String OWNER = """
            SELECT person_id FROM sign_in_link WHERE hash = :hash AND until > :now
            """;
    private static final String TAKE = """
            DELETE FROM sign_in_link WHERE hash = :hash AND until > :now RETURNING person_id
            """;
    private static final String DELETE_OF = """
            DELETE FROM sign_in_link WHERE person_id = :person_id
            """;
    private static final String DELETE_OLD = """
            DELETE FROM sign_in_link WHERE until <= :now
            """;

    private SignInLinkRow() {}

    static void insert(JdbcClient sql, SecretHash token, long personId, Instant until) {
        sql.sql(INSERT)
                .param("hash", token.encoded())
                .param("person_id", personId)
                .param("until", until.toEpochMilli())
                .update();
    }

    static Optional<Long> owner(JdbcClient sql, SecretHash token, Instant now) {
        return sql.sql(OWNER)
                .param("hash", token.encoded())
                .param("now", now.toEpochMilli())
                .query(Long.class)
                .optional();
    }

    /// Links that were made before a password or a role changed must not outlive it.
    static void deleteOf(JdbcClient sql, long personId) {
        sql.sql(DELETE_OF).param("person_id", personId).update();
    }

    static Optional<Long> take(JdbcClient sql, SecretHash token, Instant now) {
        sql.sql(DELETE_OLD).param("now", now.toEpochMilli()).update();
        return sql.sql(TAKE)
                .param("hash", token.encoded())
                .param("now", now.toEpochMilli())
                .query(Long.class)
                .optional();
    }
}
