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
    private static final String NEWEST = """
            SELECT secret FROM signing_secret WHERE account_id = :account_id ORDER BY id DESC LIMIT :most
            """;

    private SigningSecretRow() {}

    static void insert(JdbcClient sql, InstallationKey key, long accountId, Secret secret, Instant at) {
        byte[] clear = secret.value().getBytes(StandardCharsets.UTF_8);
        sql.sql(INSERT)
                .param("account_id", accountId)
                .param("secret", key.seal(purpose(accountId), clear))
                .param("created", at.toEpochMilli())
                .update();
    }

    /// Still sealed, newest first.
    public static List<byte[]> sealed(JdbcClient sql, long accountId) {
        return sql.sql(NEWEST)
                .param("account_id", accountId)
                .param("most", MOST)
                .query((row, number) -> row.getBytes("secret"))
                .list();
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
