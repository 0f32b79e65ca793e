package io.ringtrue.server.storage.ledger;

import io.ringtrue.server.storage.engine.Columns;
import io.ringtrue.server.storage.engine.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/// Something that may have a cost, and whether the ledger has its charge.
///
/// @param first by this and the id the rows are in order
record Uncharged(long first, long id, long accountId, long cost, boolean charged) {
    private static final String VERIFICATIONS = """
            SELECT v.created AS first, v.id, v.account_id, v.cost, l.id AS entry
            FROM (SELECT created, id, account_id, cost FROM verification
                WHERE account_id = :account_id AND (created, id) > (:first, :id)
                ORDER BY created, id LIMIT :limit) v
            LEFT JOIN ledger_entry l ON l.verification_id = v.id AND l.kind = 'CHARGE'
            ORDER BY v.created, v.id
            """;
    private static final String VALIDATIONS = """
            SELECT 0 AS first, v.id, v.account_id, v.price AS cost, l.id AS entry
            FROM (SELECT id, account_id, price FROM validation WHERE id > :id ORDER BY id LIMIT :limit) v
            LEFT JOIN ledger_entry l ON l.validation_id = v.id
            ORDER BY v.id
            """;

    /// Comes before all.
    static final Uncharged BEFORE = new Uncharged(Long.MIN_VALUE, Long.MIN_VALUE, 0, 0, true);

    static Database.Unit<List<Uncharged>> verifications(long accountId, Uncharged last, int limit) {
        return sql -> sql.sql(VERIFICATIONS)
                .param("account_id", accountId)
                .param("first", last.first)
                .param("id", last.id)
                .param("limit", limit)
                .query(Uncharged::read)
                .list();
    }

    static Database.Unit<List<Uncharged>> validations(Uncharged last, int limit) {
        return sql -> sql.sql(VALIDATIONS)
                .param("id", last.id)
                .param("limit", limit)
                .query(Uncharged::read)
                .list();
    }

    private static Uncharged read(ResultSet row, int number) throws SQLException {
        return new Uncharged(
                row.getLong("first"),
                row.getLong("id"),
                row.getLong("account_id"),
                row.getLong("cost"),
                Columns.optionalLong(row, "entry").isPresent());
    }

    boolean wrong() {
        return cost != 0 && !charged;
    }
}
