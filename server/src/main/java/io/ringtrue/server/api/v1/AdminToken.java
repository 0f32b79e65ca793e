package io.ringtrue.server.api.v1;

import io.ringtrue.server.accounts.AccountStore;
import io.ringtrue.server.accounts.Secret;
import io.ringtrue.server.accounts.SecretHasher;
import io.ringtrue.server.accounts.Secrets;

/// The installation's one admin token.
public final class AdminToken {
    private final AccountStore store;
    private final SecretHasher hasher;

    public AdminToken(AccountStore store, SecretHasher hasher) {
        this.store = store;
        this.hasher = hasher;
    }

    /// In constant time, also when no token was set yet: then nothing matches.
    boolean matches(Secret token) {
        return hasher.matches(token, store.adminToken());
    }

    /// Replaces it; the one before stops working at once.
    ///
    /// @return the new one, shown only now
    Secret rotate() {
        Secret fresh = Secrets.newSecret();
        store.putAdminToken(hasher.ofToken(fresh));
        return fresh;
    }
}
