package io.ringtrue.server.storage.guesses;

import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A row of `auth_place`: an address that a credential's right secret has come from, hashed.
final class AuthPlaceRow {
    /// Enough for an owner with many machines; whose addresses change more often waits like a stranger at new
    /// ones.
    private static final int MOST_OF_ONE = 256;

    private static final String EXISTS = """
            SELECT COUNT(*) FROM auth_place WHERE credential_id = :credential_id AND address = :address
            """;
    private static final String PUT = """
            INSERT INTO auth_place (credential_id, address, last_seen) VALUES (:credential_id, :address, :at)
            ON CONFLICT (credential_id, address) DO UPDATE SET last_seen = excluded.last_seen
            """;
    private static final String DELETE_OLDEST = """
            DELETE FROM auth_place WHERE credential_id = :credential_id AND address NOT IN (
                SELECT address FROM auth_place WHERE credential_id = :credential_id
                ORDER BY last_seen DESC, address LIMIT :most)
            """;

    private AuthPlaceRow() {}

    static boolean exists(JdbcClient sql, long credential, long address) {
        return sql.sql(EXISTS)
                        .param("credential_id", credential)
                        .param("address", address)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /// Remembers the address, and forgets the credential's oldest when there are too many.
    static void put(JdbcClient sql, long credential, long address, Instant at) {
        sql.sql(PUT)
                .param("credential_id", credential)
                .param("address", address)
                .param("at", at.toEpochMilli())
                .update();
        sql.sql(DELETE_OLDEST)
                .param("credential_id", credential)
                .param("most", MOST_OF_ONE)
                .update();
    }
}
