package io.ringtrue.server.storage.callbacks;

import io.ringtrue.server.callbacks.Callback;
import io.ringtrue.server.callbacks.Deliveries;
import io.ringtrue.server.storage.engine.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Lists of callbacks, each page found by an index. `:account` is 0 for the whole installation: no account has that id.
public final class JdbcDeliveries implements Deliveries {
    private static final String ANY = """
            SELECT %s, (SELECT name FROM account WHERE account.id = callback.account_id) AS name FROM callback
            WHERE %s id %s :beside ORDER BY id %s LIMIT :limit
            """;
    private static final String OVER = """
            SELECT %s, (SELECT name FROM account WHERE account.id = callback.account_id) AS name FROM callback
            WHERE %s state = :state AND state <> 'DUE' AND id %s :beside ORDER BY id %s LIMIT :limit
            """;

    /// The sum keeps the engines from reading all callbacks in the order of their ids: few of them wait, and these are
    /// in an index by their time.
    private static final String DUE = """
            SELECT %s, (SELECT name FROM account WHERE account.id = callback.account_id) AS name FROM callback
            WHERE %s state = 'DUE' AND id + 0 %s :beside ORDER BY id + 0 %s LIMIT :limit
            """;
    private static final String ONE = """
            SELECT %s FROM callback WHERE id = :id AND (:account = 0 OR account_id = :account)
            """.formatted(CallbackRow.COLUMNS);
    private static final String OF_VERIFICATION = """
            SELECT %s FROM callback WHERE verification_id = :verification AND account_id = :account ORDER BY id
            """.formatted(CallbackRow.COLUMNS);

    private final Database database;

    public JdbcDeliveries(Database database) {
        this.database = database;
    }

    @Override
    public List<Listed> list(OptionalLong account, Optional<Callback.State> state, long before, int limit) {
        return page(account, state, new Side("<", "DESC", before), limit);
    }

    @Override
    public List<Listed> newer(OptionalLong account, Optional<Callback.State> state, long after, int limit) {
        return page(account, state, new Side(">", "ASC", after), limit).reversed();
    }

    /// Which way from which callback.
    private record Side(String sign, String order, long beside) {}

    private List<Listed> page(OptionalLong account, Optional<Callback.State> state, Side side, int limit) {
        String which =
                state.map(each -> each == Callback.State.DUE ? DUE : OVER).orElse(ANY);
        String whose = account.isPresent() ? "account_id = :account AND" : "";
        String statement = which.formatted(CallbackRow.COLUMNS, whose, side.sign(), side.order());
        return database.read(sql -> {
            JdbcClient.StatementSpec page =
                    sql.sql(statement).param("beside", side.beside()).param("limit", limit);
            if (account.isPresent()) page.param("account", account.getAsLong());
            if (state.isPresent() && state.get() != Callback.State.DUE)
                page.param("state", state.get().name());
            return page.query((row, number) -> new Listed(withAttempts(sql, row), row.getString("name")))
                    .list();
        });
    }

    @Override
    public Optional<Callback> find(OptionalLong account, long callbackId) {
        return database.read(sql -> sql.sql(ONE)
                .param("id", callbackId)
                .param("account", account.orElse(0))
                .query((row, number) -> withAttempts(sql, row))
                .optional());
    }

    @Override
    public List<Callback> ofVerification(long accountId, long verificationId) {
        return database.read(sql -> sql.sql(OF_VERIFICATION)
                .param("verification", verificationId)
                .param("account", accountId)
                .query((row, number) -> withAttempts(sql, row))
                .list());
    }

    private static Callback withAttempts(JdbcClient sql, ResultSet row) throws SQLException {
        return CallbackRow.read(row, DeliveryAttemptRow.of(sql, row.getLong("id")));
    }
}
