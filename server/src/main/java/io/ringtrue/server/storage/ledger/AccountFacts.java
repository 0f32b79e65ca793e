package io.ringtrue.server.storage.ledger;

import io.ringtrue.server.storage.engine.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What an account's row says of its ledger, and what has to equal it, read by one statement and so at one moment.
///
/// @param sequence the place of its last entry
/// @param entries how many entries it has
/// @param holds the sum of the holds of its open verifications
record AccountFacts(long id, long balance, long held, long sequence, long entries, long holds) {
    private static final String NEXT = """
            SELECT a.id, a.balance, a.held, a.ledger_sequence,
                (SELECT COUNT(*) FROM ledger_entry l WHERE l.account_id = a.id) AS entries,
                (SELECT COALESCE(SUM(v.hold), 0) FROM verification v
                    WHERE v.account_id = a.id AND v.finished IS NULL) AS holds
            FROM account a
            WHERE a.id >= :from AND a.id <= :until
            ORDER BY a.id
            LIMIT 1
            """;

    /// The unit that reads the first account of a range of ids; empty when there is none.
    static Database.Unit<Optional<AccountFacts>> first(long from, long until) {
        return sql -> read(sql, from, until);
    }

    private static Optional<AccountFacts> read(JdbcClient sql, long from, long until) {
        return sql.sql(NEXT)
                .param("from", from)
                .param("until", until)
                .query(AccountFacts::read)
                .optional();
    }

    private static AccountFacts read(ResultSet row, int number) throws SQLException {
        return new AccountFacts(
                row.getLong("id"),
                row.getLong("balance"),
                row.getLong("held"),
                row.getLong("ledger_sequence"),
                row.getLong("entries"),
                row.getLong("holds"));
    }
}
