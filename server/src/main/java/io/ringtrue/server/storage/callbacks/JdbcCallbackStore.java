package io.ringtrue.server.storage.callbacks;

import io.ringtrue.server.accounts.InstallationKey;
import io.ringtrue.server.callbacks.Callback;
import io.ringtrue.server.callbacks.CallbackStore;
import io.ringtrue.server.callbacks.DeliveryAttempt;
import io.ringtrue.server.callbacks.DueCallback;
import io.ringtrue.server.storage.engine.Columns;
import io.ringtrue.server.storage.engine.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Callbacks in tables. A claim pushes the row's due time to the lease's end, so that a claim nobody comes
/// back from is due again by itself.
public final class JdbcCallbackStore implements CallbackStore {
    private static final String COLUMNS = "id, account_id, verification_id, message_id, kind, url, state, created, due";

    private final Database database;
    private final InstallationKey key;

    public JdbcCallbackStore(Database database, InstallationKey key) {
        this.database = database;
        this.key = key;
    }

    @Override
    public List<DueCallback> claim(Instant now, Duration lease, int most, int mostPerHost) {
        return database.write(new ClaimCallbacks(now, lease, most, mostPerHost, key, database.dialect()));
    }

    @Override
    public Optional<Instant> nextDue() {
        return database.read(sql -> sql.sql("SELECT due FROM callback WHERE state = 'DUE' ORDER BY due, id LIMIT 1")
                .query((row, number) -> Columns.instant(row, "due"))
                .optional());
    }

    @Override
    public void attempted(DueCallback callback, DeliveryAttempt attempt, Next next) {
        database.write(sql -> attempted(sql, callback, attempt, next));
    }

    /// @return false when the claim is stale: nothing has changed
    static boolean attempted(JdbcClient sql, DueCallback callback, DeliveryAttempt attempt, Next next) {
        boolean current = switch (next) {
            case Next.Delivered() -> end(sql, callback, Callback.State.DELIVERED, null);
            case Next.RetryAt(Instant at) -> end(sql, callback, Callback.State.DUE, at);
            case Next.Dead() -> end(sql, callback, Callback.State.DEAD, null);
            case Next.Unwanted() -> end(sql, callback, Callback.State.UNWANTED, null);
        };
        if (current && next instanceof Next.Unwanted) {
            UnwantedUrls.add(sql, callback.accountId(), callback.request().url(), attempt.at());
        }
        if (current) insert(sql, callback.id(), attempt);
        return current;
    }

    private static boolean end(JdbcClient sql, DueCallback callback, Callback.State state, @Nullable Instant due) {
        return sql.sql("UPDATE callback SET state = ?, due = ?, attempts = attempts + 1, claimed = ?,"
                                + " generation = generation + 1 WHERE id = ? AND generation = ?")
                        .param(state.name())
                        .param(due == null ? null : due.toEpochMilli())
                        .param(false)
                        .param(callback.id())
                        .param(callback.generation())
                        .update()
                == 1;
    }

    private static void insert(JdbcClient sql, long callbackId, DeliveryAttempt attempt) {
        sql.sql("INSERT INTO delivery_attempt (callback_id, number, at, took, http_status, outcome)"
                        + " VALUES (?, ?, ?, ?, ?, ?)")
                .param(callbackId)
                .param(attempt.number())
                .param(attempt.at().toEpochMilli())
                .param(attempt.took().toMillis())
                .param(attempt.httpStatus())
                .param(attempt.outcome())
                .update();
    }

    @Override
    public Optional<Callback> find(long accountId, long callbackId) {
        return database.read(sql -> sql.sql("SELECT " + COLUMNS + " FROM callback WHERE id = ? AND account_id = ?")
                .params(callbackId, accountId)
                .query((row, number) -> callback(sql, row))
                .optional());
    }

    @Override
    public List<Callback> list(long accountId, Optional<Callback.State> state, long before, int limit) {
        String wanted = state.map(Enum::name).orElse("");
        return database.read(sql -> sql.sql("SELECT " + COLUMNS + " FROM callback WHERE account_id = ? AND id < ?"
                        + " AND (? = '' OR state = ?) ORDER BY id DESC LIMIT ?")
                .params(accountId, before, wanted, wanted, limit)
                .query((row, number) -> callback(sql, row))
                .list());
    }

    @Override
    public boolean replay(long accountId, long callbackId, Instant now) {
        return database.write(sql -> {
            UnwantedUrls.removeOf(sql, accountId, callbackId);
            return sql.sql("UPDATE callback SET state = 'DUE', due = ?, attempts = 0, claimed = ?,"
                                    + " generation = generation + 1 WHERE id = ? AND account_id = ?")
                            .params(now.toEpochMilli(), false, callbackId, accountId)
                            .update()
                    == 1;
        });
    }

    @Override
    public void wantAgain(long accountId, String url) {
        database.write(sql -> {
            UnwantedUrls.remove(sql, accountId, url);
            return true;
        });
    }

    private static Callback callback(JdbcClient sql, ResultSet row) throws SQLException {
        long id = row.getLong("id");
        return new Callback(
                id,
                row.getLong("account_id"),
                row.getLong("verification_id"),
                row.getString("message_id"),
                row.getString("kind"),
                row.getString("url"),
                Callback.State.valueOf(row.getString("state")),
                Columns.instant(row, "created"),
                Columns.optionalInstant(row, "due"),
                attempts(sql, id));
    }

    private static List<DeliveryAttempt> attempts(JdbcClient sql, long callbackId) {
        return sql.sql("SELECT number, at, took, http_status, outcome FROM delivery_attempt"
                        + " WHERE callback_id = ? ORDER BY id")
                .param(callbackId)
                .query((row, number) -> new DeliveryAttempt(
                        row.getInt("number"),
                        Columns.instant(row, "at"),
                        Duration.ofMillis(row.getLong("took")),
                        row.getInt("http_status"),
                        row.getString("outcome")))
                .list();
    }
}
