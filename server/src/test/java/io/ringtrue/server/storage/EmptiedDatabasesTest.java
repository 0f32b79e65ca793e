package io.ringtrue.server.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.server.accounts.InstallationKey;
import io.ringtrue.server.ledger.Money;
import io.ringtrue.server.storage.engine.StorageSettings;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// A test finds nothing of those that had its database and its backends before.
class EmptiedDatabasesTest {
    private static final String USED = "SELECT pg_backend_pid()";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit's
    Path folder;

    private static JdbcClient tables(String url) {
        return JdbcClient.create(new DriverManagerDataSource(url));
    }

    /// Every row of every table, and every sequence.
    private static Map<String, String> content(String url) {
        JdbcClient sql = tables(url);
        Map<String, String> content = new TreeMap<>();
        for (String table : sql.sql("SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace"
                        + " AND relkind = 'r'")
                .query(String.class)
                .list()) {
            content.put(
                    table,
                    sql.sql("SELECT COALESCE(json_agg(t)::text, '') FROM " + table + " AS t")
                            .query(String.class)
                            .single());
        }
        content.put(
                "sequences",
                sql.sql("SELECT string_agg(format('%s %s', sequencename, last_value), ',' ORDER BY sequencename)"
                                + " FROM pg_sequences")
                        .query(String.class)
                        .single());
        return content;
    }

    private void use(String url) {
        InstallationKey key = InstallationKey.loadOrCreate(folder.resolve("key"));
        StorageSettings settings = new StorageSettings(url, "", "", folder.resolve("node"), 3);
        try (Storage storage = Storage.open(settings, key, Samples.PLATFORM_THREADS)) {
            long account =
                    storage.accounts().create(Samples.newAccount("apikey-1")).id();
            storage.ledger().credit(account, Money.of("1"), "first", Samples.NOW);
        }
    }

    @Test
    void aDatabaseIsGivenOutAgainAsItWas() {
        Map<String, String> asNew = content(Engine.POSTGRESQL.newDatabase(folder));
        String url = EmptiedDatabases.take();
        assertThat(content(url)).isEqualTo(asNew);
        use(url);
        tables(url).sql("DELETE FROM installation").update();
        tables(url)
                .sql("UPDATE flyway_schema_history SET description = 'changed'")
                .update();
        assertThat(content(url)).isNotEqualTo(asNew);
        EmptiedDatabases.giveBack(url);
        assertThat(EmptiedDatabases.take()).isEqualTo(url);
        assertThat(content(url)).isEqualTo(asNew);
        EmptiedDatabases.giveBack(url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DROP TRIGGER ledger_entry_is_only_added ON ledger_entry",
                "ALTER TABLE ledger_entry DISABLE TRIGGER ledger_entry_is_only_added",
                "ALTER TABLE account ADD COLUMN more INTEGER",
                "ALTER TABLE account ALTER COLUMN name SET DEFAULT 'x'",
                "DROP INDEX audit_entry_by_who",
                "CREATE TABLE more (id INTEGER)",
                "CREATE VIEW more AS SELECT 1",
                "CREATE SCHEMA more",
                "ANALYZE flyway_schema_history",
                "CREATE FUNCTION more() RETURNS INTEGER LANGUAGE SQL AS 'SELECT 1'"
            })
    void aDatabaseOfAnotherFormIsNotGivenOutAgain(String change) {
        String url = EmptiedDatabases.take();
        tables(url).sql(change).update();
        EmptiedDatabases.giveBack(url);
        assertThat(EmptiedDatabases.take()).isNotEqualTo(url);
    }

    @Test
    void aDatabaseThatSomebodyStillUsesIsNotGivenOutAgain() throws SQLException {
        String url = EmptiedDatabases.take();
        try (Connection connection = DriverManager.getConnection(url)) {
            assertThat(connection.isValid(1)).isTrue();
            EmptiedDatabases.giveBack(url);
            String next = EmptiedDatabases.take();
            assertThat(next).isNotEqualTo(url);
            EmptiedDatabases.giveBack(next);
        }
    }

    @Test
    void aConnectionFindsNothingOfTheOneBefore() throws SQLException {
        String url = EmptiedDatabases.take();
        int backend;
        try (Connection connection = DriverManager.getConnection(url)) {
            connection.setAutoCommit(false);
            backend = number(connection, USED);
            for (String left : new String[] {
                "SET statement_timeout = 4321",
                "CREATE TEMPORARY TABLE mine (id INTEGER)",
                "LISTEN ringtrue",
                "SELECT pg_advisory_lock(1)",
                "LOCK TABLE account"
            }) {
                try (Statement statement = connection.createStatement()) {
                    statement.execute(left);
                }
            }
        }
        try (Connection connection = DriverManager.getConnection(url)) {
            assertThat(number(connection, USED)).isEqualTo(backend);
            assertThat(connection.getAutoCommit()).isTrue();
            assertThat(number(connection, "SELECT setting FROM pg_settings WHERE name = 'statement_timeout'"))
                    .isZero();
            assertThat(number(connection, "SELECT COUNT(*) FROM pg_class WHERE relname = 'mine'"))
                    .isZero();
            assertThat(number(connection, "SELECT COUNT(*) FROM pg_listening_channels()"))
                    .isZero();
            assertThat(number(
                            connection,
                            "SELECT COUNT(*) FROM pg_locks WHERE pid = pg_backend_pid() AND (locktype = 'advisory'"
                                    + " OR relation = 'account'::regclass)"))
                    .isZero();
        }
        EmptiedDatabases.giveBack(url);
    }

    private static int number(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(query)) {
            assertThat(answer.next()).isTrue();
            return answer.getInt(1);
        }
    }
}
