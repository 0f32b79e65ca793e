package io.ringtrue.server.storage.verifications;

import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A row of `test_call`: one call on trial. Rows are only counted, together with the verifications of their number.
public final class TestCallRow {
    private static final String INSERT = """
            INSERT INTO test_call (number, at) VALUES (:number, :at)
            """;
    private static final String DELETE_OLD = """
            DELETE FROM test_call WHERE at < :before
            """;

    private TestCallRow() {}

    /// @param number E.164 with `+`
    static void insert(JdbcClient sql, String number, Instant at) {
        sql.sql(INSERT)
                .param("number", VerificationRow.stored(number))
                .param("at", at.toEpochMilli())
                .update();
    }

    /// Somebody types each number by hand, so that one statement deletes few.
    public static int deleteOld(JdbcClient sql, long before) {
        return sql.sql(DELETE_OLD).param("before", before).update();
    }
}
