package io.ringtrue.server.storage.accounts;

import io.ringtrue.server.accounts.AccountStore.NameTaken;
import io.ringtrue.server.accounts.Credential;
import io.ringtrue.server.accounts.NewAccount.NewCredential;
import io.ringtrue.server.accounts.SecretHash;
import io.ringtrue.server.storage.engine.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A row of `credential`. SQL that reads one calls the table `c`; its columns have names of their own where those of
/// an account read with it are the same.
final class CredentialRow {
    /// What [#read] and [#hash] need.
    static final String COLUMNS = """
            c.id AS credential_id, c.account_id, c.kind, c.name AS credential_name, c.label, c.hash, c.weak,
            c.created AS credential_created, c.last_used, c.revoked""";

    private static final String INSERT = """
            INSERT INTO credential (account_id, kind, name, label, hash, weak, created, revoked)
            VALUES (:account_id, :kind, :name, :label, :hash, :weak, :created, FALSE)
            ON CONFLICT (kind, name) DO NOTHING
            RETURNING id
            """;

    private CredentialRow() {}

    /// @return its id
    /// @throws NameTaken when another credential of this kind has the name
    static long insert(JdbcClient sql, long accountId, NewCredential credential, Instant at) {
        return sql.sql(INSERT)
                .param("account_id", accountId)
                .param("kind", credential.kind().name())
                .param("name", credential.name())
                .param("label", credential.label())
                .param("hash", credential.hash().encoded())
                .param("weak", credential.weak())
                .param("created", at.toEpochMilli())
                .query(Long.class)
                .optional()
                .orElseThrow(() -> new NameTaken(credential.kind()));
    }

    static Credential read(ResultSet row, int number) throws SQLException {
        return new Credential(
                row.getLong("credential_id"),
                row.getLong("account_id"),
                Credential.Kind.valueOf(row.getString("kind")),
                row.getString("credential_name"),
                row.getString("label"),
                row.getBoolean("weak"),
                Columns.instant(row, "credential_created"),
                Columns.optionalInstant(row, "last_used"),
                row.getBoolean("revoked"));
    }

    static SecretHash hash(ResultSet row) throws SQLException {
        return new SecretHash(row.getString("hash"));
    }
}
