package io.ringtrue.server.storage.people;

import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A row of `provider_link`.
final class ProviderLinkRow {
    private static final String OWNER = """
            SELECT person_id FROM provider_link WHERE issuer = :issuer AND subject = :subject
            """;
    private static final String INSERT = """
            INSERT INTO provider_link (issuer, subject, person_id, created)
            VALUES (:issuer, :subject, :person_id, :created)
            ON CONFLICT DO NOTHING
            """;
    private static final String DELETE_OF = """
            DELETE FROM provider_link WHERE person_id = :person_id
            """;

    private ProviderLinkRow() {}

    static Optional<Long> owner(JdbcClient sql, String issuer, String subject) {
        return sql.sql(OWNER)
                .param("issuer", issuer)
                .param("subject", subject)
                .query(Long.class)
                .optional();
    }

    /// @return false: the subject is linked, or the person has another at this issuer
    static boolean insert(JdbcClient sql, String issuer, String subject, long personId, Instant at) {
        return sql.sql(INSERT)
                        .param("issuer", issuer)
                        .param("subject", subject)
                        .param("person_id", personId)
                        .param("created", at.toEpochMilli())
                        .update()
                == 1;
    }

    static boolean deleteOf(JdbcClient sql, long personId) {
        return sql.sql(DELETE_OF).param("person_id", personId).update() > 0;
    }
}
