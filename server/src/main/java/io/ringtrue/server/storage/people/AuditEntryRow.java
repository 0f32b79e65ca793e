package io.ringtrue.server.storage.people;

import io.ringtrue.server.people.AuditEntry;
import io.ringtrue.server.people.AuditLog;
import io.ringtrue.server.people.AuditQuery;
import io.ringtrue.server.storage.engine.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A row of `audit_entry`.
final class AuditEntryRow {
    private static final String INSERT = """
            INSERT INTO audit_entry (at, person_id, who, place, account_id, deed, subject, was, now)
            VALUES (:at, :person_id, :who, :place, :account_id, :deed, :subject, :was, :now)
            """;
    /// Ends each list: a span of one index, read backwards. Entries of several nodes may have times that do not rise
    /// with their ids, so the time decides, and the id where two are the same.
    private static final String SPAN = """
            at >= :from AND (at, id) < (:until, :before)
            ORDER BY at DESC, id DESC LIMIT :limit
            """;
    private static final String TIME = """
            SELECT at FROM audit_entry WHERE id = :id
            """;
    static final String LIST = """
            SELECT id, at, person_id, who, place, account_id, deed, subject, was, now FROM audit_entry
            WHERE %s
            """.formatted(SPAN);
    static final String BY_WHO = """
            SELECT id, at, person_id, who, place, account_id, deed, subject, was, now FROM audit_entry
            WHERE who = :who AND %s
            """.formatted(SPAN);
    static final String BY_DEED = """
            SELECT id, at, person_id, who, place, account_id, deed, subject, was, now FROM audit_entry
            WHERE deed = :deed AND (:who = '' OR who = :who) AND %s
            """.formatted(SPAN);
    static final String OF_ACCOUNT = """
            SELECT id, at, person_id, who, place, account_id, deed, subject, was, now FROM audit_entry
            WHERE account_id = :account_id AND (:who = '' OR who = :who) AND %s
            """.formatted(SPAN);
    static final String OF_ACCOUNT_BY_DEED = """
            SELECT id, at, person_id, who, place, account_id, deed, subject, was, now FROM audit_entry
            WHERE account_id = :account_id AND deed = :deed AND (:who = '' OR who = :who) AND %s
            """.formatted(SPAN);
    /// From one deed to the next in the index: each is looked at once, however often it was done.
    private static final String DEEDS = """
            WITH RECURSIVE step (deed) AS (
                SELECT MIN(deed) FROM audit_entry
                UNION ALL
                SELECT (SELECT MIN(a.deed) FROM audit_entry a WHERE a.deed > step.deed) FROM step
                WHERE step.deed IS NOT NULL)
            SELECT deed FROM step WHERE deed IS NOT NULL
            """;
    private static final String DEEDS_OF_ACCOUNT = """
            WITH RECURSIVE step (deed) AS (
                SELECT MIN(deed) FROM audit_entry WHERE account_id = :account_id
                UNION ALL
                SELECT (SELECT MIN(a.deed) FROM audit_entry a
                    WHERE a.account_id = :account_id AND a.deed > step.deed) FROM step
                WHERE step.deed IS NOT NULL)
            SELECT deed FROM step WHERE deed IS NOT NULL
            """;

    private AuditEntryRow() {}

    static void insert(JdbcClient sql, AuditEntry entry) {
        sql.sql(INSERT)
                .param("at", entry.at().toEpochMilli())
                .param("person_id", Columns.nullable(entry.person()))
                .param("who", entry.who())
                .param("place", entry.place())
                .param("account_id", Columns.nullable(entry.account()))
                .param("deed", entry.deed())
                .param("subject", entry.subject())
                .param("was", entry.was())
                .param("now", entry.now())
                .update();
    }

    static List<AuditLog.Numbered> list(JdbcClient sql, AuditQuery query, int limit) {
        long to = query.to().map(Instant::toEpochMilli).orElse(Long.MAX_VALUE);
        long last = query.before() == Long.MAX_VALUE
                ? to
                : time(sql, query.before()).orElse(to);
        boolean within = last < to;
        return filtered(sql, query)
                .param("from", query.from().map(Instant::toEpochMilli).orElse(0L))
                .param("until", within ? last : to)
                .param("before", within ? query.before() : 0) // below every id: none of that moment
                .param("limit", limit)
                .query(AuditEntryRow::read)
                .list();
    }

    private static Optional<Long> time(JdbcClient sql, long id) {
        return sql.sql(TIME).param("id", id).query(Long.class).optional();
    }

    private static JdbcClient.StatementSpec filtered(JdbcClient sql, AuditQuery query) {
        boolean byDeed = !query.deed().isEmpty();
        if (query.account().isPresent()) {
            JdbcClient.StatementSpec ofAccount =
                    byDeed ? sql.sql(OF_ACCOUNT_BY_DEED).param("deed", query.deed()) : sql.sql(OF_ACCOUNT);
            return ofAccount.param("account_id", query.account().getAsLong()).param("who", query.who());
        }
        if (byDeed) return sql.sql(BY_DEED).param("deed", query.deed()).param("who", query.who());
        return query.who().isEmpty() ? sql.sql(LIST) : sql.sql(BY_WHO).param("who", query.who());
    }

    static List<String> deeds(JdbcClient sql, OptionalLong account) {
        JdbcClient.StatementSpec statement = account.isPresent()
                ? sql.sql(DEEDS_OF_ACCOUNT).param("account_id", account.getAsLong())
                : sql.sql(DEEDS);
        return statement.query((row, number) -> row.getString("deed")).list();
    }

    private static AuditLog.Numbered read(ResultSet row, int number) throws SQLException {
        return new AuditLog.Numbered(
                row.getLong("id"),
                new AuditEntry(
                        Columns.instant(row, "at"),
                        Columns.optionalLong(row, "person_id"),
                        row.getString("who"),
                        row.getString("place"),
                        Columns.optionalLong(row, "account_id"),
                        row.getString("deed"),
                        row.getString("subject"),
                        row.getString("was"),
                        row.getString("now")));
    }
}
