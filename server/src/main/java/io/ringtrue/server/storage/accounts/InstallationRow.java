package io.ringtrue.server.storage.accounts;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A row of `installation`: one named fact of the installation as a whole.
final class InstallationRow {
    private static final String INSERT = """
            INSERT INTO installation (name, value) VALUES (:name, :value) ON CONFLICT (name) DO NOTHING
            """;
    private static final String PUT = """
            INSERT INTO installation (name, value) VALUES (:name, :value)
            ON CONFLICT (name) DO UPDATE SET value = excluded.value
            """;
    private static final String VALUE = """
            SELECT value FROM installation WHERE name = :name
            """;

    private InstallationRow() {}

    static Optional<String> value(JdbcClient sql, String name) {
        return sql.sql(VALUE).param("name", name).query(String.class).optional();
    }

    static int put(JdbcClient sql, String name, String value) {
        return sql.sql(PUT).param("name", name).param("value", value).update();
    }

    /// What is there already stays.
    ///
    /// @return whether it was not there
    static boolean insert(JdbcClient sql, String name, String value) {
        return sql.sql(INSERT).param("name", name).param("value", value).update() == 1;
    }
}
