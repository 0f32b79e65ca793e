package io.ringtrue.server.storage.ledger;

import io.ringtrue.server.storage.accounts.LedgerEntryRow;
import io.ringtrue.server.storage.engine.Columns;
import io.ringtrue.server.storage.engine.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A ledger entry with what has to agree with it.
///
/// @param seal empty: it has none
/// @param owner the account of the verification or validation it charges; empty for other kinds
/// @param cost what that one says it cost
/// @param callback the final callback of the verification as it is sent, URL and body; empty when there is none
record CheckedEntry(
        long id, LedgerEntryRow row, Optional<String> seal, OptionalLong owner, OptionalLong cost, String callback) {
    private static final String PAGE = """
            SELECT l.id, l.account_id, l.sequence, l.kind, l.amount, l.balance, l.verification_id, l.validation_id,
                l.reference, l.reason, l.at, l.seal,
                COALESCE(c.account_id, v.account_id) AS owner, COALESCE(c.cost, v.price) AS cost,
                COALESCE(b.url, '') AS url, COALESCE(b.body, '') AS body
            FROM ledger_entry l
            LEFT JOIN verification c ON c.id = l.verification_id
            LEFT JOIN validation v ON v.id = l.validation_id
            LEFT JOIN callback b ON b.verification_id = l.verification_id AND b.kind = 'final'
            WHERE l.account_id = :account_id AND l.sequence > :after AND l.sequence <= :until
            ORDER BY l.sequence
            LIMIT :limit
            """;

    /// The unit that reads an account's entries behind a place.
    ///
    /// @param until the last place to read
    static Database.Unit<List<CheckedEntry>> page(long accountId, long after, long until, int limit) {
        return sql -> read(sql, accountId, after, until, limit);
    }

    private static List<CheckedEntry> read(JdbcClient sql, long accountId, long after, long until, int limit) {
        return sql.sql(PAGE)
                .param("account_id", accountId)
                .param("after", after)
                .param("until", until)
                .param("limit", limit)
                .query(CheckedEntry::read)
                .list();
    }

    private static CheckedEntry read(ResultSet row, int number) throws SQLException {
        return new CheckedEntry(
                row.getLong("id"),
                LedgerEntryRow.read(row),
                Columns.optionalText(row, "seal"),
                Columns.optionalLong(row, "owner"),
                Columns.optionalLong(row, "cost"),
                row.getString("url") + "\n" + row.getString("body"));
    }
}
