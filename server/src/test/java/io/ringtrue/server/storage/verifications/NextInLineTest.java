package io.ringtrue.server.storage.verifications;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.server.accounts.InstallationKey;
import io.ringtrue.server.storage.PostgresCluster;
import io.ringtrue.server.storage.Samples;
import io.ringtrue.server.storage.Storage;
import io.ringtrue.server.storage.engine.SqlDialect;
import io.ringtrue.server.storage.engine.StorageSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// What a claim reads when one account has queued 100,000 verifications.
class NextInLineTest {
    private static final int QUEUED = 100_000;
    private static final Pattern ROWS = Pattern.compile("actual rows=([0-9.]+) loops=([0-9]+)");
    private static final Pattern REMOVED = Pattern.compile("Rows Removed by .*: ([0-9]+)");

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit's
    Path folder;

    private JdbcClient filled(String url) {
        InstallationKey key = InstallationKey.loadOrCreate(folder.resolve("key"));
        Storage.open(new StorageSettings(url, "", "", folder.resolve("node"), 3), key, Samples.PLATFORM_THREADS)
                .close();
        JdbcClient sql = JdbcClient.create(new DriverManagerDataSource(url));
        sql.sql("""
                WITH RECURSIVE series (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM series WHERE i < 3)
                INSERT INTO account (name, company, announce_pin, callback_url_type, progress_callbacks,
                    get_places_calls, active, created)
                SELECT 'one', 'one', TRUE, 'url', FALSE, FALSE, TRUE, i FROM series
                """).update();
        sql.sql("""
                WITH RECURSIVE series (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM series WHERE i < %d)
                INSERT INTO verification (id, account_id, number, status, price, cost, hold, created, announce_pin, brand,
                    language, language_reason, reference, callback_host, sip_status, q850, pin_life)
                SELECT i, CASE WHEN i <= %d THEN 1 ELSE i - %d + 1 END, '1202', 'QUEUED', 1, 0, 0, i, TRUE, '',
                    'en', '', '', '', 0, 0, 1
                FROM series
                """.formatted(QUEUED + 2, QUEUED, QUEUED)).update();
        return sql;
    }

    private static String next(SqlDialect dialect) {
        return NextInLine.next(dialect)
                .replace(":after", "0")
                .replace(":accounts", Integer.toString(NextInLine.ACCOUNTS))
                .replace(":most", "10")
                .replace(":node", "'n'")
                .replace(":boot", "1")
                .replace(":now", "1");
    }

    @Test
    void readsAFewRowsOnPostgres() {
        JdbcClient sql = filled(PostgresCluster.running().newDatabase());
        sql.sql("ANALYZE").update();
        List<String> plan = sql.sql(
                        "EXPLAIN (ANALYZE, TIMING OFF) " + next(SqlDialect.POSTGRESQL) + " FOR UPDATE SKIP LOCKED")
                .query(String.class)
                .list();
        double read = 0;
        for (String line : plan) {
            Matcher rows = ROWS.matcher(line);
            if (rows.find()) read += Double.parseDouble(rows.group(1)) * Integer.parseInt(rows.group(2));
            Matcher removed = REMOVED.matcher(line);
            if (removed.find()) read += Integer.parseInt(removed.group(1));
        }
        assertThat(read).as(String.join("\n", plan)).isBetween(10.0, 1_000.0);
        assertThat(plan).noneMatch(line -> line.contains("Seq Scan on verification"));
    }

    @Test
    void readsByIndexOnSqlite() {
        JdbcClient sql = filled("jdbc:sqlite:" + folder.resolve("turns.db"));
        List<String> plan = sql.sql("EXPLAIN QUERY PLAN " + next(SqlDialect.SQLITE))
                .query((row, number) -> row.getString("detail"))
                .list();
        assertThat(plan)
                .filteredOn(line -> line.startsWith("SCAN") || line.startsWith("SEARCH"))
                .isNotEmpty()
                .noneMatch(line -> line.matches("SCAN [vf]\\b.*"));
        assertThat(sql.sql(next(SqlDialect.SQLITE))
                        .query((row, number) -> row.getLong("id"))
                        .list())
                .containsExactly(1L, QUEUED + 1L, QUEUED + 2L, 2L, 3L, 4L, 5L, 6L, 7L, 8L);
    }
}
