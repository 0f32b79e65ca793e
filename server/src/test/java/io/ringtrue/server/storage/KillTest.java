package io.ringtrue.server.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.server.accounts.Account;
import io.ringtrue.server.accounts.InstallationKey;
import io.ringtrue.server.ledger.Money;
import io.ringtrue.server.reports.AuditView;
import io.ringtrue.server.storage.engine.StorageSettings;
import io.ringtrue.server.validation.ValidationStore.Result;
import io.ringtrue.server.validation.ValidationStore.Usage;
import io.ringtrue.server.verification.Admitted;
import io.ringtrue.server.verification.Verification;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// kill -9 of a process that admits verifications into SQLite: whatever it had acknowledged is there. This is about
/// the death of the process; a power cut is not simulated.
class KillTest {
    private static final int KILLS = 6;
    private static final int WRITERS = 16;
    private static final int ACKNOWLEDGED_BEFORE_KILL = 300;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit's
    Path folder;

    private final Set<Long> verifications = new HashSet<>();
    private final Set<Long> validations = new HashSet<>();

    @Test
    void losesNothingAcknowledgedWhenKilled() throws Exception {
        for (int kill = 0; kill < KILLS; kill++) {
            writeUntilKilled(kill, (kill + 1) * (ACKNOWLEDGED_BEFORE_KILL + 37 * kill));
        }
        assertThat(verifications).hasSizeGreaterThanOrEqualTo(KILLS * ACKNOWLEDGED_BEFORE_KILL);
        assertThat(validations).hasSizeGreaterThanOrEqualTo(KILLS * ACKNOWLEDGED_BEFORE_KILL);
        try (Storage storage = open(folder)) {
            assertThat(exported(storage, AuditView.REQUESTS, 0)).containsAll(verifications);
            assertThat(exported(storage, AuditView.VALIDATIONS, 1)).containsAll(validations);
            List<List<String>> balances = new ArrayList<>();
            storage.reports().export(AuditView.BALANCES, balances::add);
            assertThat(balances).hasSize(KILLS).allSatisfy(row -> {
                assertThat(row.get(2)).as("balance is the sum of its entries").isEqualTo(row.get(4));
                assertThat(row.get(3)).as("held is the sum of open holds").isEqualTo(row.get(5));
            });
        }
    }

    private static Set<Long> exported(Storage storage, AuditView view, int column) {
        Set<Long> numbers = new HashSet<>();
        storage.reports().export(view, row -> numbers.add(Long.valueOf(row.get(column))));
        return numbers;
    }

    /// @param most of each kind in all lives so far
    private void writeUntilKilled(int life, int most) throws IOException, InterruptedException {
        Process child = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "--enable-native-access=ALL-UNNAMED",
                        // It lives for seconds: the second compiler would not earn back what it costs.
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Victim.class.getName(),
                        folder.toString(),
                        Integer.toString(life))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader answers = child.inputReader(StandardCharsets.US_ASCII)) {
            String line = answers.readLine();
            while (line != null) {
                if (line.endsWith(";")) {
                    acknowledged(line.charAt(0)).add(Long.valueOf(line.substring(1, line.length() - 1)));
                }
                if (verifications.size() >= most && validations.size() >= most) {
                    // By its handle: the child's own method would also close the stream we go on reading.
                    child.toHandle().destroyForcibly();
                }
                line = answers.readLine();
            }
        }
        assertThat(child.waitFor()).as("ended by signal 9").isEqualTo(128 + 9);
    }

    private Set<Long> acknowledged(char kind) {
        return switch (kind) {
            case '#' -> verifications;
            case '=' -> validations;
            default -> throw new AssertionError("nobody prints " + kind);
        };
    }

    private static Storage open(Path folder) {
        InstallationKey key = InstallationKey.loadOrCreate(folder.resolve("key"));
        StorageSettings settings =
                new StorageSettings("jdbc:sqlite:" + folder.resolve("ringtrue.db"), "", "", folder.resolve("data"), 3);
        return Storage.open(settings, key, Samples.PLATFORM_THREADS);
    }

    /// Admits and validates for ever, and prints `#id;` and `=confirmation;` for each that is durable.
    static final class Victim {
        private Victim() {}

        public static void main(String[] arguments) {
            Storage storage = open(Path.of(arguments[0]));
            int life = Integer.parseInt(arguments[1]);
            Account account = storage.accounts().create(Samples.newAccount("life-" + life));
            storage.ledger().credit(account.id(), Money.of("1000000"), "first", Samples.NOW);
            List<Callable<Void>> writers = new ArrayList<>();
            for (int writer = 0; writer < WRITERS; writer++) {
                long first = 1_000_000_000L * (life + 1) + 10_000_000L * writer;
                writers.add(() -> admitForEver(storage, account, first));
                writers.add(() -> validateForEver(storage, account));
            }
            StoreContract.together(writers);
        }

        private static Void validateForEver(Storage storage, Account account) {
            long credential =
                    storage.accounts().credentials(account.id()).getFirst().id();
            while (true) {
                Usage usage = new Usage(
                        account.id(), credential, Result.PASSED, Samples.PRICE, OptionalLong.empty(), Samples.NOW);
                System.out.println("=" + storage.validations().record(usage).confirmation() + ";");
            }
        }

        private static Void admitForEver(Storage storage, Account account, long first) {
            for (long id = first; ; id++) {
                Verification verification = Samples.verification(account, id);
                if (storage.verifications().admit(Samples.admission(verification)) instanceof Admitted.Stored) {
                    System.out.println("#" + id + ";");
                }
            }
        }
    }
}
