package io.ringtrue.server.people;

import io.ringtrue.server.accounts.Secret;
import io.ringtrue.server.accounts.SecretHasher;
import io.ringtrue.server.accounts.Secrets;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/// Links that sign a person in once, within ten minutes: for the first sign-in, and for who has lost a password.
/// A token has 160 random bits and is kept as its hash, so guesses need not be counted.
public final class SignInLinks {
    public static final Duration LIFE = Duration.ofMinutes(10);

    private final PersonStore store;
    private final SecretHasher hasher;
    private final Clock clock;

    public SignInLinks(PersonStore store, SecretHasher hasher, Clock clock) {
        this.store = store;
        this.hasher = hasher;
        this.clock = clock;
    }

    /// @return the token; it is shown only now
    public Secret make(Person person) {
        Secret token = Secrets.newSecret();
        store.putLink(person.id(), hasher.ofToken(token), clock.instant().plus(LIFE));
        return token;
    }

    /// Whose link it is, without using it up: programs that look at links in advance must not.
    public Optional<Person> whose(Secret token) {
        return store.linked(hasher.ofToken(token), clock.instant());
    }

    /// @return empty: used before, too old, or never there
    public Optional<Person> use(Secret token) {
        return store.useLink(hasher.ofToken(token), clock.instant());
    }
}
