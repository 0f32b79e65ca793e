package io.ringtrue.server.storage.callbacks;

import io.ringtrue.server.accounts.InstallationKey;
import io.ringtrue.server.accounts.Secret;
import io.ringtrue.server.callbacks.DueCallback.SigningSecret;
import io.ringtrue.server.storage.accounts.SigningSecretRow;
import io.ringtrue.server.storage.engine.Database;
import io.ringtrue.server.storage.engine.SqlDialect;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The unit that gives an account a new signing secret and says when the one before ends; false when two are in force
/// already and may not end yet. Secrets that have ended are deleted.
record RotateSecret(
        long accountId, SigningSecret secret, Instant now, Instant oldUntil, InstallationKey key, SqlDialect dialect)
        implements Database.Unit<Boolean> {
    @Override
    public Boolean run(JdbcClient sql) {
        dialect.lock(sql, new TreeSet<>(Set.of("signing-secret/" + accountId)));
        boolean changing = SigningSecretRow.sealed(sql, accountId, now).size() > 1;
        if (changing && oldUntil.isAfter(now)) return false;
        SigningSecretRow.expire(sql, accountId, oldUntil);
        SigningSecretRow.deleteExpired(sql, accountId, now);
        SigningSecretRow.insert(sql, key, accountId, new Secret(secret.value()), now);
        return true;
    }
}
