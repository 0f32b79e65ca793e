package io.ringtrue.server.storage.people;

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

/// Each list of the audit log reads a span of one index: entries of a day long ago are found without reading those
/// since.
class AuditEntriesByTimeTest {
    private static final int ROWS = 100_000;

    /// By the index that each has to use. Where an account and a deed are given, SQLite, which keeps no figures about
    /// its tables, may as well walk the account's entries.
    private static final Map<String, String> LISTS = Map.of(
            "audit_entry_by_time", AuditEntryRow.LIST,
            "audit_entry_by_who", AuditEntryRow.BY_WHO,
            "audit_entry_by_deed", AuditEntryRow.BY_DEED,
            "audit_entry_by_account", AuditEntryRow.OF_ACCOUNT,
            "audit_entry_by_(deed_of_)?account", AuditEntryRow.OF_ACCOUNT_BY_DEED);

    /// One hundredth of all, long ago.
    private static final Map<String, Object> LONG_AGO = Map.of(
            "who", "",
            "deed", "signed in",
            "account_id", 1L,
            "from", 1_000_000L,
            "until", 2_000_000L,
            "before", 0L,
            "limit", 50);

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit's
    Path folder;

    /// A second between two entries; one of 250 is the account's.
    private JdbcClient filled(String url) {
        InstallationKey key = InstallationKey.loadOrCreate(folder.resolve("key"));
        Storage.open(new StorageSettings(url, "", "", folder.resolve("node"), 3), key, Samples.PLATFORM_THREADS)
                .close();
        JdbcClient sql = JdbcClient.create(new DriverManagerDataSource(url));
        sql.sql("""
                WITH RECURSIVE series (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM series WHERE i < :rows)
                INSERT INTO audit_entry (at, who, place, account_id, deed, subject, was, now)
                SELECT i * 1000, CASE WHEN i % 100 = 0 THEN 'maya@halyard.example' ELSE 'admin token' END, '127.0.0.1',
                    i % 250, CASE WHEN i % 100 = 0 THEN 'signed in' ELSE 'changed settings' END, '', '', ''
                FROM series
                """).param("rows", ROWS).update();
        return sql;
    }

    @Test
    void walksOneIndexOnPostgres() {
        JdbcClient sql = filled(PostgresCluster.running().newDatabase());
        sql.sql("ANALYZE").update();
        LISTS.forEach((index, list) -> {
            List<String> plan = sql.sql("EXPLAIN (ANALYZE, TIMING OFF) " + list)
                    .params(LONG_AGO)
                    .query(String.class)
                    .list();
            assertThat(plan).as(String.join("\n", plan)).noneMatch(line -> line.contains("Seq Scan"));
            // A bitmap of few rows is sorted in no time; what counts is that no others are read.
            assertThat(plan.toString())
                    .as(list)
                    .containsPattern("(Scan Backward using|Bitmap Index Scan on) " + index + " ")
                    .contains("(at >= ", "(ROW(at, id) < ");
        });
    }

    @Test
    void walksOneIndexOnSqlite() {
        JdbcClient sql = filled("jdbc:sqlite:" + folder.resolve("audit.db"));
        LISTS.forEach((index, list) -> {
            List<String> plan = sql.sql("EXPLAIN QUERY PLAN " + list)
                    .params(LONG_AGO)
                    .query((row, number) -> row.getString("detail"))
                    .list();
            assertThat(plan).as(plan.toString()).noneMatch(line -> line.contains("TEMP B-TREE"));
            assertThat(plan.toString())
                    .containsPattern("USING INDEX " + index + " ")
                    .contains("at>? AND at<?");
        });
    }
}
