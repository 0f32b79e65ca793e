package io.ringtrue.server.storage.reports;

import io.ringtrue.server.reports.Outcome;
import io.ringtrue.server.reports.Overview;
import io.ringtrue.server.storage.engine.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The statements of an overview. Each begins at an index by time, by account where there is one, so that it costs what
/// the last hour holds, and an account's only what that account's last hour holds.
final class OverviewQuery {
    /// A verification that ended in the last hour began at most so much before: a PIN's life and a call.
    static final Duration LONGEST = Duration.ofMinutes(30);

    /// More would not change a percentile that is shown with two digits.
    private static final int MOST_FIRSTS = 1000;

    static final String MINUTES = """
            SELECT v.finished / 60000 AS minute, v.status, COUNT(*) AS n FROM verification v
            WHERE v.created >= :began AND v.finished >= :from %s
            GROUP BY v.finished / 60000, v.status
            """;
    private static final String UNDER_WAY = """
            SELECT COUNT(*) AS n, COUNT(v.dialled) AS dialled FROM verification v
            WHERE v.finished IS NULL
            """;
    /// By the two indexes of an account's queue and of what it has under way: others' queues may be long.
    static final String UNDER_WAY_OF_ACCOUNT = """
            SELECT COALESCE(SUM(b.n), 0) AS n, COALESCE(SUM(b.dialled), 0) AS dialled FROM (
                SELECT COUNT(*) AS n, COUNT(v.dialled) AS dialled FROM verification v
                WHERE v.account_id = :account AND v.finished IS NULL AND v.owner_node IS NOT NULL
                UNION ALL
                SELECT COUNT(*) AS n, 0 AS dialled FROM verification v
                WHERE v.account_id = :account AND v.finished IS NULL AND v.status = 'QUEUED'
                    AND v.stop_asked IS NULL AND v.owner_node IS NULL) AS b
            """;
    private static final String LIVE = """
            SELECT v.id, v.account_id, a.name, v.number, v.created, v.dialled FROM verification v
            JOIN account a ON a.id = v.account_id
            WHERE v.finished IS NULL
            ORDER BY v.created DESC, v.id DESC LIMIT 7
            """;
    static final String LIVE_OF_ACCOUNT = """
            SELECT v.id, v.account_id, a.name, v.number, v.created, v.dialled FROM verification v
            JOIN account a ON a.id = v.account_id
            WHERE v.id IN (
                SELECT u.id FROM verification u
                WHERE u.account_id = :account AND u.finished IS NULL AND u.owner_node IS NOT NULL
                UNION
                SELECT w.id FROM (
                    SELECT q.id FROM verification q
                    WHERE q.account_id = :account AND q.finished IS NULL AND q.status = 'QUEUED'
                        AND q.stop_asked IS NULL AND q.owner_node IS NULL
                    ORDER BY q.created DESC, q.id DESC LIMIT 7) AS w)
            ORDER BY v.created DESC, v.id DESC LIMIT 7
            """;
    static final String CHARGED = """
            SELECT COALESCE(SUM(s.amount), 0) FROM spend_minute s WHERE s.minute >= :minute %s
            """;
    private static final String ACCOUNTS = """
            SELECT a.id, a.name, a.balance - a.held AS available, a.spend_cap, t.charged FROM account a
            JOIN (SELECT s.account_id, SUM(s.amount) AS charged FROM spend_minute s
                WHERE s.minute >= :minute %s GROUP BY s.account_id) t
                ON t.account_id = a.id
            ORDER BY t.charged DESC, a.id LIMIT 8
            """;
    private static final String EVER = """
            SELECT v.id FROM verification v WHERE v.account_id = :account LIMIT 1
            """;
    private static final String EVER_ANYWHERE = """
            SELECT v.id FROM verification v LIMIT 1
            """;
    static final String WAITING = """
            SELECT COUNT(*) AS n, MIN(c.created) AS oldest FROM callback c WHERE c.state = 'DUE' %s
            """;
    static final String CALLBACKS = """
            SELECT COALESCE(SUM(c.attempts), 0) AS attempts,
                COALESCE(SUM(CASE WHEN c.state = 'DEAD' THEN 1 ELSE 0 END), 0) AS given_up
            FROM verification v JOIN callback c ON c.verification_id = v.id
            WHERE v.created >= :began %s
            """;
    static final String FIRSTS = """
            SELECT d.at + d.took - v.finished AS late, d.http_status FROM verification v
            JOIN callback c ON c.verification_id = v.id
            JOIN delivery_attempt d ON d.callback_id = c.id AND d.number = 1
            WHERE v.created >= :began AND v.finished IS NOT NULL %s
            ORDER BY v.created DESC LIMIT :limit
            """;
    private static final String PULSE = """
            SELECT (SELECT COALESCE(MAX(created), 0) FROM verification) AS begun,
                (SELECT COUNT(*) FROM verification WHERE finished IS NULL) AS under_way,
                (SELECT COUNT(dialled) FROM verification WHERE finished IS NULL) AS dialled,
                (SELECT COALESCE(MAX(id), 0) FROM ledger_entry) AS entry,
                (SELECT COALESCE(MAX(id), 0) FROM delivery_attempt) AS attempt,
                (SELECT COALESCE(MAX(id), 0) FROM audit_entry) AS deed
            """;

    private final JdbcClient sql;
    private final OptionalLong account;

    OverviewQuery(JdbcClient sql, OptionalLong account) {
        this.sql = sql;
        this.account = account;
    }

    /// A condition that holds for the whole installation by a parameter would keep the engines from an account's index,
    /// so the statement of an account is another one.
    ///
    /// @param table whose column `account_id` is asked for
    static String narrowed(String statement, OptionalLong account, String table) {
        return statement.formatted(account.isEmpty() ? "" : "AND " + table + ".account_id = :account");
    }

    private JdbcClient.StatementSpec narrowed(String statement, String table) {
        String whole = narrowed(statement, account, table);
        return ofAccount(sql.sql(whole));
    }

    private JdbcClient.StatementSpec either(String everywhere, String own) {
        return ofAccount(account.isEmpty() ? sql.sql(everywhere) : sql.sql(own));
    }

    private JdbcClient.StatementSpec ofAccount(JdbcClient.StatementSpec statement) {
        return account.isEmpty() ? statement : statement.param("account", account.getAsLong());
    }

    static String pulse(JdbcClient sql) {
        return sql.sql(PULSE)
                .query((row, number) -> row.getLong(1) + "-" + row.getLong(2) + "-" + row.getLong(3) + "-"
                        + row.getLong(4) + "-" + row.getLong(5) + "-" + row.getLong(6))
                .single();
    }

    /// By minutes since 1970.
    Map<Long, Map<Outcome, Integer>> minutes(Instant from) {
        Map<Long, Map<Outcome, Integer>> minutes = new HashMap<>();
        narrowed(MINUTES, "v")
                .param("began", from.minus(LONGEST).toEpochMilli())
                .param("from", from.toEpochMilli())
                .query(row -> {
                    minutes.computeIfAbsent(row.getLong("minute"), _ -> new EnumMap<>(Outcome.class))
                            .merge(outcome(row.getString("status")), row.getInt("n"), Integer::sum);
                });
        return minutes;
    }

    private static Outcome outcome(String status) {
        return status.equals("INSUFFICIENT_BALANCE") ? Outcome.UNPAID : Outcome.valueOf(status);
    }

    /// @param all queued ones too
    record UnderWay(int all, int dialled) {}

    UnderWay underWay() {
        return either(UNDER_WAY, UNDER_WAY_OF_ACCOUNT)
                .query((row, number) -> new UnderWay(row.getInt("n"), row.getInt("dialled")))
                .single();
    }

    List<Overview.LiveCall> live() {
        return either(LIVE, LIVE_OF_ACCOUNT).query(OverviewQuery::liveCall).list();
    }

    private static Overview.LiveCall liveCall(ResultSet row, int number) throws SQLException {
        return new Overview.LiveCall(
                row.getLong("id"),
                row.getLong("account_id"),
                row.getString("name"),
                row.getString("number"),
                Columns.instant(row, "created"),
                Columns.optionalInstant(row, "dialled"));
    }

    long chargedSince(Instant from) {
        return narrowed(CHARGED, "s")
                .param("minute", from.getEpochSecond() / 60)
                .query(Long.class)
                .single();
    }

    List<Overview.AccountToday> accountsSince(Instant from) {
        return narrowed(ACCOUNTS, "s")
                .param("minute", from.getEpochSecond() / 60)
                .query((row, number) -> {
                    OptionalLong cap = Columns.optionalLong(row, "spend_cap");
                    return new Overview.AccountToday(
                            row.getLong("id"),
                            row.getString("name"),
                            row.getLong("charged"),
                            row.getLong("available"),
                            cap.isPresent() ? Optional.of(cap.getAsLong()) : Optional.empty());
                })
                .list();
    }

    boolean ever() {
        return !either(EVER_ANYWHERE, EVER).query(Long.class).list().isEmpty();
    }

    Overview.Callbacks callbacks(Instant from) {
        record Waiting(int count, Optional<Instant> oldest) {}
        record Tried(int attempts, int givenUp) {}
        record First(long late, int status) {}
        Waiting waiting = narrowed(WAITING, "c")
                .query((row, number) -> new Waiting(row.getInt("n"), Columns.optionalInstant(row, "oldest")))
                .single();
        Tried tried = narrowed(CALLBACKS, "v")
                .param("began", from.toEpochMilli())
                .query((row, number) -> new Tried(row.getInt("attempts"), row.getInt("given_up")))
                .single();
        List<First> firsts = narrowed(FIRSTS, "v")
                .param("began", from.toEpochMilli())
                .param("limit", MOST_FIRSTS)
                .query((row, number) -> new First(row.getLong("late"), row.getInt("http_status")))
                .list();
        List<Long> late = firsts.stream().map(First::late).sorted().toList();
        return new Overview.Callbacks(
                waiting.count(),
                waiting.oldest(),
                firsts.size(),
                (int) firsts.stream().filter(each -> each.status() / 100 == 2).count(),
                tried.givenUp(),
                tried.attempts(),
                late.isEmpty()
                        ? Optional.empty()
                        : Optional.of(Duration.ofMillis(Math.max(0, late.get((late.size() * 99 - 1) / 100)))));
    }
}
