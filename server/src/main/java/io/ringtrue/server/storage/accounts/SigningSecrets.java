package io.ringtrue.server.storage.accounts;

import io.ringtrue.server.accounts.InstallationKey;
import io.ringtrue.server.callbacks.DueCallback.SigningSecret;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What accounts' callbacks are signed with.
public final class SigningSecrets {
    /// More than two are never signed with: one, and its successor while they change over.
    private static final int MOST = 2;

    private SigningSecrets() {}

    static String purpose(long accountId) {
        return "signing-secret/" + accountId;
    }

    /// Still sealed, newest first.
    public static List<byte[]> sealed(JdbcClient sql, long accountId) {
        return sql.sql("SELECT secret FROM signing_secret WHERE account_id = ? ORDER BY id DESC LIMIT ?")
                .params(accountId, MOST)
                .query((row, number) -> row.getBytes("secret"))
                .list();
    }

    public static List<SigningSecret> open(InstallationKey key, long accountId, List<byte[]> sealed) {
        return sealed.stream()
                .map(secret -> key.open(purpose(accountId), secret))
                .map(clear -> new SigningSecret(new String(clear, StandardCharsets.UTF_8)))
                .toList();
    }
}
