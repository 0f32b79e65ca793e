package io.ringtrue.server.storage.reports;

import io.ringtrue.server.reports.HourOfCalls;
import io.ringtrue.server.reports.HourOfCalls.Matches;
import io.ringtrue.server.reports.HourOfCalls.TrunkCalls;
import io.ringtrue.server.reports.HourOfCalls.TrunkFailure;
import io.ringtrue.server.storage.engine.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The statements of [HourOfCalls]. The engines count, so that an hour of any size comes as a few hundred rows.
final class HourQuery {
    static final String ATTEMPTS = """
            SELECT c.trunk, c.answered, c.ringing / 10 AS step, COUNT(*) AS n FROM call_record c
            WHERE c.began >= :from
            GROUP BY c.trunk, c.answered, c.ringing / 10
            """;
    /// The account's verifications lead to its records.
    static final String ATTEMPTS_OF_ACCOUNT = """
            SELECT c.trunk, c.answered, c.ringing / 10 AS step, COUNT(*) AS n
            FROM verification v JOIN call_record c ON c.verification_id = v.id
            WHERE v.account_id = :account AND v.created >= :began AND c.began >= :from
            GROUP BY c.trunk, c.answered, c.ringing / 10
            """;
    /// Seven digits tell all countries apart that matter, and are far fewer than numbers.
    static final String MATCHES = """
            SELECT MAX(v.number) AS sample, COUNT(*) AS answered, SUM(CASE WHEN v.matched THEN 1 ELSE 0 END) AS matched
            FROM verification v
            WHERE v.created >= :began AND v.finished >= :from AND v.status IN ('VERIFIED', 'UNVERIFIED', 'MACHINE')
                AND v.matched IS NOT NULL %s
            GROUP BY substr(v.number, 1, 7)
            ORDER BY answered DESC, sample
            """;
    static final String FAILURE = """
            SELECT c.failed, c.status FROM call_record c
            WHERE c.trunk = :trunk AND c.failed IS NOT NULL
            ORDER BY c.failed DESC LIMIT 1
            """;

    private final JdbcClient sql;
    private final OptionalLong account;
    private final Instant from;
    private final DelaySteps all = new DelaySteps();
    private final Map<String, Counts> trunks = new TreeMap<>();

    HourQuery(JdbcClient sql, OptionalLong account, Instant from) {
        this.sql = sql;
        this.account = account;
        this.from = from;
    }

    private static final class Counts {
        private final DelaySteps delays = new DelaySteps();
        private int attempts;
        private int answered;
    }

    static Optional<TrunkFailure> lastFailure(JdbcClient sql, String trunk) {
        return sql.sql(FAILURE)
                .param("trunk", trunk)
                .query((row, number) -> new TrunkFailure(Columns.instant(row, "failed"), row.getInt("status")))
                .optional();
    }

    HourOfCalls read() {
        ofAccount(ATTEMPTS, ATTEMPTS_OF_ACCOUNT).query(this::count);
        return new HourOfCalls(
                trunks.entrySet().stream()
                        .map(each -> new TrunkCalls(
                                each.getKey(),
                                each.getValue().attempts,
                                each.getValue().answered,
                                each.getValue().delays.ringing()))
                        .toList(),
                all.ringing(),
                matches());
    }

    private JdbcClient.StatementSpec ofAccount(String everywhere, String own) {
        JdbcClient.StatementSpec statement = account.isEmpty()
                ? sql.sql(everywhere)
                : sql.sql(own)
                        .param("account", account.getAsLong())
                        .param("began", from.minus(OverviewQuery.LONGEST).toEpochMilli());
        return statement.param("from", from.toEpochMilli());
    }

    private void count(ResultSet row) throws SQLException {
        Counts counts = trunks.computeIfAbsent(row.getString("trunk"), _ -> new Counts());
        int n = row.getInt("n");
        counts.attempts += n;
        if (row.getBoolean("answered")) counts.answered += n;
        OptionalLong step = Columns.optionalLong(row, "step");
        if (step.isEmpty()) return;
        counts.delays.add(step.getAsLong(), n);
        all.add(step.getAsLong(), n);
    }

    private List<Matches> matches() {
        String statement = OverviewQuery.narrowed(MATCHES, account, "v");
        JdbcClient.StatementSpec asked = sql.sql(statement)
                .param("began", from.minus(OverviewQuery.LONGEST).toEpochMilli())
                .param("from", from.toEpochMilli());
        if (account.isPresent()) asked = asked.param("account", account.getAsLong());
        return asked.query((row, number) ->
                        new Matches("+" + row.getString("sample"), row.getInt("answered"), row.getInt("matched")))
                .list();
    }
}
