package io.ringtrue.server.storage.accounts;

import io.ringtrue.server.ledger.Balance;
import io.ringtrue.server.ledger.LedgerStore.Debit;
import io.ringtrue.server.ledger.Money;
import io.ringtrue.server.storage.engine.Columns;
import io.ringtrue.server.storage.engine.Database;
import io.ringtrue.server.storage.engine.SqlDialect;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The unit that takes money away, once for each reference, and never more than is available.
record TakeDebit(
        long accountId, Money amount, String reference, String reason, Instant at, LedgerSeal seal, SqlDialect dialect)
        implements Database.Unit<Debit> {
    @Override
    public Debit run(JdbcClient sql) {
        Optional<Balance> before = sql.sql(AddCredit.BALANCE + dialect.forUpdate())
                .param("id", accountId)
                .query(AddCredit::balance)
                .optional();
        return before.isEmpty()
                ? new Debit.NoSuchAccount()
                : earlier(sql)
                        .map(earlier -> repeated(earlier, before.get()))
                        .orElseGet(() -> taken(sql, before.get()));
    }

    private Optional<Money> earlier(JdbcClient sql) {
        return sql.sql(AddCredit.EARLIER)
                .param("account_id", accountId)
                .param("reference", reference)
                .query((row, number) -> Columns.money(row, "amount"))
                .optional();
    }

    private Debit repeated(Money earlier, Balance balance) {
        return earlier.equals(amount.negated()) ? new Debit.Repeated(balance) : new Debit.Conflict(earlier);
    }

    private Debit taken(JdbcClient sql, Balance before) {
        if (amount.compareTo(before.available()) > 0) return new Debit.NotEnough(before);
        MoveMoney.credit(accountId, amount.negated(), reference, reason, at).in(sql, seal);
        return new Debit.Taken(new Balance(before.total().minus(amount), before.held()));
    }
}
