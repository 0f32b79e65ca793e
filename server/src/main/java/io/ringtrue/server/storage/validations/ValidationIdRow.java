package io.ringtrue.server.storage.validations;

import org.springframework.jdbc.core.simple.JdbcClient;

/// The one row of `validation_id`: the next id that nobody has taken.
final class ValidationIdRow {
    private static final String TAKE = """
            UPDATE validation_id SET next = next + :count RETURNING next
            """;

    private ValidationIdRow() {}

    /// Takes as many ids as `count`.
    ///
    /// @return the first id after them
    static long take(JdbcClient sql, int count) {
        return sql.sql(TAKE).param("count", count).query(Long.class).single();
    }
}
