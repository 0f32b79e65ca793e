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
/// the last hour holds. `:account` is 0 for the whole installation: no account has that id.
final class OverviewQuery {
    /// A verification that ended in the last hour began at most so much before: a PIN's life and a call.
    static final Duration LONGEST = Duration.ofMinutes(30);

    /// More would not change a percentile that is shown with two digits.
    private static final int MOST_FIRSTS = 1000;

    private static final String MINUTES = """
            SELECT v.finished / 60000 AS minute, v.status, COUNT(*) AS n FROM verification v
            WHERE v.created >= :began AND v.finished >= :from
            GROUP BY v.finished / 60000, v.status
            """;
    private static final String MINUTES_OF_ACCOUNT = """
            SELECT v.finished / 60000 AS minute, v.status, COUNT(*) AS n FROM verification v
            WHERE v.account_id = :account AND v.created >= :began AND v.finished >= :from
            GROUP BY v.finished / 60000, v.status
            """;
    private static final String UNDER_WAY = """
            SELECT COUNT(*) AS n, COUNT(v.dialled) AS dialled FROM verification v
            WHERE v.finished IS NULL AND (:account = 0 OR v.account_id = :account)
            """;
    private static final String LIVE = """
            SELECT v.id, v.account_id, a.name, v.number, v.created, v.dialled FROM verification v
            JOIN account a ON a.id = v.account_id
            WHERE v.finished IS NULL AND (:account = 0 OR v.account_id = :account)
            ORDER BY v.created DESC, v.id DESC LIMIT 7
            """;
    private static final String CHARGED = """
            SELECT COALESCE(SUM(amount), 0) FROM spend_minute
            WHERE minute >= :minute AND (:account = 0 OR account_id = :account)
            """;
    private static final String ACCOUNTS = """
            SELECT a.id, a.name, a.balance - a.held AS available, a.spend_cap, s.charged FROM account a
            JOIN (SELECT account_id, SUM(amount) AS charged FROM spend_minute
                WHERE minute >= :minute AND (:account = 0 OR account_id = :account) GROUP BY account_id) s
                ON s.account_id = a.id
            ORDER BY s.charged DESC, a.id LIMIT 8
            """;
    private static final String EVER = """
            SELECT v.id FROM verification v WHERE v.account_id = :account LIMIT 1
            """;
    private static final String EVER_ANYWHERE = """
            SELECT v.id FROM verification v LIMIT 1
            """;
    private static final String WAITING = """
            SELECT COUNT(*) AS n, MIN(created) AS oldest FROM callback
            WHERE state = 'DUE' AND (:account = 0 OR account_id = :account)
            """;
    private static final String CALLBACKS = """
            SELECT COALESCE(SUM(c.attempts), 0) AS attempts,
                COALESCE(SUM(CASE WHEN c.state = 'DEAD' THEN 1 ELSE 0 END), 0) AS given_up
            FROM verification v JOIN callback c ON c.verification_id = v.id
            WHERE v.created >= :began AND (:account = 0 OR v.account_id = :account)
            """;
    private static final String FIRSTS = """
            SELECT d.at + d.took - v.finished AS late, d.http_status FROM verification v
            JOIN callback c ON c.verification_id = v.id
            JOIN delivery_attempt d ON d.callback_id = c.id AND d.number = 1
            WHERE v.created >= :began AND v.finished IS NOT NULL AND (:account = 0 OR v.account_id = :account)
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
    private final long account;

    OverviewQuery(JdbcClient sql, OptionalLong account) {
        this.sql = sql;
        this.account = account.orElse(0);
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
        JdbcClient.StatementSpec statement =
                account == 0 ? sql.sql(MINUTES) : sql.sql(MINUTES_OF_ACCOUNT).param("account", account);
        statement
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
        return sql.sql(UNDER_WAY)
                .param("account", account)
                .query((row, number) -> new UnderWay(row.getInt("n"), row.getInt("dialled")))
                .single();
    }

    List<Overview.LiveCall> live() {
        return sql.sql(LIVE)
                .param("account", account)
                .query(OverviewQuery::liveCall)
                .list();
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
        return sql.sql(CHARGED)
                .param("minute", from.getEpochSecond() / 60)
                .param("account", account)
                .query(Long.class)
                .single();
    }

    List<Overview.AccountToday> accountsSince(Instant from) {
        return sql.sql(ACCOUNTS)
                .param("minute", from.getEpochSecond() / 60)
                .param("account", account)
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
        JdbcClient.StatementSpec statement =
                account == 0 ? sql.sql(EVER_ANYWHERE) : sql.sql(EVER).param("account", account);
        return !statement.query(Long.class).list().isEmpty();
    }

    Overview.Callbacks callbacks(Instant from) {
        record Waiting(int count, Optional<Instant> oldest) {}
        record Tried(int attempts, int givenUp) {}
        record First(long late, int status) {}
        Waiting waiting = sql.sql(WAITING)
                .param("account", account)
                .query((row, number) -> new Waiting(row.getInt("n"), Columns.optionalInstant(row, "oldest")))
                .single();
        Tried tried = sql.sql(CALLBACKS)
                .param("account", account)
                .param("began", from.toEpochMilli())
                .query((row, number) -> new Tried(row.getInt("attempts"), row.getInt("given_up")))
                .single();
        List<First> firsts = sql.sql(FIRSTS)
                .param("account", account)
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
