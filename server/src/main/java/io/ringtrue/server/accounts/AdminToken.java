package io.ringtrue.server.accounts;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/// The installation's one admin token, which opens `/v1/admin`.
public final class AdminToken {
    private static final String REALM = "admin-token";

    private final AccountStore store;
    private final SecretHasher hasher;
    private final FailureBackoff backoff;
    private final boolean configured;

    /// @param configured true: the token stands in the configuration, so it cannot be replaced at run time
    public AdminToken(AccountStore store, SecretHasher hasher, Clock clock, boolean configured) {
        this.store = store;
        this.hasher = hasher;
        this.backoff = new FailureBackoff(clock);
        this.configured = configured;
    }

    /// Whether the token stands in the configuration, so that [#rotate()] cannot replace it.
    public boolean configured() {
        return configured;
    }

    /// How long callers from this address have to wait after wrong tokens; empty: not at all.
    public Optional<Duration> wait(String from) {
        return backoff.wait(key(from));
    }

    /// Whether this is the token, compared in constant time. While no token is set, nothing matches.
    ///
    /// @param from the caller's address; failures are counted by address, so that guessing from one does not
    /// lock the operator out at another
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

    /// Replaces the token. The old one stops working at once.
    ///
    /// @return the new token; it is shown only now, because the store keeps its hash
    /// @throws IllegalStateException when the token stands in the configuration
    public Secret rotate() {
        if (configured) throw new IllegalStateException("the admin token is configured");
        Secret fresh = Secrets.newSecret();
        store.putAdminToken(hasher.ofToken(fresh));
        return fresh;
    }
}
