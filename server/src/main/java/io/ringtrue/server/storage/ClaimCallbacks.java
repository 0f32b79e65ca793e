package io.ringtrue.server.storage;

import io.ringtrue.server.accounts.InstallationKey;
import io.ringtrue.server.callbacks.DueCallback;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The unit that takes due callbacks. What a host has under way already counts towards `mostPerHost`, so that
/// claiming again and again does not give a slow endpoint ever more.
record ClaimCallbacks(Instant now, Duration lease, int most, int mostPerHost, InstallationKey key, Dialect dialect)
        implements Database.Unit<List<DueCallback>> {

    @Override
    public List<DueCallback> run(JdbcClient sql) {
        return dueInTurn(sql).stream()
                .flatMap(id -> take(sql, id).stream())
                .map(id -> read(sql, id))
                .toList();
    }

    /// Oldest first. Nothing is locked yet: another node may be looking at the same ones.
    private List<Long> dueInTurn(JdbcClient sql) {
        return sql.sql("SELECT id FROM (SELECT c.id, c.due,"
                        + " ROW_NUMBER() OVER (PARTITION BY c.host ORDER BY c.due, c.id)"
                        + " + (SELECT COUNT(*) FROM callback b WHERE b.state = 'DUE' AND b.due > ? AND b.claimed"
                        + " AND b.host = c.host) AS turn"
                        + " FROM callback c WHERE c.state = 'DUE' AND c.due <= ?) waiting"
                        + " WHERE turn <= ? ORDER BY due, id LIMIT ?")
                .params(now.toEpochMilli(), now.toEpochMilli(), mostPerHost, most)
                .query(Long.class)
                .list();
    }

    private List<Long> take(JdbcClient sql, long id) {
        return sql.sql("UPDATE callback SET claimed = ?, due = ?, generation = generation + 1 WHERE id ="
                        + " (SELECT c.id FROM callback c WHERE c.id = ? AND c.state = 'DUE' AND c.due <= ?"
                        + dialect.skipLocked() + ") RETURNING id")
                .params(true, now.plus(lease).toEpochMilli(), id, now.toEpochMilli())
                .query(Long.class)
                .list();
    }

    private DueCallback read(JdbcClient sql, long id) {
        return sql.sql("SELECT id, account_id, verification_id, message_id, url, attempts, generation, created"
                        + " FROM callback WHERE id = ?")
                .param(id)
                .query((row, number) -> due(sql, row))
                .single();
    }

    private DueCallback due(JdbcClient sql, ResultSet row) throws SQLException {
        long accountId = row.getLong("account_id");
        return new DueCallback(
                row.getLong("id"),
                accountId,
                row.getLong("verification_id"),
                row.getString("message_id"),
                row.getString("url"),
                row.getInt("attempts") + 1,
                row.getLong("generation"),
                Columns.instant(row, "created"),
                SigningSecrets.open(key, accountId, SigningSecrets.sealed(sql, accountId)));
    }
}
