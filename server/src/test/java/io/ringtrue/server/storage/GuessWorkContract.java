package io.ringtrue.server.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.server.accounts.AccountRequest;
import io.ringtrue.server.accounts.AccountSettings;
import io.ringtrue.server.accounts.AccountStore;
import io.ringtrue.server.accounts.Accounts;
import io.ringtrue.server.accounts.Authentication;
import io.ringtrue.server.accounts.CountedSlowHash;
import io.ringtrue.server.accounts.CreatedAccount;
import io.ringtrue.server.accounts.Credential;
import io.ringtrue.server.accounts.InstallationKey;
import io.ringtrue.server.accounts.Secret;
import io.ringtrue.server.accounts.SecretHasher;
import io.ringtrue.server.accounts.guesses.Guesses;
import io.ringtrue.server.accounts.guesses.SlowHashes;
import io.ringtrue.server.api.fakes.SettableClock;
import io.ringtrue.server.storage.accounts.Installation;
import io.ringtrue.server.storage.accounts.JdbcAccountStore;
import io.ringtrue.server.storage.guesses.JdbcGuessStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A wrong try costs the same statements and hashes whatever its name is, and a good request costs none.
abstract class GuessWorkContract extends StoreContract {
    private static final String HOME = "198.51.100.7";
    private static final Secret SHORT = new Secret("87548754");
    private static final List<String> NAMES = List.of("strong", "imported", "known", "revoked", "nobody");

    private final SettableClock clock = new SettableClock(Samples.NOW);
    private final CountedSlowHash slow = new CountedSlowHash();
    private final SlowHashes slowHashes = new SlowHashes(1, Samples.PLATFORM_THREADS);
    private CountedDatabase database;
    private Accounts accounts;
    private CreatedAccount strong;

    GuessWorkContract(Engine engine) {
        super(engine);
    }

    @BeforeEach
    void create() {
        InstallationKey key = InstallationKey.loadOrCreate(folder.resolve("installation-key"));
        database = new CountedDatabase(url());
        AccountStore store = new JdbcAccountStore(database, new Installation(database), key);
        Guesses guesses =
                new Guesses(new JdbcGuessStore(database), slowHashes, text -> key.placeOf("guess", text), clock);
        accounts = new Accounts(store, new SecretHasher(key, slow), guesses, slowHashes, clock);
        strong = created("strong", Optional.empty());
        created("imported", Optional.of(SHORT));
        created("known", Optional.of(SHORT));
        CreatedAccount revoked = created("revoked", Optional.of(SHORT));
        store.revoke(
                revoked.account().id(),
                store.credentials(revoked.account().id()).getFirst().id());
        authenticate("known", SHORT, HOME);
        authenticate("strong", strong.apisecret(), HOME);
        // Deletes what is forgotten, which comes with the first try of an hour.
        authenticate("somebody", new Secret("wrong"), "203.0.113.1");
        forget();
    }

    @AfterEach
    void close() {
        slowHashes.close();
    }

    private CreatedAccount created(String name, Optional<Secret> secret) {
        return accounts.create(new AccountRequest(
                name,
                "",
                AccountSettings.standard(true),
                0,
                Optional.of(name),
                secret,
                Optional.empty(),
                Optional.empty()));
    }

    private Authentication authenticate(String name, Secret secret, String from) {
        return accounts.authenticate(Credential.Kind.API_KEY, name, secret, from);
    }

    private void forget() {
        database.statements();
        slow.threads();
    }

    private record Work(List<String> statements, int slowHashes) {}

    private Work wrongTry(String name, String from) {
        forget();
        authenticate(name, new Secret("wrong " + Samples.unique()), from);
        return new Work(database.statements(), slow.threads().size());
    }

    @Test
    void costsTheSameForEveryName() {
        for (int round = 0; round < 3; round++) {
            List<Work> work = new ArrayList<>();
            for (String name : NAMES) work.add(wrongTry(name, "192.0." + NAMES.indexOf(name) + ".1"));
            assertThat(work).allMatch(work.getFirst()::equals);
            assertThat(work.getFirst().slowHashes()).isEqualTo(1);
            assertThat(work.getFirst().statements()).hasSize(5);
        }
    }

    @Test
    void costsTheSameForEveryNameThatHasToWait() {
        for (String name : NAMES) {
            for (int i = 0; i < 4; i++) wrongTry(name, "192.0." + NAMES.indexOf(name) + ".1");
        }
        // The first one after the last free one reads what there is to wait for; later ones remember it.
        for (int expected : List.of(3, 1, 1)) {
            for (String name : NAMES) {
                assertThat(wrongTry(name, "192.0." + NAMES.indexOf(name) + ".1"))
                        .satisfies(work -> assertThat(work.statements())
                                .hasSize(expected)
                                .allMatch(sql -> sql.startsWith("SELECT")))
                        .extracting(Work::slowHashes)
                        .isEqualTo(0);
            }
        }
    }

    @Test
    void costsAGoodRequestNothing() {
        for (int i = 0; i < 40; i++) wrongTry("known", "192.0." + i + ".1");
        for (int i = 0; i < 40; i++) wrongTry("strong", "192.0." + i + ".1");
        for (int i = 0; i < 40; i++) wrongTry("name" + i, HOME);
        forget();
        clock.tick(Duration.ofSeconds(1));
        assertThat(authenticate("strong", strong.apisecret(), HOME)).isInstanceOf(Authentication.Granted.class);
        assertThat(authenticate("known", SHORT, HOME)).isInstanceOf(Authentication.Granted.class);
        assertThat(database.statements()).allMatch(sql -> sql.startsWith("SELECT") && sql.contains("credential c"));
        assertThat(slow.threads()).isEmpty();
    }

    @Test
    void writesNothingForAFloodThatHasToWait() {
        for (int i = 0; i < 60; i++) wrongTry("imported", "192.0.2.1");
        for (int i = 0; i < 60; i++) wrongTry("name" + i, "192.0.2.1");
        for (int i = 0; i < 100; i++) {
            assertThat(wrongTry("imported", "192.0.2.1").statements()).hasSize(1);
            assertThat(wrongTry("another" + i, "192.0.2.1").statements())
                    .hasSize(3)
                    .allMatch(sql -> sql.startsWith("SELECT"));
        }
    }
}
