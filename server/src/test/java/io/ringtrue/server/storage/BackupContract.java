package io.ringtrue.server.storage;

import static io.ringtrue.server.storage.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.server.accounts.Account;
import io.ringtrue.server.callbacks.Shares;
import io.ringtrue.server.calls.LeaveToDial;
import io.ringtrue.server.ledger.Balance;
import io.ringtrue.server.ledger.LedgerCheck.Event;
import io.ringtrue.server.ledger.Money;
import io.ringtrue.server.verification.TimelineEvent;
import io.ringtrue.server.verification.Verification;
import io.ringtrue.server.verification.VerificationStore.Abandoned;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// An operator restores yesterday's backup: what was charged since is listed, and nothing rings twice.
abstract class BackupContract extends StoreContract {
    private static final Duration LEASE = Duration.ofSeconds(20);

    BackupContract(Engine engine) {
        super(engine);
    }

    @Override
    boolean needsItsOwnDatabase() {
        return true;
    }

    @Test
    void callsNothingAgainThatABackupHasQueuedOrDialling() {
        storage.mark(NOW);
        Account account = accountWith("1");
        long queued = queued(account).id();
        long dialling = queued(account).id();
        dial(dialling);
        Backup backup = backUp();

        storage.mark(at(60));
        assertThat(storage.verifications().finish(Samples.verified(queued, 1))).isTrue();
        storage.mark(at(120));
        backup.restore();

        storage.mark(at(300));
        assertThat(storage.callQueue().claim(storage.node(), at(300), LEASE, 10))
                .isEmpty();
        List<Abandoned> stopped = storage.verifications().abandoned(storage.node(), at(300), 10);
        assertThat(stopped).extracting(one -> one.verification().id()).containsExactlyInAnyOrder(queued, dialling);
        assertThat(storage.verifications().timeline(account.id(), queued))
                .last()
                .isEqualTo(new TimelineEvent(millis(at(300)), "restored", "the database is an older backup"));
        for (Abandoned one : stopped) {
            assertThat(storage.verifications()
                            .finish(Samples.failed(one.verification().id(), one.generation())))
                    .isTrue();
        }
        assertThat(storage.ledger().balance(account.id())).contains(new Balance(Money.of("1"), Money.ZERO));
        assertThat(storage.callbacks().claim(at(300), LEASE, 10, new Shares(10, 10, 10)))
                .hasSize(2);
        assertThat(findings()).isEmpty();
    }

    private void dial(long id) {
        storage.callQueue().claim(storage.node(), NOW, LEASE, 10).stream()
                .filter(order -> order.id() == id)
                .forEach(order -> assertThat(storage.callQueue().intendToDial(order, NOW, Samples.DO_NOT_CALL))
                        .isEqualTo(LeaveToDial.GIVEN));
        tables().sql("UPDATE verification SET lease_until = 0 WHERE status = 'QUEUED'")
                .update();
    }

    private List<Event> findings() {
        List<Event> events = new ArrayList<>();
        storage.ledgerCheck().run(java.util.OptionalLong.empty(), events::add);
        return events.stream().filter(Event.Finding.class::isInstance).toList();
    }

    @Test
    void listsWhatWasChargedSince() throws IOException {
        Account one = accountWith("1");
        Account other = accountWith("2");
        storage.mark(NOW);
        Backup backup = backUp();
        storage.verifications().finish(Samples.verified(queued(one).id(), 0));
        storage.validations().record(usage(one, "0.005"));
        Account made = accountWith("3");
        storage.mark(at(120));
        backup.restore();
        storage.mark(at(300));
        assertThat(reports())
                .singleElement()
                .satisfies(report -> assertThat(Files.readString(report))
                        .isEqualTo("account,entries_missing,balance_was,balance_is\n"
                                + one.id() + ",2,0.98,1\n"
                                + made.id() + ",1,3,0\n"));
        assertThat(storage.ledger().balance(other.id())).contains(new Balance(Money.of("2"), Money.ZERO));
        storage.mark(at(305));
        assertThat(reports()).hasSize(1);
    }

    private List<Path> reports() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("node-1"))) {
            return files.filter(file -> file.getFileName().toString().startsWith("restored-"))
                    .toList();
        }
    }

    @Test
    void givesNoConfirmationNumberTwice() {
        Account account = accountWith("1");
        Backup backup = backUp();
        long since = storage.validations().record(usage(account, "0")).confirmation();
        storage.mark(at(60));
        backup.restore();
        storage.mark(at(120));
        for (int i = 0; i < 100; i++) {
            assertThat(storage.validations().record(usage(account, "0")).confirmation())
                    .isNotEqualTo(since);
        }
    }

    /// A backup of a few seconds before the end is older too, because the node marks its end.
    @Test
    void takesItsOwnDatabaseForWhatItIs() throws IOException {
        Account account = accountWith("1");
        storage.mark(NOW);
        long queued = queued(account).id();
        for (int start = 1; start <= 3; start++) {
            storage.mark(at(start * 10));
            storage.close();
            storage = open("node-1");
        }
        storage.mark(at(100));
        assertThat(reports()).isEmpty();
        assertThat(storage.callQueue().claim(storage.node(), at(100), LEASE, 10))
                .extracting(order -> order.id())
                .containsExactly(queued);
    }

    /// While the node runs: the next mark notices it.
    @Test
    void noticesThatTheDatabaseIsReplacedUnderIt() throws IOException {
        storage.mark(NOW);
        storage.mark(at(5));
        tables().sql("UPDATE node_mark SET mark = mark - 1").update();
        storage.mark(at(10));
        assertThat(reports()).hasSize(1);
    }

    final Instant at(int seconds) {
        return NOW.plusSeconds(seconds);
    }

    private static Instant millis(Instant at) {
        return Instant.ofEpochMilli(at.toEpochMilli());
    }

    /// Of a node that is stopped meanwhile, as the documentation says.
    Backup backUp() {
        storage.close();
        Backup backup = url().startsWith("jdbc:postgresql:") ? new PostgresBackup() : new SqliteBackup();
        storage = open("node-1");
        return backup;
    }

    interface Backup {
        void restore();
    }

    private final class SqliteBackup implements Backup {
        private final Path file = Path.of(url().substring("jdbc:sqlite:".length()));
        private final Path copy = file.resolveSibling("backup.db");

        SqliteBackup() {
            copied(file, copy);
        }

        @Override
        public void restore() {
            storage.close();
            copied(copy, file);
            storage = open("node-1");
        }

        private static void copied(Path from, Path to) {
            try {
                Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
    }

    private final class PostgresBackup implements Backup {
        private final String name = url().replaceAll(".*/(test_[0-9]+)\\?.*", "$1");
        private final JdbcClient server =
                JdbcClient.create(new DriverManagerDataSource(url().replace(name, "postgres")));

        PostgresBackup() {
            server.sql("CREATE DATABASE " + name + "_backup TEMPLATE " + name).update();
        }

        @Override
        public void restore() {
            storage.close();
            server.sql("DROP DATABASE " + name + " WITH (FORCE)").update();
            server.sql("CREATE DATABASE " + name + " TEMPLATE " + name + "_backup")
                    .update();
            storage = open("node-1");
        }
    }

    /// What another node accepts after the restore is younger than the backup.
    final void leavesAloneWhatAnotherNodeAcceptsAfterTheRestore() {
        Account account = accountWith("1");
        try (Storage other = open("node-2")) {
            other.mark(NOW);
            storage.mark(NOW);
        }
        Backup backup = backUp();
        try (Storage other = open("node-2")) {
            other.mark(at(60));
            storage.mark(at(60));
        }
        backup.restore();
        storage.mark(at(300));
        Verification young = Samples.verification(account, "+12015550123", at(310), Samples.PRICE);
        storage.verifications().admit(Samples.admission(young));
        try (Storage other = open("node-2")) {
            other.mark(at(320));
            assertThat(storage.callQueue().claim(storage.node(), at(330), LEASE, 10))
                    .extracting(order -> order.id())
                    .containsExactly(young.id());
        }
    }
}
