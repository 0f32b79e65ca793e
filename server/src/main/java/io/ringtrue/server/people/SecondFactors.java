package io.ringtrue.server.people;

import io.ringtrue.server.accounts.Secret;
import io.ringtrue.server.accounts.SecretHash;
import io.ringtrue.server.accounts.SecretHasher;
import io.ringtrue.server.accounts.guesses.Attempt;
import io.ringtrue.server.accounts.guesses.CallerPlace;
import io.ringtrue.server.accounts.guesses.Guesses;
import io.ringtrue.server.accounts.guesses.Verdict;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/// The second factor of sign-in: a code of an authenticator app ([Totp]), or a recovery code for who has
/// lost it. Each works once. Tries are counted as those of passwords are ([Guesses]), apart from them: who
/// knows the password is a stranger here.
public final class SecondFactors {
    private static final String REALM = "second-factor";
    /// Far below the credentials of people's passwords.
    private static final long FIRST_CREDENTIAL = Long.MIN_VALUE;

    private static final int RECOVERY_CODES = 10;
    /// 80 random bits: hopeless to guess, so a quick hash keeps them.
    private static final int RECOVERY_BYTES = 10;

    private static final int GROUP = 4;
    private static final int LONGEST = 100;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SecondFactorStore store;
    private final SecretHasher hasher;
    private final Guesses guesses;
    private final Clock clock;

    public SecondFactors(SecondFactorStore store, SecretHasher hasher, Guesses guesses, Clock clock) {
        this.store = store;
        this.hasher = hasher;
        this.guesses = guesses;
        this.clock = clock;
    }

    /// @param person with the version that ends their other sign-ins
    /// @param recovery shown only now
    public record TurnedOn(Person person, List<Secret> recovery) {}

    /// @return empty: there is none, not even begun
    public Optional<SecondFactorStore.Stored> of(Person person) {
        return store.find(person.id());
    }

    public boolean isOn(Person person) {
        return of(person).filter(SecondFactorStore.Stored::on).isPresent();
    }

    /// Makes a key, which counts for nothing until [#turnOn].
    public void begin(Person person) {
        store.begin(person.id(), new Secret(Base32.text(random(Totp.KEY_BYTES))), clock.instant());
    }

    /// What an authenticator app reads from a picture: the key URI that all of them know.
    ///
    /// @param issuer name of the installation
    public static Secret uri(Secret key, String issuer, Person person) {
        String name = escaped(issuer.replace(":", " "));
        return new Secret("otpauth://totp/" + name + ":" + escaped(person.email()) + "?secret=" + key.value()
                + "&issuer=" + name + "&algorithm=SHA1&digits=" + Totp.DIGITS + "&period=" + Totp.SECONDS);
    }

    private static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /// @param code that the app shows now
    /// @return empty: the code is wrong, or nothing was begun
    public Optional<TurnedOn> turnOn(Person person, String code) {
        Optional<SecondFactorStore.Stored> begun = of(person).filter(stored -> !stored.on());
        if (begun.isEmpty()) return Optional.empty();
        OptionalLong step = Totp.stepOf(Base32.bytes(begun.get().key().value()), normal(code), clock.instant());
        if (step.isEmpty()) return Optional.empty();
        List<Secret> recovery = Stream.generate(SecondFactors::recoveryCode)
                .limit(RECOVERY_CODES)
                .toList();
        List<SecretHash> hashes = recovery.stream().map(this::hash).toList();
        return store.turnOn(person.id(), step.getAsLong(), hashes).map(now -> new TurnedOn(now, recovery));
    }

    /// Forgets the key, whether it was on or only begun.
    ///
    /// @return whether it was on
    public boolean remove(Person person) {
        return store.remove(person.id());
    }

    /// Judges the second step of a sign-in. A right code is used up.
    ///
    /// @param code as typed: of the app, or for recovery
    /// @param from the caller's address
    /// @throws RuntimeException when the store cannot be reached; then nothing was tested
    public SignIn check(Person person, String code, String from) {
        if (code.length() > LONGEST) return new SignIn.Denied();
        String given = normal(code);
        AtomicBoolean used = new AtomicBoolean();
        Attempt attempt = new Attempt(
                REALM,
                person.email(),
                FIRST_CREDENTIAL + person.id(),
                hasher.ofToken(new Secret(given)).encoded(),
                CallerPlace.of(from));
        Verdict verdict = guesses.judge(attempt, () -> {
            used.set(use(person, given));
            return used.get();
        });
        return switch (verdict) {
            // Of two who bring the same code together, one has used it; the other hears the same verdict.
            case Verdict.Right() -> used.get() ? new SignIn.Granted(person) : new SignIn.Denied();
            case Verdict.Wrong() -> new SignIn.Denied();
            case Verdict.Wait(var until) -> new SignIn.Wait(until);
        };
    }

    private boolean use(Person person, String given) {
        if (given.length() != Totp.DIGITS) return store.useRecovery(person.id(), hash(new Secret(given)));
        Optional<SecondFactorStore.Stored> stored = of(person).filter(SecondFactorStore.Stored::on);
        if (stored.isEmpty()) return false;
        OptionalLong step = Totp.stepOf(Base32.bytes(stored.get().key().value()), given, clock.instant());
        return step.isPresent() && store.useStep(person.id(), step.getAsLong());
    }

    private SecretHash hash(Secret recoveryCode) {
        return hasher.ofToken(new Secret(normal(recoveryCode.value())));
    }

    /// Apps and people write codes in groups.
    private static String normal(String code) {
        return code.replaceAll("[\\s-]", "").toLowerCase(Locale.ROOT);
    }

    private static Secret recoveryCode() {
        String letters = Base32.text(random(RECOVERY_BYTES)).toLowerCase(Locale.ROOT);
        return new Secret(letters.replaceAll("(.{" + GROUP + "})(?=.)", "$1-"));
    }

    private static byte[] random(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return random;
    }
}
