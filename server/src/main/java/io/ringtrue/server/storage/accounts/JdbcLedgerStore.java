package io.ringtrue.server.storage.accounts;

import io.ringtrue.server.ledger.Balance;
import io.ringtrue.server.ledger.LedgerEntry;
import io.ringtrue.server.ledger.LedgerStore;
import io.ringtrue.server.ledger.Money;
import io.ringtrue.server.ledger.Tariff;
import io.ringtrue.server.storage.engine.Columns;
import io.ringtrue.server.storage.engine.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Balances, entries and prices in tables. The balance stands on the account's row and changes only
/// together with an entry.
public final class JdbcLedgerStore implements LedgerStore {
    private final Database database;
    private final Tariffs tariffs;

    public JdbcLedgerStore(Database database) {
        this.database = database;
        this.tariffs = new Tariffs(database);
    }

    @Override
    public Optional<Balance> balance(long accountId) {
        return database.read(sql -> balance(sql, accountId, ""));
    }

    private static Optional<Balance> balance(JdbcClient sql, long accountId, String lock) {
        return sql.sql("SELECT balance, held FROM account WHERE id = ?" + lock)
                .param(accountId)
                .query((row, number) -> new Balance(Columns.money(row, "balance"), Columns.money(row, "held")))
                .optional();
    }

    @Override
    public List<LedgerEntry> entries(long accountId, long before, int limit) {
        return database.read(sql -> sql.sql("SELECT l.id, l.account_id, l.kind, l.amount, l.verification_id,"
                        + " v.confirmation, l.reference, l.at"
                        + " FROM ledger_entry l LEFT JOIN validation v ON v.id = l.validation_id"
                        + " WHERE l.account_id = ? AND l.id < ? ORDER BY l.id DESC LIMIT ?")
                .params(accountId, before, limit)
                .query(JdbcLedgerStore::entry)
                .list());
    }

    @Override
    public Credit credit(long accountId, Money amount, String reference, Instant at) {
        return database.write(sql -> {
            Optional<Balance> balance =
                    balance(sql, accountId, database.dialect().forUpdate());
            return balance.isEmpty()
                    ? new Credit.NoSuchAccount()
                    : earlier(sql, accountId, reference)
                            .map(earlier -> repeated(earlier, amount, balance.get()))
                            .orElseGet(() -> added(sql, accountId, balance.get(), amount, reference, at));
        });
    }

    private static Optional<Money> earlier(JdbcClient sql, long accountId, String reference) {
        return sql.sql("SELECT amount FROM ledger_entry WHERE account_id = ? AND kind = 'CREDIT' AND reference = ?")
                .params(accountId, reference)
                .query((row, number) -> Columns.money(row, "amount"))
                .optional();
    }

    private static Credit repeated(Money earlier, Money amount, Balance balance) {
        return earlier.equals(amount) ? new Credit.Repeated(balance) : new Credit.Conflict(earlier);
    }

    private static Credit added(
            JdbcClient sql, long accountId, Balance before, Money amount, String reference, Instant at) {
        if (!fits(before, amount)) return new Credit.TooMuch();
        add(sql, accountId, amount, reference, at);
        return new Credit.Added(balance(sql, accountId, "").orElseThrow());
    }

    /// An entry and what it does to the balance. The sum must fit.
    static void add(JdbcClient sql, long accountId, Money amount, String reference, Instant at) {
        sql.sql("INSERT INTO ledger_entry (account_id, kind, amount, reference, at) VALUES (?, 'CREDIT', ?, ?, ?)")
                .params(accountId, amount.millionths(), reference, at.toEpochMilli())
                .update();
        sql.sql("UPDATE account SET balance = balance + ? WHERE id = ?")
                .params(amount.millionths(), accountId)
                .update();
    }

    /// Asked here: SQLite would silently go on with a floating-point number.
    private static boolean fits(Balance before, Money amount) {
        return amount.millionths() <= Long.MAX_VALUE - before.total().millionths();
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
    public void putDefaultTariff(Tariff tariff) {
        tariffs.putStandard(tariff);
    }

    @Override
    public void putTariff(long accountId, Tariff tariff) {
        tariffs.put(accountId, tariff);
    }

    private static LedgerEntry entry(ResultSet row, int number) throws SQLException {
        return new LedgerEntry(
                row.getLong("id"),
                row.getLong("account_id"),
                LedgerEntry.Kind.valueOf(row.getString("kind")),
                Columns.money(row, "amount"),
                Columns.optionalLong(row, "verification_id"),
                Columns.optionalLong(row, "confirmation"),
                row.getString("reference"),
                Columns.instant(row, "at"));
    }
}
