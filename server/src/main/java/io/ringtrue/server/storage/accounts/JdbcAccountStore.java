package io.ringtrue.server.storage.accounts;

import io.ringtrue.server.accounts.Account;
import io.ringtrue.server.accounts.AccountSettings;
import io.ringtrue.server.accounts.AccountStore;
import io.ringtrue.server.accounts.Credential;
import io.ringtrue.server.accounts.InstallationKey;
import io.ringtrue.server.accounts.NewAccount;
import io.ringtrue.server.accounts.NewAccount.NewCredential;
import io.ringtrue.server.accounts.SecretHash;
import io.ringtrue.server.accounts.StoredCredential;
import io.ringtrue.server.ledger.Money;
import io.ringtrue.server.storage.engine.Columns;
import io.ringtrue.server.storage.engine.Database;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/// Accounts and credentials in tables.
public final class JdbcAccountStore implements AccountStore {
    /// The reference of the credit an account begins with.
    private static final String OPENING = "opening balance";

    private static final String ADMIN_TOKEN = "admin-token";
    /// A credential's last use is written no more often than this.
    private static final Duration USE_GRAIN = Duration.ofMinutes(1);

    private static final String ACCOUNT = "a.id, a.name, a.company, a.announce_pin, a.callback_url,"
            + " a.callback_url_type, a.progress_callbacks, a.language, a.spend_cap, a.get_places_calls,"
            + " a.default_calling_code, a.strict_numbers, a.validation_price, a.active, a.created";
    private static final String CREDENTIAL = "c.id AS credential_id, c.account_id, c.kind, c.name AS credential_name,"
            + " c.hash, c.weak, c.created AS credential_created, c.last_used, c.revoked";

    private static final String INSERT = """
            INSERT INTO account (name, company, announce_pin, callback_url, callback_url_type, progress_callbacks,
                language, spend_cap, get_places_calls, default_calling_code, strict_numbers, validation_price,
                active, created)
            VALUES (:name, :company, :announce_pin, :callback_url, :callback_url_type, :progress_callbacks,
                :language, :spend_cap, :get_places_calls, :default_calling_code, :strict_numbers, :validation_price,
                :active, :created)
            RETURNING id
            """;
    private static final String UPDATE = """
            UPDATE account SET name = :name, company = :company, announce_pin = :announce_pin,
                callback_url = :callback_url, callback_url_type = :callback_url_type,
                progress_callbacks = :progress_callbacks, language = :language, spend_cap = :spend_cap,
                get_places_calls = :get_places_calls, default_calling_code = :default_calling_code,
                strict_numbers = :strict_numbers, validation_price = :validation_price, active = :active
            WHERE id = :id
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
        long id = database.write(sql -> {
            long accountId = insert(sql, account);
            for (NewCredential credential : account.credentials()) insert(sql, accountId, credential, account.at());
            insertSigningSecret(sql, accountId, account);
            credit(sql, accountId, account);
            return accountId;
        });
        return new Account(id, account.name(), account.company(), account.settings(), true, millisOnly(account.at()));
    }

    private static long insert(JdbcClient sql, NewAccount account) {
        return bound(sql.sql(INSERT), account.name(), account.company(), account.settings(), true)
                .param("created", account.at().toEpochMilli())
                .query(Long.class)
                .single();
    }

    private static StatementSpec bound(
            StatementSpec statement, String name, String company, AccountSettings settings, boolean active) {
        return statement
                .param("name", name)
                .param("company", company)
                .param("announce_pin", settings.announcePin())
                .param("callback_url", settings.callbackUrl().orElse(null))
                .param("callback_url_type", settings.callbackScheme())
                .param("progress_callbacks", settings.progressCallbacks())
                .param("language", settings.language().orElse(null))
                .param("spend_cap", Columns.nullable(settings.spendCapMillionths()))
                .param("get_places_calls", settings.callsByGet())
                .param("default_calling_code", settings.validation().defaultCallingCode())
                .param("strict_numbers", settings.validation().strictNumbers())
                .param(
                        "validation_price",
                        Columns.nullable(settings.validation().priceMillionths()))
                .param("active", active);
    }

    private static void credit(JdbcClient sql, long accountId, NewAccount account) {
        if (account.openingMillionths() != 0) {
            JdbcLedgerStore.add(sql, accountId, new Money(account.openingMillionths()), OPENING, account.at());
        }
    }

    private void insertSigningSecret(JdbcClient sql, long accountId, NewAccount account) {
        byte[] clear = account.callbackSecret().value().getBytes(StandardCharsets.UTF_8);
        sql.sql("INSERT INTO signing_secret (account_id, secret, created) VALUES (?, ?, ?)")
                .params(
                        accountId,
                        key.seal(SigningSecrets.purpose(accountId), clear),
                        account.at().toEpochMilli())
                .update();
    }

    @Override
    public Optional<Account> find(long accountId) {
        return database.read(sql -> sql.sql("SELECT " + ACCOUNT + " FROM account a WHERE a.id = ?")
                .param(accountId)
                .query(JdbcAccountStore::account)
                .optional());
    }

    @Override
    public List<Account> list(long after, int limit) {
        return database.read(
                sql -> sql.sql("SELECT " + ACCOUNT + " FROM account a WHERE a.id > ? ORDER BY a.id LIMIT ?")
                        .params(after, limit)
                        .query(JdbcAccountStore::account)
                        .list());
    }

    @Override
    public boolean update(long accountId, String name, String company, AccountSettings settings, boolean active) {
        int changed = database.write(sql -> bound(sql.sql(UPDATE), name, company, settings, active)
                .param("id", accountId)
                .update());
        known.clear();
        return changed == 1;
    }

    @Override
    public Credential addCredential(long accountId, NewCredential credential, Instant at) {
        long id = database.write(sql -> insert(sql, accountId, credential, at));
        return new Credential(
                id,
                accountId,
                credential.kind(),
                credential.name(),
                credential.weak(),
                millisOnly(at),
                Optional.empty(),
                false);
    }

    private static long insert(JdbcClient sql, long accountId, NewCredential credential, Instant at) {
        return sql.sql("INSERT INTO credential (account_id, kind, name, hash, weak, created, revoked)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (kind, name) DO NOTHING RETURNING id")
                .param(accountId)
                .param(credential.kind().name())
                .param(credential.name())
                .param(credential.hash().encoded())
                .param(credential.weak())
                .param(at.toEpochMilli())
                .param(false)
                .query(Long.class)
                .optional()
                .orElseThrow(() -> new NameTaken(credential.kind()));
    }

    @Override
    public List<Credential> credentials(long accountId) {
        return database.read(
                sql -> sql.sql("SELECT " + CREDENTIAL + " FROM credential c WHERE c.account_id = ? ORDER BY c.id")
                        .param(accountId)
                        .query(JdbcAccountStore::credential)
                        .list());
    }

    @Override
    public boolean revoke(long accountId, long credentialId) {
        int changed = database.write(sql -> sql.sql("UPDATE credential SET revoked = ? WHERE id = ? AND account_id = ?")
                .params(true, credentialId, accountId)
                .update());
        known.clear();
        return changed == 1;
    }

    @Override
    public Optional<StoredCredential> credential(Credential.Kind kind, String name) {
        return known.find(kind, name, () -> load(kind, name));
    }

    private Optional<StoredCredential> load(Credential.Kind kind, String name) {
        return database.read(sql -> sql.sql("SELECT " + CREDENTIAL + ", " + ACCOUNT
                        + " FROM credential c JOIN account a ON a.id = c.account_id"
                        + " WHERE c.kind = ? AND c.name = ? AND NOT c.revoked")
                .params(kind.name(), name)
                .query((row, number) -> new StoredCredential(
                        credential(row, number), new SecretHash(row.getString("hash")), account(row, number)))
                .optional());
    }

    @Override
    public void used(long credentialId, Instant at) {
        Instant last = lastUses.get(credentialId);
        if (last != null && at.isBefore(last.plus(USE_GRAIN))) return;
        lastUses.put(credentialId, at);
        database.write(sql -> sql.sql("UPDATE credential SET last_used = ? WHERE id = ?")
                .params(at.toEpochMilli(), credentialId)
                .update());
    }

    @Override
    public Optional<SecretHash> adminToken() {
        return installation.fact(ADMIN_TOKEN).map(SecretHash::new);
    }

    @Override
    public void putAdminToken(SecretHash hash) {
        installation.put(ADMIN_TOKEN, hash.encoded());
    }

    private static Account account(ResultSet row, int number) throws SQLException {
        AccountSettings settings = new AccountSettings(
                row.getBoolean("announce_pin"),
                Columns.optionalText(row, "callback_url"),
                row.getString("callback_url_type"),
                row.getBoolean("progress_callbacks"),
                // Earlier versions took any text, which no voice speaks.
                Columns.optionalText(row, "language").filter(AccountSettings::isLanguage),
                Columns.optionalLong(row, "spend_cap"),
                row.getBoolean("get_places_calls"),
                new AccountSettings.Validation(
                        row.getInt("default_calling_code"),
                        row.getBoolean("strict_numbers"),
                        Columns.optionalLong(row, "validation_price")));
        return new Account(
                row.getLong("id"),
                row.getString("name"),
                row.getString("company"),
                settings,
                row.getBoolean("active"),
                Columns.instant(row, "created"));
    }

    private static Credential credential(ResultSet row, int number) throws SQLException {
        return new Credential(
                row.getLong("credential_id"),
                row.getLong("account_id"),
                Credential.Kind.valueOf(row.getString("kind")),
                row.getString("credential_name"),
                row.getBoolean("weak"),
                Columns.instant(row, "credential_created"),
                Columns.optionalInstant(row, "last_used"),
                row.getBoolean("revoked"));
    }

    /// As it will be read back.
    private static Instant millisOnly(Instant at) {
        return Instant.ofEpochMilli(at.toEpochMilli());
    }
}
