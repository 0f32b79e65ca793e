package io.ringtrue.server.storage.accounts;

import io.ringtrue.server.accounts.Account;
import io.ringtrue.server.accounts.AccountStore;
import io.ringtrue.server.accounts.Credential;
import io.ringtrue.server.accounts.InstallationKey;
import io.ringtrue.server.accounts.NewAccount;
import io.ringtrue.server.accounts.NewAccount.NewCredential;
import io.ringtrue.server.accounts.SecretHash;
import io.ringtrue.server.accounts.StoredCredential;
import io.ringtrue.server.storage.engine.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/// Accounts and credentials in tables.
public final class JdbcAccountStore implements AccountStore {
    private static final String ADMIN_TOKEN = "admin-token";
    /// A credential's last use is written no more often than this.
    private static final Duration USE_GRAIN = Duration.ofMinutes(1);

    private static final String BY_ID = """
            SELECT %s FROM account a WHERE a.id = :id
            """.formatted(AccountRow.COLUMNS);
    private static final String AFTER = """
            SELECT %s FROM account a WHERE a.id > :after ORDER BY a.id LIMIT :limit
            """.formatted(AccountRow.COLUMNS);
    private static final String CREDENTIALS = """
            SELECT %s FROM credential c WHERE c.account_id = :account_id ORDER BY c.id
            """.formatted(CredentialRow.COLUMNS);
    private static final String BY_NAME = """
            SELECT %s, %s FROM credential c JOIN account a ON a.id = c.account_id
            WHERE c.kind = :kind AND c.name = :name AND NOT c.revoked
            """.formatted(CredentialRow.COLUMNS, AccountRow.COLUMNS);
    private static final String REVOKE = """
            UPDATE credential SET revoked = TRUE WHERE id = :id AND account_id = :account_id
            """;
    private static final String REPLACE_SECRET = """
            UPDATE credential SET hash = :hash, weak = FALSE
            WHERE id = :id AND account_id = :account_id AND NOT revoked
            """;
    private static final String USED = """
            UPDATE credential SET last_used = :at WHERE id = :id
            """;

    private final Database database;
    private final Installation installation;
    private final InstallationKey key;
    private final KnownCredentials known;
    private final Map<Long, Instant> lastUses = new ConcurrentHashMap<>();

    public JdbcAccountStore(Database database, Installation installation, InstallationKey key) {
        this.database = database;
        this.installation = installation;
        this.key = key;
        this.known = new KnownCredentials(database.dialect());
    }

    @Override
    public Account create(NewAccount account) {
        long id = database.write(new CreateAccount(account, key));
        return new Account(id, account.name(), account.company(), account.settings(), true, millisOnly(account.at()));
    }

    @Override
    public Optional<Account> find(long accountId) {
        return database.read(sql ->
                sql.sql(BY_ID).param("id", accountId).query(AccountRow::read).optional());
    }

    @Override
    public List<Account> list(long after, int limit) {
        return database.read(sql -> sql.sql(AFTER)
                .param("after", after)
                .param("limit", limit)
                .query(AccountRow::read)
                .list());
    }

    @Override
    public Optional<Account> update(long accountId, UnaryOperator<Account> change) {
        Optional<Account> changed = database.write(new ChangeAccount(accountId, change, database.dialect()));
        known.clear();
        return changed;
    }

    @Override
    public Credential addCredential(long accountId, NewCredential credential, Instant at) {
        long id = database.write(sql -> CredentialRow.insert(sql, accountId, credential, at));
        return new Credential(
                id,
                accountId,
                credential.kind(),
                credential.name(),
                credential.label(),
                credential.weak(),
                millisOnly(at),
                Optional.empty(),
                false);
    }

    @Override
    public List<Credential> credentials(long accountId) {
        return database.read(sql -> sql.sql(CREDENTIALS)
                .param("account_id", accountId)
                .query(CredentialRow::read)
                .list());
    }

    @Override
    public Optional<Credential> replaceSecret(long accountId, long credentialId, SecretHash hash) {
        int changed = database.write(sql -> sql.sql(REPLACE_SECRET)
                .param("hash", hash.encoded())
                .param("id", credentialId)
                .param("account_id", accountId)
                .update());
        known.clear();
        return changed == 0
                ? Optional.empty()
                : credentials(accountId).stream()
                        .filter(each -> each.id() == credentialId)
                        .findFirst();
    }

    @Override
    public boolean revoke(long accountId, long credentialId) {
        int changed = database.write(sql -> sql.sql(REVOKE)
                .param("id", credentialId)
                .param("account_id", accountId)
                .update());
        known.clear();
        return changed == 1;
    }

    @Override
    public Optional<StoredCredential> credential(Credential.Kind kind, String name) {
        return known.load(kind, name, () -> load(kind, name));
    }

    @Override
    public Optional<StoredCredential> remembered(Credential.Kind kind, String name) {
        return known.remembered(kind, name);
    }

    private Optional<StoredCredential> load(Credential.Kind kind, String name) {
        return database.read(sql -> sql.sql(BY_NAME)
                .param("kind", kind.name())
                .param("name", name)
                .query((row, number) -> new StoredCredential(
                        CredentialRow.read(row, number), CredentialRow.hash(row), AccountRow.read(row, number)))
                .optional());
    }

    @Override
    public void used(long credentialId, Instant at) {
        Instant last = lastUses.get(credentialId);
        if (last != null && at.isBefore(last.plus(USE_GRAIN))) return;
        lastUses.put(credentialId, at);
        database.write(sql -> sql.sql(USED)
                .param("at", at.toEpochMilli())
                .param("id", credentialId)
                .update());
    }

    @Override
    public Optional<SecretHash> adminToken() {
        return installation.fact(ADMIN_TOKEN).map(SecretHash::new);
    }

    @Override
    public boolean putFirstAdminToken(SecretHash hash) {
        return installation.putFirst(ADMIN_TOKEN, hash.encoded());
    }

    @Override
    public void putAdminToken(SecretHash hash) {
        installation.put(ADMIN_TOKEN, hash.encoded());
    }

    /// As it will be read back.
    private static Instant millisOnly(Instant at) {
        return Instant.ofEpochMilli(at.toEpochMilli());
    }
}
