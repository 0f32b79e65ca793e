package io.ringtrue.server.storage.accounts;

import io.ringtrue.server.ledger.Balance;
import io.ringtrue.server.ledger.LedgerStore.Credit;
import io.ringtrue.server.ledger.Money;
import io.ringtrue.server.storage.engine.Columns;
import io.ringtrue.server.storage.engine.Database;
import io.ringtrue.server.storage.engine.SqlDialect;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The unit that credits an account, once for each reference.
record AddCredit(long accountId, Money amount, String reference, Instant at, LedgerSeal seal, SqlDialect dialect)
        implements Database.Unit<Credit> {
    /// What [#balance] needs.
    static final String BALANCE = """
            SELECT balance, held FROM account WHERE id = :id
            """;

    /// What was credited, or debited, under a reference.
    static final String EARLIER = """
            SELECT amount FROM ledger_entry
            WHERE account_id = :account_id AND kind = 'CREDIT' AND reference = :reference
            """;

    @Override
    public Credit run(JdbcClient sql) {
        Optional<Balance> before = sql.sql(BALANCE + dialect.forUpdate())
                .param("id", accountId)
                .query(AddCredit::balance)
                .optional();
        return before.isEmpty()
                ? new Credit.NoSuchAccount()
                : earlier(sql)
                        .map(earlier -> repeated(earlier, before.get()))
                        .orElseGet(() -> added(sql, before.get()));
    }

    static Balance balance(ResultSet row, int number) throws SQLException {
        return new Balance(Columns.money(row, "balance"), Columns.money(row, "held"));
    }

    private Optional<Money> earlier(JdbcClient sql) {
        return sql.sql(EARLIER)
                .param("account_id", accountId)
                .param("reference", reference)
                .query((row, number) -> Columns.money(row, "amount"))
                .optional();
    }

    private Credit repeated(Money earlier, Balance balance) {
        return earlier.equals(amount) ? new Credit.Repeated(balance) : new Credit.Conflict(earlier);
    }

    private Credit added(JdbcClient sql, Balance before) {
        if (!fits(before)) return new Credit.TooMuch();
        MoveMoney.credit(accountId, amount, reference, "", at).in(sql, seal);
        return new Credit.Added(sql.sql(BALANCE)
                .param("id", accountId)
                .query(AddCredit::balance)
                .single());
    }

    /// Asked here: SQLite would silently go on with a floating-point number.
    private boolean fits(Balance before) {
        return amount.millionths() <= Long.MAX_VALUE - before.total().millionths();
    }
}
