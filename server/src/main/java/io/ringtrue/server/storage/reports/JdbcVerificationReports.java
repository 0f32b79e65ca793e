package io.ringtrue.server.storage.reports;

import io.ringtrue.server.reports.ListedVerification;
import io.ringtrue.server.reports.Standing;
import io.ringtrue.server.reports.VerificationFilter;
import io.ringtrue.server.reports.VerificationReports;
import io.ringtrue.server.storage.engine.Columns;
import io.ringtrue.server.storage.engine.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Lists of verifications, each page found by an index.
public final class JdbcVerificationReports implements VerificationReports {
    private static final int PAGE = 500;

    private static final String COLUMNS = """
            v.id, v.account_id, a.name, v.number, v.status, v.reason, v.sip_status, v.reference, v.created, v.dialled,
            v.finished, v.cost, v.hold""";
    private static final String COUNTS = """
            SELECT c.status, COUNT(*) AS n FROM (
                SELECT v.status FROM verification v %s ORDER BY v.created DESC, v.id DESC LIMIT :limit) AS c
            GROUP BY c.status
            """;
    private static final String ONE = """
            SELECT %s FROM verification v JOIN account a ON a.id = v.account_id
            WHERE v.id = :id AND (:account = 0 OR v.account_id = :account)
            """.formatted(COLUMNS);
    private static final String CHARGE = """
            SELECT sequence, amount, balance, at FROM ledger_entry
            WHERE verification_id = :id AND kind = 'CHARGE' AND account_id = :account
            """;
    private static final String OF_NUMBER = """
            SELECT COUNT(*) FROM (
                SELECT v.id FROM verification v
                WHERE v.number = :number AND v.created >= :since AND v.account_id = :account LIMIT :most) AS n
            """;

    private final Database database;

    public JdbcVerificationReports(Database database) {
        this.database = database;
    }

    @Override
    public List<ListedVerification> list(VerificationFilter filter, Optional<Place> olderThan, int limit) {
        return database.read(sql -> older(sql, filter, olderThan, limit));
    }

    private static List<ListedVerification> older(
            JdbcClient sql, VerificationFilter filter, Optional<Place> olderThan, int limit) {
        VerificationSearch search = new VerificationSearch(filter);
        olderThan.ifPresent(search::olderThan);
        return found(sql, search, filter, "DESC", limit);
    }

    @Override
    public List<ListedVerification> newer(VerificationFilter filter, Place newerThan, int limit) {
        VerificationSearch search = new VerificationSearch(filter).newerThan(newerThan);
        return database.read(sql -> found(sql, search, filter, "ASC", limit)).reversed();
    }

    private static List<ListedVerification> found(
            JdbcClient sql, VerificationSearch search, VerificationFilter filter, String order, int limit) {
        String statement = search.found(COLUMNS, filter.sought(), order);
        return sql.sql(statement)
                .params(search.values())
                .param("limit", limit)
                .query(JdbcVerificationReports::line)
                .list();
    }

    @Override
    public Optional<Map<Standing, Integer>> counts(VerificationFilter filter, int most) {
        VerificationSearch search = new VerificationSearch(filter.ofAnyStanding());
        Map<Standing, Integer> counts = new EnumMap<>(Standing.class);
        database.read(sql -> {
            sql.sql(COUNTS.formatted(search.where()))
                    .params(search.values())
                    .param("limit", most + 1)
                    .query(row -> {
                        counts.merge(
                                VerificationSearch.standing(row.getString("status")), row.getInt("n"), Integer::sum);
                    });
            return counts;
        });
        int all = counts.values().stream().mapToInt(Integer::intValue).sum();
        return all > most ? Optional.empty() : Optional.of(counts);
    }

    @Override
    public void export(VerificationFilter filter, Consumer<ListedVerification> sink) {
        Optional<Place> last = Optional.empty();
        List<ListedVerification> page;
        do {
            page = page(filter, last);
            page.forEach(sink);
            if (!page.isEmpty())
                last = Optional.of(
                        new Place(page.getLast().created(), page.getLast().id()));
        } while (page.size() == PAGE);
    }

    private List<ListedVerification> page(VerificationFilter filter, Optional<Place> last) {
        return database.readLong(sql -> older(sql, filter, last, PAGE));
    }

    @Override
    public Optional<ListedVerification> find(OptionalLong account, long id) {
        return database.read(sql -> sql.sql(ONE)
                .param("id", id)
                .param("account", account.orElse(0))
                .query(JdbcVerificationReports::line)
                .optional());
    }

    @Override
    public Optional<Charge> charge(long account, long id) {
        return database.read(sql -> sql.sql(CHARGE)
                .param("id", id)
                .param("account", account)
                .query((row, number) -> new Charge(
                        row.getLong("sequence"),
                        row.getLong("amount"),
                        row.getLong("balance"),
                        Columns.instant(row, "at")))
                .optional());
    }

    @Override
    public int ofNumber(long account, String number, Instant since, int most) {
        return database.read(sql -> sql.sql(OF_NUMBER)
                .param("number", number.substring(1))
                .param("since", since.toEpochMilli())
                .param("account", account)
                .param("most", most)
                .query(Integer.class)
                .single());
    }

    /// Rows hold E.164 without its `+`.
    private static ListedVerification line(ResultSet row, int number) throws SQLException {
        return new ListedVerification(
                row.getLong("id"),
                row.getLong("account_id"),
                row.getString("name"),
                "+" + row.getString("number"),
                VerificationSearch.standing(row.getString("status")),
                Columns.optionalText(row, "reason")
                        .map(reason -> reason.toLowerCase(Locale.ROOT).replace('_', '-'))
                        .orElse(""),
                row.getInt("sip_status"),
                row.getString("reference"),
                Columns.instant(row, "created"),
                Columns.optionalInstant(row, "dialled"),
                Columns.optionalInstant(row, "finished"),
                row.getLong("cost"),
                row.getLong("hold"));
    }
}
