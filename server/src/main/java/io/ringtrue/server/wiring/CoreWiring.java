package io.ringtrue.server.wiring;

import io.ringtrue.numbers.CompiledNumbers;
import io.ringtrue.numbers.SwappableNumbers;
import io.ringtrue.server.accounts.AccountStore;
import io.ringtrue.server.accounts.Accounts;
import io.ringtrue.server.accounts.Argon2id;
import io.ringtrue.server.accounts.InstallationKey;
import io.ringtrue.server.accounts.SecretHasher;
import io.ringtrue.server.accounts.guesses.Guesses;
import io.ringtrue.server.accounts.guesses.SlowHashes;
import io.ringtrue.server.callbacks.CallbackStore;
import io.ringtrue.server.calls.CallQueue;
import io.ringtrue.server.calls.TrunkStore;
import io.ringtrue.server.ledger.LedgerStore;
import io.ringtrue.server.loop.Bell;
import io.ringtrue.server.operatordata.OperatorFiles;
import io.ringtrue.server.reports.ReportStore;
import io.ringtrue.server.retention.Masking;
import io.ringtrue.server.storage.Storage;
import io.ringtrue.server.storage.engine.DataFolder;
import io.ringtrue.server.storage.engine.StorageSettings;
import io.ringtrue.server.validation.ValidationStore;
import io.ringtrue.server.verification.VerificationStore;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.ZoneOffset;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.server.ConfigurableWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What everything else stands on: clock, key, stores, accounts, numbers.
@Configuration(proxyBeanMethods = false)
class CoreWiring {
    /// Each takes 19 MiB.
    private static final int MOST_SLOW_HASHES = 2;

    /// Whole milliseconds, as the stores keep them: what is told live and what is read back are the same.
    @Bean
    Clock clock() {
        return Clock.tickMillis(ZoneOffset.UTC);
    }

    @Bean
    InstallationKey installationKey(Settings settings) {
        DataFolder.prepare(settings.dataDir());
        return InstallationKey.loadOrCreate(settings.dataDir().resolve("installation.key"));
    }

    @Bean(destroyMethod = "close")
    Storage storage(Settings settings, InstallationKey key, Clock clock) {
        Settings.Database database = settings.database();
        Storage storage = Storage.open(
                new StorageSettings(
                        database.url()
                                .orElseGet(() ->
                                        "jdbc:sqlite:" + settings.dataDir().resolve("ringtrue.db")),
                        database.username().orElse(""),
                        database.password().map(Settings.SecretText::value).orElse(""),
                        settings.dataDir(),
                        settings.verification().triesPerCall()),
                key,
                Threads.platform("storage"));
        storage.mark(clock.instant());
        return storage;
    }

    @Bean(destroyMethod = "close")
    Bell bell(Storage storage) {
        return storage.bell();
    }

    @Bean
    StoreMark storeMark(Storage storage, Clock clock) {
        return new StoreMark(storage, clock);
    }

    /// Limits count rows by number, so no number is masked while a window may still count it.
    @Bean
    Masking masking(Settings settings, Storage storage, Clock clock) {
        return new Masking(storage.retention(), settings.longestNeeded(), clock);
    }

    @Bean
    AccountStore accountStore(Storage storage) {
        return storage.accounts();
    }

    @Bean
    LedgerStore ledgerStore(Storage storage) {
        return storage.ledger();
    }

    @Bean
    CallbackStore callbackStore(Storage storage) {
        return storage.callbacks();
    }

    @Bean
    VerificationStore verificationStore(Storage storage) {
        return storage.verifications();
    }

    @Bean
    ValidationStore validationStore(Storage storage) {
        return storage.validations();
    }

    @Bean
    CallQueue callQueue(Storage storage) {
        return storage.callQueue();
    }

    @Bean
    TrunkStore trunkStore(Storage storage) {
        return storage.trunks();
    }

    @Bean
    ReportStore reportStore(Storage storage) {
        return storage.reports();
    }

    /// One processor is left to everything else.
    @Bean(destroyMethod = "close")
    SlowHashes slowHashes() {
        int spare = Runtime.getRuntime().availableProcessors() - 1;
        return new SlowHashes(Math.clamp(spare, 1, MOST_SLOW_HASHES), Threads.platform("slow-hash"));
    }

    @Bean
    SecretHasher secretHasher(InstallationKey key) {
        return new SecretHasher(key, new Argon2id());
    }

    @Bean
    Guesses guesses(Storage storage, SlowHashes slowHashes, InstallationKey key, Clock clock) {
        return new Guesses(storage.guesses(), slowHashes, text -> key.placeOf("guess", text), clock);
    }

    @Bean
    Accounts accounts(AccountStore store, SecretHasher hasher, Guesses guesses, SlowHashes slowHashes, Clock clock) {
        return new Accounts(store, hasher, guesses, slowHashes, clock);
    }

    @Bean(initMethod = "prepare")
    FirstStart firstStart(
            Settings settings, AccountStore store, Accounts accounts, SecretHasher hasher, LedgerStore ledger) {
        return new FirstStart(settings, store, accounts, hasher, ledger);
    }

    /// The sandbox accepts published credentials: only this machine may reach it unless told otherwise.
    @Bean
    WebServerFactoryCustomizer<ConfigurableWebServerFactory> sandboxStaysHome(
            Settings settings, @Value("${server.address:}") String address) throws UnknownHostException {
        InetAddress home = InetAddress.getByName("127.0.0.1");
        return factory -> {
            if (settings.sandbox() && address.isEmpty()) factory.setAddress(home);
        };
    }

    @Bean
    SwappableNumbers numberIntelligence() {
        return new SwappableNumbers(CompiledNumbers.load());
    }

    @Bean(initMethod = "loadFolder")
    OperatorFiles operatorFiles(Settings settings, SwappableNumbers numbers, Clock clock) {
        return new OperatorFiles(settings.dataDir().resolve("numbers"), numbers, clock);
    }
}
