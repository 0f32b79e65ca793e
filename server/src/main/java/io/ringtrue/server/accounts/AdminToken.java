package io.ringtrue.server.accounts;

import io.ringtrue.server.accounts.guesses.Attempt;
import io.ringtrue.server.accounts.guesses.CallerPlace;
import io.ringtrue.server.accounts.guesses.Guesses;
import io.ringtrue.server.accounts.guesses.Verdict;
import java.util.Optional;

/// The installation's one admin token, which opens `/v1/admin`.
public final class AdminToken {
    private static final String REALM = "admin-token";
    /// Stands for the token where others have the id of a credential; those begin at 1.
    private static final long CREDENTIAL = -1;

    private final AccountStore store;
    private final SecretHasher hasher;
    private final Guesses guesses;
    private final boolean configured;

    /// @param configured true: the token stands in the configuration, so it cannot be replaced at run time
    public AdminToken(AccountStore store, SecretHasher hasher, Guesses guesses, boolean configured) {
        this.store = store;
        this.hasher = hasher;
        this.guesses = guesses;
        this.configured = configured;
    }

    /// Whether the token stands in the configuration, so that [#rotate()] cannot replace it.
    public boolean configured() {
        return configured;
    }

    /// Whether this is the token, compared in constant time. While no token is set, nothing matches. Wrong
    /// tokens are counted as wrong secrets of accounts are.
    ///
    /// A token that we made cannot be guessed, so the right one never waits. Nobody knows how good a
    /// configured one is: it waits like an imported secret.
    ///
    /// @param from the caller's address
    public Verdict check(Secret token, String from) {
        Optional<SecretHash> stored = store.adminToken();
        SecretHash given = hasher.fast(token);
        CallerPlace place = CallerPlace.of(from);
        boolean good = configured
                ? guesses.isKnownGood(CREDENTIAL, place, () -> hasher.matches(given, stored))
                : hasher.matches(given, stored);
        if (good) return new Verdict.Right();
        Attempt attempt = new Attempt(REALM, "", CREDENTIAL, given.encoded(), place);
        return guesses.judge(attempt, () -> hasher.matches(given, stored));
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
