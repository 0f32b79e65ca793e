package io.ringtrue.server.storage;

import static io.ringtrue.server.storage.Samples.NOW;

import io.ringtrue.server.accounts.Account;
import io.ringtrue.server.accounts.InstallationKey;
import io.ringtrue.server.ledger.Money;
import io.ringtrue.server.storage.engine.StorageSettings;
import io.ringtrue.server.validation.ValidationStore.Result;
import io.ringtrue.server.validation.ValidationStore.Usage;
import io.ringtrue.server.verification.Admitted;
import io.ringtrue.server.verification.Verification;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// A port's contract, with a real store on an empty real database for each test. A subclass names the engine.
abstract class StoreContract {
    private final Engine engine;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit's
    Path folder;

    Storage storage;
    private String url;

    StoreContract(Engine engine) {
        this.engine = engine;
    }

    @BeforeEach
    void openStorage() {
        url = needsItsOwnDatabase() ? engine.newDatabase(folder) : engine.emptyDatabase(folder);
        storage = open("node-1");
    }

    @AfterEach
    void closeStorage() {
        try {
            storage.close();
        } finally {
            engine.giveBack(url);
        }
    }

    /// Whether the tests do more to the database than a store does, or are about its connections: then each gets one
    /// that no test had before, and real connections.
    boolean needsItsOwnDatabase() {
        return false;
    }

    /// The same database, seen by the node of another data folder.
    final Storage open(String node) {
        Path dataDir = folder.resolve(node);
        InstallationKey key = InstallationKey.loadOrCreate(folder.resolve("installation-key"));
        return Storage.open(new StorageSettings(url, "", "", dataDir, 3), key, Samples.PLATFORM_THREADS);
    }

    final String url() {
        return url;
    }

    /// The tables themselves.
    final JdbcClient tables() {
        return JdbcClient.create(new DriverManagerDataSource(url));
    }

    final Account accountWith(String balance) {
        Account account = storage.accounts().create(Samples.newAccount("apikey-" + Samples.unique()));
        if (!balance.equals("0")) storage.ledger().credit(account.id(), Money.of(balance), "first", NOW);
        return account;
    }

    /// A queued verification of an account that can pay for it.
    final Verification queued(Account account) {
        Verification verification = Samples.verification(account);
        Admitted admitted = storage.verifications().admit(Samples.admission(verification));
        return ((Admitted.Stored) admitted).verification();
    }

    /// A validation that passed.
    final Usage usage(Account account, String price) {
        return usage(account, price, OptionalLong.empty());
    }

    final Usage usage(Account account, String price, OptionalLong spendCap) {
        long credential =
                storage.accounts().credentials(account.id()).getFirst().id();
        return new Usage(account.id(), credential, Result.PASSED, Money.of(price), spendCap, NOW);
    }

    /// Runs them all at once, each on a thread of its own.
    static <T> List<T> together(List<Callable<T>> work) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<T> answers = new ArrayList<>();
            for (Future<T> future : threads.invokeAll(work)) answers.add(future.get());
            return answers;
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }
}
