package io.ringtrue.server.people;

import io.ringtrue.server.accounts.Secret;
import io.ringtrue.server.accounts.SecretHash;
import io.ringtrue.server.accounts.SecretHasher;
import io.ringtrue.server.accounts.guesses.Attempt;
import io.ringtrue.server.accounts.guesses.CallerPlace;
import io.ringtrue.server.accounts.guesses.Guesses;
import io.ringtrue.server.accounts.guesses.SlowHashes;
import io.ringtrue.server.accounts.guesses.Verdict;
import java.util.Locale;
import java.util.Optional;

/// Signs people in by password. A try is counted before it is tested, and takes as long for an address that nobody
/// has ([Guesses]). The owner waits as a stranger does; a link ([SignInLinks]) never waits.
public final class Passwords {
    /// NIST SP 800-63B §3.1.1.2 asks for 15 where the password stands alone; wrong tries are few here.
    public static final int SHORTEST = 12;

    public static final int LONGEST = 200;
    private static final String REALM = "person";
    /// Credentials of accounts begin at 1, the admin token is −1.
    private static final long FIRST_CREDENTIAL = -2;

    private final PersonStore store;
    private final SecretHasher hasher;
    private final SlowHashes hashes;
    private final Guesses guesses;

    public Passwords(PersonStore store, SecretHasher hasher, SlowHashes hashes, Guesses guesses) {
        this.store = store;
        this.hasher = hasher;
        this.hashes = hashes;
        this.guesses = guesses;
    }

    /// @param email as typed
    /// @param from the caller's address
    /// @throws RuntimeException when the store cannot be reached; then nothing was tested
    public SignIn check(String email, Secret password, String from) {
        String name = email.strip().toLowerCase(Locale.ROOT);
        // An endless password would keep a thread; nobody has one.
        if (password.value().length() > LONGEST) return new SignIn.Denied();
        Optional<StoredPerson> stored = store.byEmail(name);
        long credential =
                stored.map(each -> FIRST_CREDENTIAL - each.person().id()).orElse(0L);
        Attempt attempt =
                new Attempt(REALM, name, credential, hasher.ofToken(password).encoded(), CallerPlace.of(from));
        Verdict verdict =
                guesses.judge(attempt, () -> hasher.matchesSlowly(password, stored.flatMap(StoredPerson::hash)));
        return switch (verdict) {
            case Verdict.Right() -> granted(stored.orElseThrow().person());
            case Verdict.Wrong() -> new SignIn.Denied();
            case Verdict.Wait(var until) -> new SignIn.Wait(until);
        };
    }

    private static SignIn granted(Person person) {
        return person.active() ? new SignIn.Granted(person) : new SignIn.Denied();
    }

    /// Takes tens of milliseconds, on a thread for slow hashes.
    ///
    /// @throws PersonFault when the password is too short or too long
    public SecretHash hash(Secret password) {
        requireLength(password);
        return hashes.compute(() -> hasher.slow(password));
    }

    /// @throws PersonFault when the password is too short or too long
    public static void requireLength(Secret password) {
        int length = password.value().length();
        if (length < SHORTEST || length > LONGEST) {
            throw new PersonFault("password", "must have " + SHORTEST + " to " + LONGEST + " characters");
        }
    }
}
