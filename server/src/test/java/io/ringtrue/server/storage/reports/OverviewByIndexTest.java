package io.ringtrue.server.storage.reports;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.server.accounts.InstallationKey;
import io.ringtrue.server.storage.Samples;
import io.ringtrue.server.storage.Storage;
import io.ringtrue.server.storage.engine.StorageSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// An account's overview begins at an index of that account: what others did in the last hour costs it nothing. SQLite
/// has no statistics, so its plans depend on the statements alone.
class OverviewByIndexTest {
    private static final OptionalLong ACCOUNT = OptionalLong.of(7);

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit's
    Path folder;

    private List<String> plan(String statement) {
        String url = "jdbc:sqlite:" + folder.resolve("overview.db");
        InstallationKey key = InstallationKey.loadOrCreate(folder.resolve("key"));
        Storage.open(new StorageSettings(url, "", "", folder.resolve("node"), 3), key, Samples.PLATFORM_THREADS)
                .close();
        return JdbcClient.create(new DriverManagerDataSource(url))
                .sql("EXPLAIN QUERY PLAN " + statement.replaceAll(":[a-z]+", "7"))
                .query((row, number) -> row.getString("detail"))
                .list();
    }

    @Test
    void readsAnAccountsOwnRows() {
        for (String statement : List.of(
                OverviewQuery.narrowed(OverviewQuery.MINUTES, ACCOUNT, "v"),
                OverviewQuery.narrowed(OverviewQuery.CALLBACKS, ACCOUNT, "v"),
                OverviewQuery.narrowed(OverviewQuery.FIRSTS, ACCOUNT, "v"),
                OverviewQuery.narrowed(HourQuery.MATCHES, ACCOUNT, "v"),
                OverviewQuery.narrowed(OverviewQuery.WAITING, ACCOUNT, "c"),
                OverviewQuery.narrowed(OverviewQuery.CHARGED, ACCOUNT, "s"),
                HourQuery.ATTEMPTS_OF_ACCOUNT,
                OverviewQuery.UNDER_WAY_OF_ACCOUNT,
                OverviewQuery.LIVE_OF_ACCOUNT)) {
            List<String> plan = plan(statement);
            assertThat(plan)
                    .as(statement)
                    .anyMatch(line -> line.contains("account_id=?"))
                    .noneMatch(line -> line.matches("SCAN (v|c|d|q|u|s)\\b.*"))
                    .noneMatch(line -> line.contains("verification_by_time"));
        }
    }

    /// Neither others' queues nor the account's own history.
    @Test
    void findsWhatAnAccountHasUnderWay() {
        for (String statement : List.of(OverviewQuery.UNDER_WAY_OF_ACCOUNT, OverviewQuery.LIVE_OF_ACCOUNT)) {
            assertThat(plan(statement))
                    .anyMatch(line -> line.contains("verification_under_way (account_id=?"))
                    .anyMatch(line -> line.contains("verification_waiting (account_id=?"));
        }
    }

    @Test
    void readsTheInstallationsHourFromTheIndexAlone() {
        assertThat(plan(HourQuery.ATTEMPTS))
                .anyMatch(line -> line.contains("COVERING INDEX call_record_by_time (began>?)"));
    }

    @Test
    void findsTheLastFailureAtOnce() {
        assertThat(plan(HourQuery.FAILURE))
                .singleElement()
                .asString()
                .contains("COVERING INDEX call_record_failed (trunk=? AND failed>?)");
    }
}
