package io.ringtrue.server.accounts;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/// The installation's one admin token.
public final class AdminToken {
    private static final String REALM = "admin-token";

    private final AccountStore store;
    private final SecretHasher hasher;
    private final FailureBackoff backoff;
    private final boolean configured;

    /// @param configured the configuration file says what it is, so it cannot be replaced at run time
    public AdminToken(AccountStore store, SecretHasher hasher, Clock clock, boolean configured) {
        this.store = store;
        this.hasher = hasher;
        this.backoff = new FailureBackoff(clock);
        this.configured = configured;
    }

    public boolean configured() {
        return configured;
    }

    /// How long whoever asks from this address has to wait after wrong tokens; empty: not at all.
    public Optional<Duration> wait(String from) {
        return backoff.wait(key(from));
    }

    /// In constant time, also when no token was set yet: then nothing matches.
    ///
    /// @param from the caller's address: guessing from one place does not shut out the operator at another
    public boolean matches(Secret token, String from) {
        boolean right = hasher.matches(token, store.adminToken());
        if (right) {
            backoff.succeeded(key(from));
        } else {
            backoff.failed(key(from), false);
        }
        return right;
    }

    private static FailureBackoff.Key key(String from) {
        return new FailureBackoff.Key(REALM, "", from);
    }

    /// Replaces it; the one before stops working at once.
    ///
    /// @return the new one, shown only now
    /// @throws IllegalStateException when it is configured
    public Secret rotate() {
        if (configured) throw new IllegalStateException("the admin token is configured");
        Secret fresh = Secrets.newSecret();
        store.putAdminToken(hasher.ofToken(fresh));
        return fresh;
    }
}
