package io.ringtrue.server.wiring;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import io.ringtrue.server.accounts.Account;
import io.ringtrue.server.accounts.AccountRequest;
import io.ringtrue.server.accounts.AccountSettings;
import io.ringtrue.server.accounts.AccountStore;
import io.ringtrue.server.accounts.Accounts;
import io.ringtrue.server.accounts.Credential;
import io.ringtrue.server.accounts.Secret;
import io.ringtrue.server.accounts.SecretHasher;
import io.ringtrue.server.accounts.Secrets;
import io.ringtrue.server.accounts.StoredCredential;
import io.ringtrue.server.ledger.LedgerStore;
import io.ringtrue.server.ledger.Money;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/// What an installation needs once: an admin token, and in the sandbox the documented sample account.
final class FirstStart {
    private static final System.Logger LOG = System.getLogger(FirstStart.class.getName());
    private static final int SHORTEST_TOKEN = 20;
    private static final String SAMPLE_KEY = "qd4cr4gd";
    private static final Secret SAMPLE_SECRET = new Secret("87548754");
    private static final String SAMPLE_USER = "user@company.com";
    private static final Secret SAMPLE_PASS = new Secret("example_password");
    private static final Money SANDBOX_BALANCE = Money.of("100");

    private final Settings settings;
    private final AccountStore store;
    private final Accounts accounts;
    private final SecretHasher hasher;
    private final LedgerStore ledger;

    FirstStart(Settings settings, AccountStore store, Accounts accounts, SecretHasher hasher, LedgerStore ledger) {
        this.settings = settings;
        this.store = store;
        this.accounts = accounts;
        this.hasher = hasher;
        this.ledger = ledger;
    }

    /// Repeating it changes nothing.
    void prepare() {
        boolean fresh = store.adminToken().isEmpty();
        if (fresh) {
            ledger.defaultTariff()
                    .priceOf("+")
                    .ifPresent(price -> LOG.log(
                            INFO, "fresh installation: every destination costs " + price + " until you set prices"));
        }
        adminToken(fresh);
        sampleAccount();
    }

    private void adminToken(boolean fresh) {
        if (settings.adminToken().isPresent()) {
            Secret configured = new Secret(settings.adminToken().get().value());
            if (configured.value().length() < SHORTEST_TOKEN) {
                throw new IllegalArgumentException("ringtrue.admin-token: must be at least " + SHORTEST_TOKEN
                        + " characters; it owns every account");
            }
            if (!hasher.matches(configured, store.adminToken())) store.putAdminToken(hasher.ofToken(configured));
        } else if (fresh) {
            Secret made = Secrets.newSecret();
            Path file = settings.dataDir().resolve("admin-token");
            write(file, made);
            if (store.putFirstAdminToken(hasher.ofToken(made))) {
                LOG.log(INFO, "the admin token is in " + file.toAbsolutePath().normalize());
            } else {
                remove(file);
                LOG.log(INFO, "another node made the admin token at this moment: it is in that node's data-dir");
            }
        }
    }

    private static void write(Path file, Secret token) {
        try {
            Path fresh = Files.createTempFile(
                    file.toAbsolutePath().getParent(),
                    "token",
                    ".new",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(fresh, token.value() + "\n");
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("the admin token could not be written to " + file, e);
        }
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " holds a token that is not valid and cannot be removed", e);
        }
    }

    private void activate(Account sample, boolean active) {
        if (sample.active() != active) {
            store.update(
                    sample.id(),
                    now -> new Account(now.id(), now.name(), now.company(), now.settings(), active, now.created()));
            LOG.log(
                    WARNING,
                    "the account with the published credentials is " + (active ? "active" : "not active") + " now");
        }
    }

    /// The published credentials work only in the sandbox: in a data folder that leaves it they open nothing.
    private void sampleAccount() {
        Optional<Account> sample =
                store.credential(Credential.Kind.API_KEY, SAMPLE_KEY).map(StoredCredential::account);
        if (sample.isPresent()) {
            activate(sample.get(), settings.sandbox());
            addSampleUser(sample.get());
        } else if (settings.sandbox()) {
            accounts.create(new AccountRequest(
                    "Sandbox",
                    "Company, LLC",
                    AccountSettings.standard(true),
                    SANDBOX_BALANCE.millionths(),
                    Optional.of(SAMPLE_KEY),
                    Optional.of(SAMPLE_SECRET),
                    Optional.of(SAMPLE_USER),
                    Optional.of(SAMPLE_PASS)));
        }
    }

    /// A data folder from before there were validations has the account without its user.
    private void addSampleUser(Account sample) {
        if (settings.sandbox()
                && store.credential(Credential.Kind.API_USER, SAMPLE_USER).isEmpty()) {
            accounts.addCredential(
                    sample.id(), Credential.Kind.API_USER, Optional.of(SAMPLE_USER), "", Optional.of(SAMPLE_PASS));
        }
    }
}
