package io.ringtrue.server.storage.accounts;

import io.ringtrue.server.accounts.InstallationKey;
import io.ringtrue.server.ledger.Balance;
import io.ringtrue.server.ledger.LedgerEntry;
import io.ringtrue.server.ledger.LedgerStore;
import io.ringtrue.server.ledger.Money;
import io.ringtrue.server.ledger.Statement;
import io.ringtrue.server.ledger.Tariff;
import io.ringtrue.server.storage.engine.Database;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Balances, entries and prices in tables. The balance stands on the account's row and changes only
/// together with an entry.
public final class JdbcLedgerStore implements LedgerStore {
    private static final String NEWEST = """
            SELECT %s FROM ledger_entry l LEFT JOIN validation v ON v.id = l.validation_id
            WHERE l.account_id = :account_id AND l.id < :before
            ORDER BY l.id DESC
            LIMIT :limit
            """.formatted(LedgerEntryRow.COLUMNS);

    private final Database database;
    private final LedgerSeal seal;
    private final Tariffs tariffs;

    public JdbcLedgerStore(Database database, InstallationKey key) {
        this.database = database;
        this.seal = new LedgerSeal(key);
        this.tariffs = new Tariffs(database);
    }

    @Override
    public Optional<Balance> balance(long accountId) {
        return database.read(sql -> sql.sql(AddCredit.BALANCE)
                .param("id", accountId)
                .query(AddCredit::balance)
                .optional());
    }

    @Override
    public List<LedgerEntry> entries(long accountId, long before, int limit) {
        return database.read(sql -> sql.sql(NEWEST)
                .param("account_id", accountId)
                .param("before", before)
                .param("limit", limit)
                .query(LedgerEntryRow::entry)
                .list());
    }

    @Override
    public Credit credit(long accountId, Money amount, String reference, Instant at) {
        return database.write(new AddCredit(accountId, amount, reference, at, seal, database.dialect()));
    }

    @Override
    public Debit debit(long accountId, Money amount, String reference, String reason, Instant at) {
        return database.write(new TakeDebit(accountId, amount, reference, reason, at, seal, database.dialect()));
    }

    @Override
    public Optional<Statement> statement(long accountId, Instant from, Instant to) {
        return database.readLong(new AddUp(accountId, from, to));
    }

    @Override
    public Tariff tariffFor(long accountId) {
        return tariffs.of(accountId);
    }

    @Override
    public Tariff defaultTariff() {
        return tariffs.standard();
    }

    @Override
    public Replacement replaceTariff(OptionalLong account, Tariff tariff, Optional<String> expected) {
        return tariffs.replace(account, tariff, expected);
    }
}
