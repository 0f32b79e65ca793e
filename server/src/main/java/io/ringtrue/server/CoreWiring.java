package io.ringtrue.server;

import io.ringtrue.numbers.CompiledNumbers;
import io.ringtrue.numbers.NumberIntelligence;
import io.ringtrue.server.accounts.AccountStore;
import io.ringtrue.server.accounts.Accounts;
import io.ringtrue.server.accounts.InstallationKey;
import io.ringtrue.server.accounts.SecretHasher;
import io.ringtrue.server.callbacks.CallbackStore;
import io.ringtrue.server.calls.CallQueue;
import io.ringtrue.server.calls.TrunkStore;
import io.ringtrue.server.ledger.LedgerStore;
import io.ringtrue.server.reports.ReportStore;
import io.ringtrue.server.storage.Storage;
import io.ringtrue.server.storage.StorageSettings;
import io.ringtrue.server.verification.VerificationStore;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What everything else stands on: clock, key, stores, accounts, numbers.
@Configuration(proxyBeanMethods = false)
class CoreWiring {
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    InstallationKey installationKey(Settings settings) {
        return InstallationKey.loadOrCreate(settings.dataDir().resolve("installation.key"));
    }

    @Bean(destroyMethod = "close")
    Storage storage(Settings settings, InstallationKey key) {
        Settings.Database database = settings.database();
        return Storage.open(
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

    @Bean
    SecretHasher secretHasher(InstallationKey key) {
        return new SecretHasher(key);
    }

    @Bean
    Accounts accounts(AccountStore store, SecretHasher hasher, Clock clock) {
        return new Accounts(store, hasher, clock);
    }

    @Bean(initMethod = "prepare")
    FirstStart firstStart(
            Settings settings,
            AccountStore store,
            Accounts accounts,
            SecretHasher hasher,
            LedgerStore ledger,
            Clock clock) {
        return new FirstStart(settings, store, accounts, hasher, ledger, clock);
    }

    @Bean
    NumberIntelligence numberIntelligence() {
        return CompiledNumbers.load();
    }
}
