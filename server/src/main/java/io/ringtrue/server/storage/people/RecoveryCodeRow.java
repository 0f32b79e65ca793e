package io.ringtrue.server.storage.people;

import io.ringtrue.server.accounts.SecretHash;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A row of `recovery_code`.
final class RecoveryCodeRow {
    private static final String INSERT = """
            INSERT INTO recovery_code (hash, person_id) VALUES (:hash, :person_id)
            """;
    private static final String LEFT = """
            SELECT COUNT(*) FROM recovery_code WHERE person_id = :person_id
            """;
    private static final String USE = """
            DELETE FROM recovery_code WHERE hash = :hash AND person_id = :person_id
            """;
    private static final String DELETE_OF = """
            DELETE FROM recovery_code WHERE person_id = :person_id
            """;

    private RecoveryCodeRow() {}

    static void insert(JdbcClient sql, long personId, SecretHash code) {
        sql.sql(INSERT)
                .param("hash", code.encoded())
                .param("person_id", personId)
                .update();
    }

    static int left(JdbcClient sql, long personId) {
        return sql.sql(LEFT).param("person_id", personId).query(Integer.class).single();
    }

    static boolean use(JdbcClient sql, long personId, SecretHash code) {
        return sql.sql(USE)
                        .param("hash", code.encoded())
                        .param("person_id", personId)
                        .update()
                == 1;
    }

    static void deleteOf(JdbcClient sql, long personId) {
        sql.sql(DELETE_OF).param("person_id", personId).update();
    }
}
