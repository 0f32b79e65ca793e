package io.ringtrue.server.storage.accounts;

import io.ringtrue.server.ledger.LedgerEntry;
import io.ringtrue.server.ledger.Money;
import io.ringtrue.server.ledger.Statement;
import io.ringtrue.server.storage.engine.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The unit that adds up a period. It counts back from the present balance, so what it costs depends on the entries
/// since the period began, not on all there are. It is one statement: entries that are added meanwhile are in all of
/// its sums or in none. Each sum is a stretch of an index. Grouped by kind, all entries would be sorted first.
record AddUp(long accountId, Instant from, Instant to) implements Database.Unit<Optional<Statement>> {
    private static final String PRESENT = "PRESENT";
    private static final String LATER = "LATER";

    /// Every kind has its line: the opening balance is what all of them leave over.
    static final String SUMS = """
            SELECT 'PRESENT' AS kind, 0 AS entries, balance AS amount FROM account WHERE id = :account_id
            UNION ALL
            SELECT 'LATER', COUNT(*), COALESCE(SUM(amount), 0) FROM ledger_entry
            WHERE account_id = :account_id AND at >= :to
            UNION ALL
            SELECT 'CREDIT', COUNT(*), COALESCE(SUM(amount), 0) FROM ledger_entry
            WHERE account_id = :account_id AND at >= :from AND at < :to AND kind = 'CREDIT' AND amount >= 0
            UNION ALL
            SELECT 'DEBIT', COUNT(*), COALESCE(SUM(amount), 0) FROM ledger_entry
            WHERE account_id = :account_id AND at >= :from AND at < :to AND kind = 'CREDIT' AND amount < 0
            UNION ALL
            SELECT 'CHARGE', COUNT(*), COALESCE(SUM(amount), 0) FROM ledger_entry
            WHERE account_id = :account_id AND at >= :from AND at < :to AND kind = 'CHARGE'
            UNION ALL
            SELECT 'VALIDATION', COUNT(*), COALESCE(SUM(amount), 0) FROM ledger_entry
            WHERE account_id = :account_id AND at >= :from AND at < :to AND kind = 'VALIDATION'
            """;

    private record Sum(String kind, long entries, long amount) {
        static Sum read(ResultSet row, int number) throws SQLException {
            return new Sum(
                    row.getString("kind"),
                    row.getLong("entries"),
                    row.getBigDecimal("amount").longValueExact());
        }

        boolean present() {
            return kind.equals(PRESENT);
        }
    }

    @Override
    public Optional<Statement> run(JdbcClient sql) {
        List<Sum> sums = sql.sql(SUMS)
                .param("account_id", accountId)
                .param("from", from.toEpochMilli())
                .param("to", to.toEpochMilli())
                .query(Sum::read)
                .list();
        return sums.stream().filter(Sum::present).findFirst().map(present -> statement(present.amount(), sums));
    }

    private static Statement statement(long present, List<Sum> sums) {
        long closing = present;
        long opening = present;
        Map<LedgerEntry.Kind, Statement.Line> lines = new EnumMap<>(LedgerEntry.Kind.class);
        for (Sum sum : sums) {
            if (sum.present() || sum.entries() == 0) continue;
            opening -= sum.amount();
            if (sum.kind().equals(LATER)) {
                closing -= sum.amount();
            } else {
                LedgerEntry.Kind kind = LedgerEntry.Kind.valueOf(sum.kind());
                lines.put(kind, new Statement.Line(kind, sum.entries(), new Money(sum.amount())));
            }
        }
        return new Statement(new Money(opening), new ArrayList<>(lines.values()), new Money(closing));
    }
}
