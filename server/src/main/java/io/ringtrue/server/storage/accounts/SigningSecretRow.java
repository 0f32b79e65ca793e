package io.ringtrue.server.storage.accounts;

import io.ringtrue.server.accounts.InstallationKey;
import io.ringtrue.server.accounts.Secret;
import io.ringtrue.server.callbacks.DueCallback.SigningSecret;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A row of `signing_secret`: what an account's callbacks are signed with, sealed for this account alone.
public final class SigningSecretRow {
    /// More than two are never signed with: one, and its successor while they change over.
    private static final int MOST = 2;

    private static final String INSERT = """
            INSERT INTO signing_secret (account_id, secret, created) VALUES (:account_id, :secret, :created)
            """;
    private static final String IN_FORCE = """
            SELECT secret FROM signing_secret
            WHERE account_id = :account_id AND (expires IS NULL OR expires > :now)
            ORDER BY id DESC LIMIT :most
            """;
    private static final String DELETE_EXPIRED = """
            DELETE FROM signing_secret WHERE account_id = :account_id AND expires <= :now
            """;
    private static final String EXPIRE = """
            UPDATE signing_secret SET expires = :expires
            WHERE account_id = :account_id AND (expires IS NULL OR expires > :expires)
            """;

    private SigningSecretRow() {}

    public static void insert(JdbcClient sql, InstallationKey key, long accountId, Secret secret, Instant at) {
        byte[] clear = secret.value().getBytes(StandardCharsets.UTF_8);
        sql.sql(INSERT)
                .param("account_id", accountId)
                .param("secret", key.seal(purpose(accountId), clear))
                .param("created", at.toEpochMilli())
                .update();
    }

    /// Those that sign at this time; still sealed, newest first.
    public static List<byte[]> sealed(JdbcClient sql, long accountId, Instant now) {
        return sql.sql(IN_FORCE)
                .param("account_id", accountId)
                .param("now", now.toEpochMilli())
                .param("most", MOST)
                .query((row, number) -> row.getBytes("secret"))
                .list();
    }

    /// Ends all of the account's that are in force, not later than this.
    public static void expire(JdbcClient sql, long accountId, Instant at) {
        sql.sql(EXPIRE)
                .param("account_id", accountId)
                .param("expires", at.toEpochMilli())
                .update();
    }

    public static void deleteExpired(JdbcClient sql, long accountId, Instant now) {
        sql.sql(DELETE_EXPIRED)
                .param("account_id", accountId)
                .param("now", now.toEpochMilli())
                .update();
    }

    public static List<SigningSecret> open(InstallationKey key, long accountId, List<byte[]> sealed) {
        return sealed.stream()
                .map(secret -> key.open(purpose(accountId), secret))
                .map(clear -> new SigningSecret(new String(clear, StandardCharsets.UTF_8)))
                .toList();
    }

    private static String purpose(long accountId) {
        return "signing-secret/" + accountId;
    }
}
