package io.ringtrue.server.storage.reports;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.server.accounts.InstallationKey;
import io.ringtrue.server.storage.PostgresCluster;
import io.ringtrue.server.storage.Samples;
import io.ringtrue.server.storage.Storage;
import io.ringtrue.server.storage.engine.StorageSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// The days of a chart read the entries of these days, of an account and of all, and none of the years before.
class ChargedDaysTest {
    private static final int ACCOUNTS = 20;
    private static final int ENTRIES = 5_000;
    /// The last hundredth of each account's entries.
    private static final Map<String, Object> SPAN = Map.of("account", 1L, "from", 4_950_000L, "to", 5_000_000L);

    private static final Map<String, String> INDEXES = Map.of(
            MoneyQuery.DAYS, "ledger_entry_by_time",
            MoneyQuery.DAYS_OF_ALL, "ledger_entry_of_all_by_time");

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit's
    Path folder;

    private JdbcClient filled(String url) {
        InstallationKey key = InstallationKey.loadOrCreate(folder.resolve("key"));
        Storage.open(new StorageSettings(url, "", "", folder.resolve("node"), 3), key, Samples.PLATFORM_THREADS)
                .close();
        JdbcClient sql = JdbcClient.create(new DriverManagerDataSource(url));
        sql.sql("""
                WITH RECURSIVE series (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM series WHERE i < :accounts)
                INSERT INTO account (name, company, announce_pin, callback_url_type, progress_callbacks, get_places_calls,
                    active, created, balance, held)
                SELECT 'Account ' || i, '', FALSE, 'https', FALSE, FALSE, TRUE, 0, 0, 0 FROM series
                """).param("accounts", ACCOUNTS).update();
        sql.sql("""
                WITH RECURSIVE series (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM series WHERE i < :entries)
                INSERT INTO ledger_entry (account_id, sequence, kind, amount, balance, reference, at)
                SELECT a.id, i, 'VALIDATION', -15000, 0, 'r' || i, i * 1000 FROM series, account a
                """).param("entries", ENTRIES).update();
        return sql;
    }

    @Test
    void readsTheEntriesOfTheseDaysAloneOnPostgres() {
        JdbcClient sql = filled(PostgresCluster.running().newDatabase());
        sql.sql("ANALYZE").update();
        INDEXES.forEach((statement, index) -> {
            List<String> plan = sql.sql("EXPLAIN (ANALYZE, TIMING OFF) " + statement)
                    .params(SPAN)
                    .query(String.class)
                    .list();
            assertThat(plan)
                    .as(String.join("\n", plan))
                    .anyMatch(line -> line.contains(index))
                    .noneMatch(line -> line.contains("Seq Scan"));
        });
    }

    @Test
    void readsTheEntriesOfTheseDaysAloneOnSqlite() {
        JdbcClient sql = filled("jdbc:sqlite:" + folder.resolve("days.db"));
        INDEXES.forEach((statement, index) -> {
            List<String> plan = sql.sql("EXPLAIN QUERY PLAN " + statement)
                    .params(SPAN)
                    .query((row, number) -> row.getString("detail"))
                    .list();
            String whose = statement.equals(MoneyQuery.DAYS) ? "account_id=? AND " : "";
            assertThat(plan)
                    .filteredOn(line -> line.contains(" e "))
                    .hasSize(3)
                    .allMatch(line -> line.contains("COVERING INDEX " + index + " (" + whose + "at>? AND at<?)"));
        });
    }
}
