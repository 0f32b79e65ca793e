package io.ringtrue.server.storage.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.server.accounts.InstallationKey;
import io.ringtrue.server.storage.PostgresCluster;
import io.ringtrue.server.storage.Samples;
import io.ringtrue.server.storage.Storage;
import io.ringtrue.server.storage.engine.StorageSettings;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// Old wrong PINs are found by an index, not by reading all there are.
class WrongPinsByTimeTest {
    private static final String OLD_ONES =
            MaskRows.WRONG_PINS.replace(":before", "10").replace(":limit", "500");

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit's
    Path folder;

    private JdbcClient filled(String url) {
        InstallationKey key = InstallationKey.loadOrCreate(folder.resolve("key"));
        Storage.open(new StorageSettings(url, "", "", folder.resolve("node"), 3), key, Samples.PLATFORM_THREADS)
                .close();
        JdbcClient sql = JdbcClient.create(new DriverManagerDataSource(url));
        sql.sql("""
                WITH RECURSIVE series (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM series WHERE i < 20000)
                INSERT INTO wrong_pin (number, at) SELECT '1202', i FROM series
                """).update();
        return sql;
    }

    @Test
    void readsByIndexOnPostgres() {
        JdbcClient sql = filled(PostgresCluster.running().newDatabase());
        sql.sql("ANALYZE").update();
        List<String> plan = sql.sql("EXPLAIN " + OLD_ONES).query(String.class).list();
        assertThat(plan).anyMatch(line -> line.contains("wrong_pin_by_time"));
    }

    @Test
    void readsByIndexOnSqlite() {
        List<String> plan = filled("jdbc:sqlite:" + folder.resolve("pins.db"))
                .sql("EXPLAIN QUERY PLAN " + OLD_ONES)
                .query((row, number) -> row.getString("detail"))
                .list();
        assertThat(plan).anyMatch(line -> line.contains("wrong_pin_by_time"));
    }
}
