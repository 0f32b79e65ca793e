package io.ringtrue.server.storage.callbacks;

import io.ringtrue.server.accounts.InstallationKey;
import io.ringtrue.server.callbacks.DueCallback.SigningSecret;
import io.ringtrue.server.callbacks.SigningSecrets;
import io.ringtrue.server.storage.accounts.SigningSecretRow;
import io.ringtrue.server.storage.engine.Database;
import java.time.Instant;
import java.util.List;

/// Signing secrets in a table, sealed by the installation key.
public final class JdbcSigningSecrets implements SigningSecrets {
    private final Database database;
    private final InstallationKey key;

    public JdbcSigningSecrets(Database database, InstallationKey key) {
        this.database = database;
        this.key = key;
    }

    @Override
    public List<SigningSecret> of(long accountId, Instant at) {
        return SigningSecretRow.open(key, accountId, database.read(sql -> SigningSecretRow.sealed(sql, accountId, at)));
    }
}
