package io.ringtrue.server.accounts;

import io.ringtrue.server.accounts.AccountStore.NameTaken;
import io.ringtrue.server.accounts.NewAccount.NewCredential;
import io.ringtrue.server.accounts.guesses.Attempt;
import io.ringtrue.server.accounts.guesses.CallerPlace;
import io.ringtrue.server.accounts.guesses.Guesses;
import io.ringtrue.server.accounts.guesses.SlowHashes;
import io.ringtrue.server.accounts.guesses.Verdict;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Creates accounts, and finds out which account a name and a secret belong to.
public final class Accounts {
    /// Imported secrets shorter than this are marked weak.
    private static final int STRONG_LENGTH = 20;

    /// No credential has a longer name, so a longer one is refused without a look-up.
    private static final int LONGEST_NAME = 200;

    /// In the place of the id of a credential; those begin at 1.
    private static final long NOBODY = 0;

    private final AccountStore store;
    private final SecretHasher hasher;
    private final Guesses guesses;
    private final SlowHashes slowHashes;
    private final Clock clock;

    public Accounts(AccountStore store, SecretHasher hasher, Guesses guesses, SlowHashes slowHashes, Clock clock) {
        this.store = store;
        this.hasher = hasher;
        this.guesses = guesses;
        this.slowHashes = slowHashes;
        this.clock = clock;
    }

    /// Checks a name and its secret. A right secret that cannot be guessed is granted at once, whatever was
    /// counted; so is an imported one that has come from there before. Every other try is counted first, also
    /// when the name does not exist, and may be [Authentication.Throttled].
    ///
    /// @param from the caller's address
    public Authentication authenticate(Credential.Kind kind, String name, Secret secret, String from) {
        if (!isName(name)) return new Authentication.Denied();
        SecretHash given = hasher.fast(secret);
        CallerPlace place = CallerPlace.of(from);
        Optional<StoredCredential> kept = store.remembered(kind, name);
        if (kept.isPresent() && isKnownGood(given, kept, place)) return granted(kept.get());
        // Read also when it is kept: else names that exist would be answered sooner than those that do not.
        Optional<StoredCredential> found = store.credential(kind, name);
        if (kept.isEmpty() && isKnownGood(given, found, place)) return granted(found.orElseThrow());
        long id = found.map(each -> each.credential().id()).orElse(NOBODY);
        Attempt attempt = new Attempt(kind.name(), name, id, given.encoded(), place);
        return switch (guesses.judge(attempt, () -> isRight(secret, given, found.map(StoredCredential::hash)))) {
            case Verdict.Right() -> granted(found.orElseThrow());
            case Verdict.Wrong() -> new Authentication.Denied();
            case Verdict.Wait(var until) -> new Authentication.Throttled(until);
        };
    }

    private boolean isKnownGood(SecretHash given, Optional<StoredCredential> found, CallerPlace place) {
        if (found.isEmpty() || !SecretHasher.isSlow(found.get().hash())) {
            return hasher.matches(given, found.map(StoredCredential::hash));
        }
        SecretHash slow = found.get().hash();
        return guesses.isKnownGood(found.get().credential().id(), place, () -> hasher.hasMatched(given, slow));
    }

    private boolean isRight(Secret secret, SecretHash given, Optional<SecretHash> stored) {
        return stored.filter(SecretHasher::isSlow)
                        .filter(slow -> hasher.hasMatched(given, slow))
                        .isPresent()
                || hasher.matchesSlowly(secret, stored);
    }

    private Authentication granted(StoredCredential found) {
        if (!found.account().active()) return new Authentication.Suspended(found.account());
        store.used(found.credential().id(), clock.instant());
        return new Authentication.Granted(found.account(), found.credential());
    }

    /// Names are visible ASCII, and not empty. Anything else is refused without look-up and count.
    private static boolean isName(String name) {
        return !name.isEmpty() && name.length() <= LONGEST_NAME && name.chars().allMatch(c -> c > ' ' && c <= '~');
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
                Credential.Kind.API_KEY,
                apikey,
                "",
                apisecret,
                request.apisecret().isPresent()));
        credentials.add(credential(
                Credential.Kind.API_USER, user, "", pass, request.pass().isPresent()));
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
    /// @param label what the account calls it; may be empty
    /// @param secret empty: we make one
    /// @throws NameTaken when the name is in use
    public CreatedCredential addCredential(
            long accountId, Credential.Kind kind, Optional<String> name, String label, Optional<Secret> secret) {
        Secret shown = secret.orElseGet(Secrets::newSecret);
        NewCredential made = credential(kind, name.orElseGet(Secrets::newApiKey), label, shown, secret.isPresent());
        return new CreatedCredential(store.addCredential(accountId, made, clock.instant()), shown);
    }

    /// Gives a credential a new secret, which we make. The old one ends at once.
    ///
    /// @return empty when the account has no such credential, or it was revoked
    public Optional<CreatedCredential> rotate(long accountId, long credentialId) {
        Secret fresh = Secrets.newSecret();
        return store.replaceSecret(accountId, credentialId, hasher.fast(fresh))
                .map(credential -> new CreatedCredential(credential, fresh));
    }

    /// A new credential with the secret that is shown only now.
    public record CreatedCredential(Credential credential, Secret secret) {}

    private NewCredential credential(Credential.Kind kind, String name, String label, Secret secret, boolean imported) {
        SecretHash hash = imported ? slowHashes.compute(() -> hasher.slow(secret)) : hasher.fast(secret);
        return new NewCredential(
                kind, name, label, hash, imported && secret.value().length() < STRONG_LENGTH);
    }
}
