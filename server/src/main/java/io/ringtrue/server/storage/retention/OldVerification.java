package io.ringtrue.server.storage.retention;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A verification that is old and not masked.
///
/// @param callbackUrl empty when it has none
/// @param over it has ended, and none of its callbacks is due
record OldVerification(long id, long created, String number, String reference, String callbackUrl, boolean over) {
    private static final String PAGE = """
            SELECT v.id, v.created, v.number, v.reference, v.callback_url,
                CASE WHEN v.finished IS NULL OR EXISTS (SELECT 1 FROM callback c
                    WHERE c.verification_id = v.id AND c.state = 'DUE') THEN 0 ELSE 1 END AS over_now
            FROM verification v
            WHERE (v.created, v.id) > (:created, :id) AND v.created < :before AND v.masked IS NULL
            ORDER BY v.created, v.id
            LIMIT :limit
            """;

    /// Comes before every row of this time.
    static OldVerification first(long created) {
        return new OldVerification(Long.MIN_VALUE, created, "", "", "", false);
    }

    static List<OldVerification> page(JdbcClient sql, OldVerification last, long before, int limit) {
        return sql.sql(PAGE)
                .param("created", last.created)
                .param("id", last.id)
                .param("before", before)
                .param("limit", limit)
                .query(OldVerification::read)
                .list();
    }

    private static OldVerification read(ResultSet row, int number) throws SQLException {
        String url = row.getString("callback_url");
        return new OldVerification(
                row.getLong("id"),
                row.getLong("created"),
                row.getString("number"),
                row.getString("reference"),
                url == null ? "" : url,
                row.getInt("over_now") == 1);
    }
}
