package io.ringtrue.server.accounts;

import io.ringtrue.server.accounts.AccountStore.NameTaken;
import io.ringtrue.server.accounts.NewAccount.NewCredential;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Creates accounts, and finds out which account a name and a secret belong to.
public final class Accounts {
    /// Imported secrets shorter than this are marked weak and throttled hard.
    private static final int STRONG_LENGTH = 20;

    /// No credential has a longer name, so a longer one is refused without a look-up.
    private static final int LONGEST_NAME = 200;

    private final AccountStore store;
    private final SecretHasher hasher;
    private final FailureBackoff backoff;
    private final Clock clock;

    public Accounts(AccountStore store, SecretHasher hasher, Clock clock) {
        this.store = store;
        this.hasher = hasher;
        this.backoff = new FailureBackoff(clock);
        this.clock = clock;
    }

    /// Checks a name and its secret. Every wrong try counts towards [Authentication.Throttled], also for a
    /// name that does not exist.
    ///
    /// @param from the caller's address; failures are counted by name and address, so that guessing from one
    /// address does not lock the owner out at another
    public Authentication authenticate(Credential.Kind kind, String name, Secret secret, String from) {
        if (!isName(name)) return new Authentication.Denied();
        FailureBackoff.Key key = new FailureBackoff.Key(kind.name(), name, from);
        var wait = backoff.wait(key);
        if (wait.isPresent()) return new Authentication.Throttled(wait.get());
        Optional<StoredCredential> found = store.credential(kind, name);
        boolean right = hasher.matches(secret, found.map(StoredCredential::hash));
        if (!right || found.isEmpty()) {
            backoff.failed(
                    key,
                    found.map(StoredCredential::credential)
                            .map(Credential::weak)
                            .orElse(false));
            return new Authentication.Denied();
        }
        backoff.succeeded(key);
        Account account = found.get().account();
        if (!account.active()) return new Authentication.Suspended(account);
        store.used(found.get().credential().id(), clock.instant());
        return new Authentication.Granted(account, found.get().credential());
    }

    /// Names are visible ASCII. Anything else is refused without a look-up and without being counted.
    private static boolean isName(String name) {
        return name.length() <= LONGEST_NAME && name.chars().allMatch(c -> c > ' ' && c <= '~');
    }

    /// Creates an account with an API key, an API user and a callback secret.
    ///
    /// @throws NameTaken when a given `apikey` or `user` is in use
    public CreatedAccount create(AccountRequest request) {
        String apikey = request.apikey().orElseGet(Secrets::newApiKey);
        String user = request.user().orElseGet(() -> "user-" + Secrets.newApiKey());
        Secret apisecret = request.apisecret().orElseGet(Secrets::newSecret);
        Secret pass = request.pass().orElseGet(Secrets::newSecret);
        Secret callbackSecret = Secrets.newCallbackSecret();
        List<NewCredential> credentials = new ArrayList<>();
        credentials.add(credential(
                Credential.Kind.API_KEY, apikey, apisecret, request.apisecret().isPresent()));
        credentials.add(
                credential(Credential.Kind.API_USER, user, pass, request.pass().isPresent()));
        Account account = store.create(new NewAccount(
                request.name(),
                request.company(),
                request.settings(),
                request.openingMillionths(),
                callbackSecret,
                credentials,
                clock.instant()));
        return new CreatedAccount(account, apikey, apisecret, user, pass, callbackSecret);
    }

    /// Gives an account one more credential; the others stay valid.
    ///
    /// @param name empty: we make one
    /// @param secret empty: we make one
    /// @throws NameTaken when the name is in use
    public CreatedCredential addCredential(
            long accountId, Credential.Kind kind, Optional<String> name, Optional<Secret> secret) {
        Secret shown = secret.orElseGet(Secrets::newSecret);
        NewCredential made = credential(kind, name.orElseGet(Secrets::newApiKey), shown, secret.isPresent());
        return new CreatedCredential(store.addCredential(accountId, made, clock.instant()), shown);
    }

    /// A new credential with the secret that is shown only now.
    public record CreatedCredential(Credential credential, Secret secret) {}

    private NewCredential credential(Credential.Kind kind, String name, Secret secret, boolean imported) {
        SecretHash hash = imported ? hasher.slow(secret) : hasher.fast(secret);
        return new NewCredential(kind, name, hash, imported && secret.value().length() < STRONG_LENGTH);
    }
}
