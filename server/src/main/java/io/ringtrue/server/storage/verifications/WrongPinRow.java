package io.ringtrue.server.storage.verifications;

import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A row of `wrong_pin`: one wrong entry. Rows are only counted.
final class WrongPinRow {
    private static final String INSERT = """
            INSERT INTO wrong_pin (number, at) VALUES (:number, :at)
            """;

    private WrongPinRow() {}

    /// @param number as its verification's row holds it
    /// @param count how many; none when it is not positive
    static void insert(JdbcClient sql, String number, Instant at, int count) {
        for (int i = 0; i < count; i++) {
            sql.sql(INSERT)
                    .param("number", number)
                    .param("at", at.toEpochMilli())
                    .update();
        }
    }
}
