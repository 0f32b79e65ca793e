package io.ringtrue.server.storage.ledger;

import io.ringtrue.server.alerts.LowBalance;
import io.ringtrue.server.callbacks.NewCallback;
import io.ringtrue.server.storage.callbacks.CallbackRow;
import io.ringtrue.server.storage.engine.Columns;
import io.ringtrue.server.storage.engine.Database;
import io.ringtrue.server.storage.engine.SqlDialect;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The unit that writes a callback for each balance that has fallen below its alert, and notes that it is written.
record TellLowBalances(Instant now, int most, Function<LowBalance, Optional<NewCallback>> compose, SqlDialect dialect)
        implements Database.Unit<List<LowBalance>> {
    private static final String ENOUGH_AGAIN = """
            UPDATE account SET low = FALSE WHERE low AND (balance_alert IS NULL OR balance >= balance_alert)
            """;
    private static final String FALLEN = """
            SELECT id, callback_url, callback_url_type, balance, balance_alert FROM account
            WHERE NOT low AND active AND balance < balance_alert
            ORDER BY id
            LIMIT :most
            """;
    private static final String NOTE = """
            UPDATE account SET low = TRUE WHERE id = :id
            """;

    @Override
    public List<LowBalance> run(JdbcClient sql) {
        sql.sql(ENOUGH_AGAIN).update();
        List<LowBalance> fallen = sql.sql(FALLEN + dialect.skipLocked())
                .param("most", most)
                .query(this::read)
                .list();
        for (LowBalance low : fallen) {
            sql.sql(NOTE).param("id", low.accountId()).update();
            compose.apply(low).ifPresent(callback -> CallbackRow.insert(sql, low.accountId(), callback, now));
        }
        return fallen;
    }

    private LowBalance read(ResultSet row, int number) throws SQLException {
        return new LowBalance(
                row.getLong("id"),
                Columns.optionalText(row, "callback_url"),
                row.getString("callback_url_type"),
                Columns.money(row, "balance"),
                Columns.money(row, "balance_alert"),
                now);
    }
}
