package io.ringtrue.server.storage;

import static io.ringtrue.server.storage.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringtrue.server.accounts.Account;
import io.ringtrue.server.accounts.AccountSettings;
import io.ringtrue.server.accounts.AccountStore;
import io.ringtrue.server.accounts.AccountStore.NameTaken;
import io.ringtrue.server.accounts.Credential;
import io.ringtrue.server.accounts.NewAccount;
import io.ringtrue.server.accounts.SecretHash;
import io.ringtrue.server.accounts.StoredCredential;
import io.ringtrue.server.ledger.Balance;
import io.ringtrue.server.ledger.Money;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

abstract class AccountStoreContract extends StoreContract {
    AccountStoreContract(Engine engine) {
        super(engine);
    }

    private AccountStore accounts() {
        return storage.accounts();
    }

    @Test
    void findsWhatItCreated() {
        Account created = accounts().create(Samples.newAccount("first"));
        assertThat(created.active()).isTrue();
        assertThat(created.created()).isEqualTo(NOW);
        assertThat(accounts().find(created.id())).contains(created);
        assertThat(accounts().find(created.id() + 1)).isEmpty();
    }

    @Test
    void creditsTheOpeningBalanceWithTheAccount() {
        Account created = accounts().create(Samples.newAccount("first", Money.of("2.5")));
        assertThat(storage.ledger().balance(created.id())).contains(new Balance(Money.of("2.5"), Money.ZERO));
        assertThat(storage.ledger().entries(created.id(), Long.MAX_VALUE, 10))
                .singleElement()
                .satisfies(entry -> assertThat(entry.reference()).isEqualTo("opening balance"));
    }

    @Test
    void listsByIdAfterTheLastOneSeen() {
        List<Account> all = List.of(
                accounts().create(Samples.newAccount("a")),
                accounts().create(Samples.newAccount("b")),
                accounts().create(Samples.newAccount("c")));
        assertThat(accounts().list(0, 2)).isEqualTo(all.subList(0, 2));
        assertThat(accounts().list(all.get(1).id(), 2)).isEqualTo(all.subList(2, 3));
    }

    @Test
    void keepsEverySetting() {
        Account account = accounts().create(Samples.newAccount("a"));
        AccountSettings settings = new AccountSettings(
                false,
                Optional.of("example.com/x"),
                "http",
                true,
                Optional.of("de-CH"),
                OptionalLong.of(5_000_000),
                OptionalLong.of(1_000_000),
                true,
                new AccountSettings.Validation(44, true, OptionalLong.of(2_000)),
                new AccountSettings.Preflight(Optional.of("https://example.com/ask"), true));
        Account wanted = new Account(account.id(), "Other", "Company", settings, false, NOW);
        assertThat(accounts().update(account.id(), _ -> wanted)).contains(wanted);
        assertThat(accounts().find(account.id())).contains(wanted);
        assertThat(accounts().update(account.id() + 1, _ -> wanted)).isEmpty();
    }

    @Test
    void losesNothingOfTwoChangesAtOnce() {
        Account account = accounts().create(Samples.newAccount("a"));
        List<Callable<Optional<Account>>> changes = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            changes.add(() -> accounts().update(account.id(), AccountStoreContract::withLongerName));
            changes.add(() -> accounts().update(account.id(), AccountStoreContract::withLongerCompany));
        }
        together(changes);
        Account after = accounts().find(account.id()).orElseThrow();
        assertThat(after.name()).isEqualTo(account.name() + "+".repeat(16));
        assertThat(after.company()).isEqualTo(account.company() + "+".repeat(16));
    }

    static Account withLongerName(Account now) {
        return new Account(now.id(), now.name() + "+", now.company(), now.settings(), now.active(), now.created());
    }

    private static Account withLongerCompany(Account now) {
        return new Account(now.id(), now.name(), now.company() + "+", now.settings(), now.active(), now.created());
    }

    @Test
    void changesNothingWhenTheChangeIsRefused() {
        Account account = accounts().create(Samples.newAccount("a"));
        assertThatThrownBy(() -> accounts().update(account.id(), _ -> {
                    throw new IllegalStateException("refused");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("refused");
        assertThat(accounts().find(account.id())).contains(account);
    }

    private static Account changed(Account now, String name, AccountSettings settings) {
        return new Account(now.id(), name, now.company(), settings, false, now.created());
    }

    @Test
    void createsNothingWhenANameIsTaken() {
        accounts().create(Samples.newAccount("taken"));
        assertThatThrownBy(() -> accounts().create(Samples.newAccount("taken")))
                .isInstanceOfSatisfying(
                        NameTaken.class, e -> assertThat(e.kind()).isEqualTo(Credential.Kind.API_KEY));
        assertThat(accounts().list(0, 10)).hasSize(1);
    }

    @Test
    void findsACredentialWithItsHashAndAccount() {
        Account account = accounts().create(Samples.newAccount("key"));
        assertThat(accounts().credential(Credential.Kind.API_KEY, "key")).hasValueSatisfying(found -> {
            assertThat(found.account()).isEqualTo(account);
            assertThat(found.hash()).isEqualTo(new SecretHash("hmac-sha256:key"));
            assertThat(found.credential().name()).isEqualTo("key");
            assertThat(found.credential().lastUsed()).isEmpty();
        });
        assertThat(accounts().credential(Credential.Kind.API_USER, "key")).isEmpty();
        assertThat(accounts().credential(Credential.Kind.API_KEY, "Key")).isEmpty();
    }

    @Test
    void findsCredentialsOfInactiveAccountsButNotRevokedOnes() {
        Account account = accounts().create(Samples.newAccount("key"));
        accounts().update(account.id(), now -> changed(now, now.name(), now.settings()));
        assertThat(accounts().credential(Credential.Kind.API_KEY, "key"))
                .hasValueSatisfying(
                        found -> assertThat(found.account().active()).isFalse());
        long id = accounts().credentials(account.id()).getFirst().id();
        assertThat(accounts().revoke(account.id(), id)).isTrue();
        assertThat(accounts().revoke(account.id(), id)).isTrue();
        assertThat(accounts().credential(Credential.Kind.API_KEY, "key")).isEmpty();
        assertThat(accounts().credentials(account.id()).getFirst().revoked()).isTrue();
    }

    @Test
    void showsChangesOfAnAccountAtOnceToWhoeverFindsItsCredential() {
        Account account = accounts().create(Samples.newAccount("key"));
        assertThat(accounts().credential(Credential.Kind.API_KEY, "key")).isPresent();
        accounts().update(account.id(), now -> changed(now, "Renamed", AccountSettings.standard(false)));
        assertThat(accounts().credential(Credential.Kind.API_KEY, "key")).hasValueSatisfying(found -> {
            assertThat(found.account().name()).isEqualTo("Renamed");
            assertThat(found.account().active()).isFalse();
        });
        assertThat(accounts().credential(Credential.Kind.API_KEY, "new")).isEmpty();
        accounts().addCredential(account.id(), Samples.credential("new"), NOW);
        assertThat(accounts().credential(Credential.Kind.API_KEY, "new")).isPresent();
    }

    @Test
    void remembersWhatItFoundUntilSomethingChanges() {
        Account account = accounts().create(Samples.newAccount("key"));
        long id = accounts().credentials(account.id()).getFirst().id();
        assertThat(accounts().remembered(Credential.Kind.API_KEY, "key")).isEmpty();
        assertThat(accounts().credential(Credential.Kind.API_KEY, "nobody")).isEmpty();
        assertThat(accounts().remembered(Credential.Kind.API_KEY, "nobody")).isEmpty();
        Optional<StoredCredential> found = accounts().credential(Credential.Kind.API_KEY, "key");
        assertThat(accounts().remembered(Credential.Kind.API_KEY, "key")).isEqualTo(found);
        accounts().update(account.id(), now -> changed(now, "Renamed", account.settings()));
        assertThat(accounts().remembered(Credential.Kind.API_KEY, "key")).isEmpty();
        accounts().credential(Credential.Kind.API_KEY, "key");
        accounts().revoke(account.id(), id);
        assertThat(accounts().remembered(Credential.Kind.API_KEY, "key")).isEmpty();
    }

    @Test
    void replacesASecretOfItsOwnAndOfNobodyElse() {
        Account account = accounts().create(Samples.newAccount("key"));
        Account other = accounts().create(Samples.newAccount("other"));
        long id = accounts().credentials(account.id()).getFirst().id();
        SecretHash fresh = new SecretHash("hmac-sha256:fresh");
        accounts().credential(Credential.Kind.API_KEY, "key");
        assertThat(accounts().replaceSecret(other.id(), id, fresh)).isEmpty();
        assertThat(accounts().replaceSecret(account.id(), id, fresh))
                .map(Credential::name)
                .hasValue("key");
        assertThat(accounts().credential(Credential.Kind.API_KEY, "key"))
                .map(StoredCredential::hash)
                .hasValue(fresh);
        assertThat(accounts().remembered(Credential.Kind.API_KEY, "key"))
                .map(StoredCredential::hash)
                .hasValue(fresh);
        accounts().revoke(account.id(), id);
        assertThat(accounts().replaceSecret(account.id(), id, fresh)).isEmpty();
    }

    @Test
    void keepsWhatAnAccountCallsItsCredential() {
        Account account = accounts().create(Samples.newAccount("key"));
        var named = new NewAccount.NewCredential(
                Credential.Kind.API_USER, "user", "Nightly <job>", new SecretHash("x:y"), true);
        accounts().addCredential(account.id(), named, NOW);
        Credential kept = accounts().credentials(account.id()).getLast();
        assertThat(kept.label()).isEqualTo("Nightly <job>");
        accounts().replaceSecret(account.id(), kept.id(), new SecretHash("x:z"));
        assertThat(accounts().credentials(account.id()).getLast().weak()).isFalse();
    }

    @Test
    void revokesNobodyElsesCredential() {
        Account mine = accounts().create(Samples.newAccount("mine"));
        Account other = accounts().create(Samples.newAccount("other"));
        long othersId = accounts().credentials(other.id()).getFirst().id();
        assertThat(accounts().revoke(mine.id(), othersId)).isFalse();
        assertThat(accounts().credential(Credential.Kind.API_KEY, "other")).isPresent();
    }

    @Test
    void addsACredentialAndRefusesATakenName() {
        Account account = accounts().create(Samples.newAccount("one"));
        Credential two = accounts().addCredential(account.id(), Samples.credential("two"), NOW);
        assertThat(accounts().credentials(account.id())).hasSize(2).contains(two);
        assertThatThrownBy(() -> accounts().addCredential(account.id(), Samples.credential("one"), NOW))
                .isInstanceOf(NameTaken.class);
    }

    @Test
    void remembersTheLastUseToTheMinute() {
        Account account = accounts().create(Samples.newAccount("key"));
        long id = accounts().credentials(account.id()).getFirst().id();
        accounts().used(id, NOW);
        accounts().used(id, NOW.plusSeconds(59));
        assertThat(lastUsed(account)).contains(NOW);
        accounts().used(id, NOW.plusSeconds(60));
        assertThat(lastUsed(account)).contains(NOW.plusSeconds(60));
    }

    private Optional<java.time.Instant> lastUsed(Account account) {
        return accounts().credentials(account.id()).getFirst().lastUsed();
    }

    @Test
    void keepsOneAdminToken() {
        assertThat(accounts().adminToken()).isEmpty();
        assertThat(accounts().putFirstAdminToken(new SecretHash("sha256:0"))).isTrue();
        assertThat(accounts().putFirstAdminToken(new SecretHash("sha256:9"))).isFalse();
        assertThat(accounts().adminToken()).contains(new SecretHash("sha256:0"));
        accounts().putAdminToken(new SecretHash("sha256:1"));
        accounts().putAdminToken(new SecretHash("sha256:2"));
        assertThat(accounts().adminToken()).contains(new SecretHash("sha256:2"));
    }

    @Test
    void storesTheSigningSecretOnlySealed() {
        accounts().create(Samples.newAccount("key"));
        byte[] stored = tables().sql("SELECT secret FROM signing_secret")
                .query((row, number) -> row.getBytes("secret"))
                .single();
        assertThat(new String(stored, StandardCharsets.ISO_8859_1)).doesNotContain("whsec_Zmlyc3Q=");
    }
}
