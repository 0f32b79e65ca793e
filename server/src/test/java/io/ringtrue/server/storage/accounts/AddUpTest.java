package io.ringtrue.server.storage.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.server.accounts.InstallationKey;
import io.ringtrue.server.ledger.LedgerEntry;
import io.ringtrue.server.storage.Samples;
import io.ringtrue.server.storage.Storage;
import io.ringtrue.server.storage.engine.StorageSettings;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// The statement's one statement. That it adds up rightly is in `LedgerStoreContract`.
class AddUpTest {
    /// A kind without a sum would be missing from the opening balance.
    @ParameterizedTest
    @EnumSource
    void addsUpEveryKind(LedgerEntry.Kind kind) {
        assertThat(AddUp.SUMS).containsOnlyOnce("SELECT '" + kind + "', COUNT(*)");
    }

    @Test
    void sortsNothingOnSqlite(@TempDir Path folder) {
        String url = "jdbc:sqlite:" + folder.resolve("sums.db");
        InstallationKey key = InstallationKey.loadOrCreate(folder.resolve("key"));
        Storage.open(new StorageSettings(url, "", "", folder.resolve("node"), 3), key, Samples.PLATFORM_THREADS)
                .close();
        List<String> plan = JdbcClient.create(new DriverManagerDataSource(url))
                .sql("EXPLAIN QUERY PLAN " + AddUp.SUMS)
                .param("account_id", 1)
                .param("from", 0)
                .param("to", 1)
                .query((row, number) -> row.getString("detail"))
                .list();
        assertThat(plan)
                .filteredOn(line -> line.contains("ledger_entry"))
                .hasSize(1 + LedgerEntry.Kind.values().length)
                .allMatch(line -> line.contains("COVERING INDEX ledger_entry_by_time (account_id=? AND at>?"));
        assertThat(plan).noneMatch(line -> line.contains("TEMP B-TREE"));
    }
}
