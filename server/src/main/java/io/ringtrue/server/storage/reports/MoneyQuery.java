package io.ringtrue.server.storage.reports;

import io.ringtrue.server.reports.LedgerLine;
import io.ringtrue.server.reports.MoneyReports.AccountMoney;
import io.ringtrue.server.reports.MoneyReports.Entries;
import io.ringtrue.server.reports.MoneyReports.Hold;
import io.ringtrue.server.reports.MoneyReports.Holds;
import io.ringtrue.server.reports.MoneyReports.Totals;
import io.ringtrue.server.reports.Outcome;
import io.ringtrue.server.storage.engine.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The statements about money. Those over many entries are stretches of an index, by account or by time, and
/// read nothing else.
final class MoneyQuery {
    /// A sum a day, each a stretch of an index. Grouped by day, all entries would be sorted first, which takes five
    /// times as long.
    private static final String BY_DAY = """
            WITH RECURSIVE d (day, latest) AS (
                SELECT
                    (SELECT MIN(e.at) / 86400000 FROM ledger_entry e WHERE %1$s e.at >= :from AND e.at < :to),
                    (SELECT MAX(e.at) / 86400000 FROM ledger_entry e WHERE %1$s e.at >= :from AND e.at < :to)
                UNION ALL
                SELECT d.day + 1, d.latest FROM d WHERE d.day < d.latest)
            SELECT d.day, (
                SELECT -SUM(e.amount) FROM ledger_entry e
                WHERE %1$s e.at >= d.day * 86400000 AND e.at < (d.day + 1) * 86400000
                    AND e.at >= :from AND e.at < :to AND e.kind <> 'CREDIT') AS charged
            FROM d
            """;
    static final String DAYS = BY_DAY.formatted("e.account_id = :account AND");
    static final String DAYS_OF_ALL = BY_DAY.formatted("");
    private static final String HELD = """
            SELECT COUNT(*) FROM verification v WHERE v.finished IS NULL AND v.account_id = :account
            """;
    private static final String HOLDS = """
            SELECT v.id, v.number, v.created, v.hold FROM verification v
            WHERE v.finished IS NULL AND v.account_id = :account
            ORDER BY v.created DESC, v.id DESC LIMIT :limit
            """;
    private static final String ENTRIES = """
            SELECT l.id, CASE WHEN l.kind = 'CREDIT' AND l.amount < 0 THEN 'DEBIT' ELSE l.kind END AS kind, l.amount,
                l.balance, l.at, l.verification_id, w.status, v.confirmation, l.reference, l.reason
            FROM ledger_entry l
            LEFT JOIN verification w ON w.id = l.verification_id
            LEFT JOIN validation v ON v.id = l.validation_id
            WHERE l.account_id = :account AND l.id < :before %s
            ORDER BY l.id DESC LIMIT :limit
            """;
    private static final String EVERY_ENTRY = ENTRIES.formatted("");
    private static final String CHARGES = ENTRIES.formatted("AND l.kind <> 'CREDIT'");
    private static final String CREDITS = ENTRIES.formatted("AND l.kind = 'CREDIT'");
    private static final String ACCOUNTS = """
            SELECT a.id, a.name, a.active, a.balance, a.held, a.spend_cap,
                (SELECT COALESCE(SUM(s.amount), 0) FROM spend_minute s
                    WHERE s.account_id = a.id AND s.minute >= :minute) AS charged
            FROM account a
            WHERE a.id > :after AND LOWER(a.name) LIKE :name ESCAPE '!'
            ORDER BY a.id LIMIT :limit
            """;
    private static final String TOTALS = """
            SELECT COUNT(*) AS accounts, COALESCE(SUM(a.balance), 0) AS balance, COALESCE(SUM(a.held), 0) AS held,
                (SELECT COALESCE(SUM(s.amount), 0) FROM spend_minute s WHERE s.minute >= :minute) AS charged
            FROM account a
            """;

    private MoneyQuery() {}

    static SortedMap<LocalDate, Long> chargedByDay(JdbcClient sql, OptionalLong account, long from, long to) {
        SortedMap<LocalDate, Long> days = new TreeMap<>();
        JdbcClient.StatementSpec statement =
                account.isPresent() ? sql.sql(DAYS).param("account", account.getAsLong()) : sql.sql(DAYS_OF_ALL);
        statement.param("from", from).param("to", to).query(row -> {
            long charged = row.getLong("charged");
            if (!row.wasNull()) days.put(LocalDate.ofEpochDay(row.getLong("day")), charged);
        });
        return days;
    }

    static Holds holds(JdbcClient sql, long account, int most) {
        int count = sql.sql(HELD).param("account", account).query(Integer.class).single();
        List<Hold> newest = sql.sql(HOLDS)
                .param("account", account)
                .param("limit", most)
                .query((row, number) -> new Hold(
                        row.getLong("id"),
                        row.getString("number"),
                        Columns.instant(row, "created"),
                        row.getLong("hold")))
                .list();
        return new Holds(count, newest);
    }

    static List<LedgerLine> ledger(JdbcClient sql, long account, Entries wanted, long before, int limit) {
        JdbcClient.StatementSpec statement = switch (wanted) {
            case ALL -> sql.sql(EVERY_ENTRY);
            case CHARGES -> sql.sql(CHARGES);
            case CREDITS -> sql.sql(CREDITS);
        };
        return statement
                .param("account", account)
                .param("before", before)
                .param("limit", limit)
                .query(MoneyQuery::line)
                .list();
    }

    private static LedgerLine line(ResultSet row, int number) throws SQLException {
        return new LedgerLine(
                row.getLong("id"),
                row.getString("kind").toLowerCase(Locale.ROOT),
                row.getLong("amount"),
                row.getLong("balance"),
                Columns.instant(row, "at"),
                Columns.optionalLong(row, "verification_id"),
                outcome(row.getString("status")),
                Columns.optionalLong(row, "confirmation"),
                row.getString("reference"),
                row.getString("reason"));
    }

    private static Optional<Outcome> outcome(@Nullable String status) {
        if (status == null) return Optional.empty();
        for (Outcome outcome : Outcome.values()) {
            if (outcome.name().equals(status)) return Optional.of(outcome);
        }
        return Optional.empty();
    }

    static List<AccountMoney> accounts(JdbcClient sql, String name, long after, int limit, long minute) {
        return sql.sql(ACCOUNTS)
                .param("name", name)
                .param("after", after)
                .param("limit", limit)
                .param("minute", minute)
                .query((row, number) -> new AccountMoney(
                        row.getLong("id"),
                        row.getString("name"),
                        row.getBoolean("active"),
                        row.getLong("balance"),
                        row.getLong("held"),
                        Columns.optionalLong(row, "spend_cap"),
                        row.getLong("charged")))
                .list();
    }

    static Totals totals(JdbcClient sql, long minute) {
        return sql.sql(TOTALS)
                .param("minute", minute)
                .query((row, number) -> new Totals(
                        row.getLong("accounts"), row.getLong("balance"), row.getLong("held"), row.getLong("charged")))
                .single();
    }
}
