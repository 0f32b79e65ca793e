package io.ringtrue.server.storage.people;

import io.ringtrue.server.people.AuditEntry;
import io.ringtrue.server.people.AuditLog;
import io.ringtrue.server.storage.engine.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalLong;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A row of `audit_entry`.
final class AuditEntryRow {
    private static final String INSERT = """
            INSERT INTO audit_entry (at, person_id, who, place, account_id, deed, subject, was, now)
            VALUES (:at, :person_id, :who, :place, :account_id, :deed, :subject, :was, :now)
            """;
    private static final String LIST = """
            SELECT id, at, person_id, who, place, account_id, deed, subject, was, now FROM audit_entry
            WHERE id < :before ORDER BY id DESC LIMIT :limit
            """;
    private static final String OF_ACCOUNT = """
            SELECT id, at, person_id, who, place, account_id, deed, subject, was, now FROM audit_entry
            WHERE account_id = :account_id AND id < :before ORDER BY id DESC LIMIT :limit
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

    static List<AuditLog.Numbered> list(JdbcClient sql, OptionalLong account, long before, int limit) {
        JdbcClient.StatementSpec statement =
                account.isPresent() ? sql.sql(OF_ACCOUNT).param("account_id", account.getAsLong()) : sql.sql(LIST);
        return statement
                .param("before", before)
                .param("limit", limit)
                .query(AuditEntryRow::read)
                .list();
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
