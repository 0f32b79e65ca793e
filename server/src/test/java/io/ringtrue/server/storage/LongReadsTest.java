package io.ringtrue.server.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringtrue.server.accounts.Account;
import io.ringtrue.server.accounts.InstallationKey;
import io.ringtrue.server.ledger.LedgerCheck.Event;
import io.ringtrue.server.ledger.Money;
import io.ringtrue.server.reports.AuditView;
import io.ringtrue.server.storage.engine.StorageSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// Reads of an operator that take longer than a request may. The ledger is slow here, as a large one is: it takes
/// 300 ms for each of its entries, and a statement may take 500 ms.
class LongReadsTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit's
    Path folder;

    private Storage storage;
    private Account account;

    @BeforeEach
    void openSlowLedger() {
        String url = Engine.POSTGRESQL.newDatabase(folder);
        storage = Storage.open(
                new StorageSettings(url + "&options=-c%20statement_timeout=500", "", "", folder.resolve("node"), 3),
                InstallationKey.loadOrCreate(folder.resolve("key")),
                Samples.PLATFORM_THREADS);
        account = storage.accounts().create(Samples.newAccount("apikey-" + Samples.unique()));
        for (int i = 0; i < 3; i++) storage.ledger().credit(account.id(), Money.of("1"), "credit " + i, Samples.NOW);
        JdbcClient tables = JdbcClient.create(new DriverManagerDataSource(url));
        tables.sql("ALTER TABLE ledger_entry RENAME TO kept_entry").update();
        tables.sql("CREATE VIEW ledger_entry AS SELECT * FROM kept_entry WHERE pg_sleep(0.3) IS NOT NULL")
                .update();
    }

    @AfterEach
    void close() {
        storage.close();
    }

    @Test
    void cutsARequestThatTakesTooLong() {
        assertThatThrownBy(() -> storage.ledger().entries(account.id(), Long.MAX_VALUE, 10))
                .hasStackTraceContaining("statement timeout");
    }

    @Test
    void checksALargeLedger() {
        List<Event> events = new ArrayList<>();
        storage.ledgerCheck().run(OptionalLong.empty(), events::add);
        assertThat(events.getLast()).isEqualTo(new Event.Done(1, 3, 0));
    }

    @Test
    void exportsTheBalancesOfALargeAccount() {
        List<List<String>> lines = new ArrayList<>();
        storage.reports().export(AuditView.BALANCES, lines::add);
        assertThat(lines).singleElement().satisfies(line -> assertThat(line).contains("3"));
    }

    @Test
    void exportsALargeLedger() {
        List<List<String>> lines = new ArrayList<>();
        storage.reports().export(AuditView.LEDGER, lines::add);
        assertThat(lines).hasSize(3);
    }

    @Test
    void limitsRequestsAsBeforeAfterALongRead() {
        for (int i = 0; i < 3; i++) storage.reports().export(AuditView.BALANCES, _ -> {});
        cutsARequestThatTakesTooLong();
    }
}
