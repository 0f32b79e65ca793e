package io.ringtrue.server.storage.callbacks;

import io.ringtrue.server.accounts.InstallationKey;
import io.ringtrue.server.callbacks.Callback;
import io.ringtrue.server.callbacks.CallbackStore;
import io.ringtrue.server.callbacks.DeliveryAttempt;
import io.ringtrue.server.callbacks.DueCallback;
import io.ringtrue.server.callbacks.DueCallback.SigningSecret;
import io.ringtrue.server.callbacks.Shares;
import io.ringtrue.server.storage.engine.Columns;
import io.ringtrue.server.storage.engine.Database;
import io.ringtrue.server.storage.engine.DatabaseTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Callbacks in tables. A claim pushes the row's due time to the lease's end, so that a claim nobody comes
/// back from is due again by itself.
public final class JdbcCallbackStore implements CallbackStore {
    private static final String BRING_FORWARD = """
            UPDATE callback SET due = :now WHERE state = 'DUE' AND NOT claimed AND due > :latest
            """;
    private static final String NEXT_DUE = """
            SELECT due FROM callback WHERE state = 'DUE' ORDER BY due, id LIMIT 1
            """;
    private static final String BY_ID = """
            SELECT %s FROM callback WHERE id = :id AND account_id = :account_id
            """.formatted(CallbackRow.COLUMNS);
    private static final String NEWEST = """
            SELECT %s FROM callback
            WHERE account_id = :account_id AND id < :before AND (:state = '' OR state = :state)
            ORDER BY id DESC
            LIMIT :limit
            """.formatted(CallbackRow.COLUMNS);

    private static final String NEWEST_DEAD = """
            SELECT %s FROM callback
            WHERE account_id = :account_id AND id < :before AND state = 'DEAD'
            ORDER BY id DESC
            LIMIT :limit
            """.formatted(CallbackRow.COLUMNS);
    private static final String REPLAY_DEAD = """
            UPDATE callback SET state = 'DUE', due = :now, attempts = 0, claimed = FALSE, generation = generation + 1
            WHERE id IN (SELECT id FROM callback WHERE account_id = :account_id AND state = 'DEAD' AND masked IS NULL
                AND created >= :from AND created < :to
                ORDER BY id LIMIT :most)
            """;

    private final Database database;
    private final InstallationKey key;
    private final DatabaseTime time;

    public JdbcCallbackStore(Database database, InstallationKey key) {
        this.database = database;
        this.key = key;
        this.time = new DatabaseTime(database);
    }

    @Override
    public List<DueCallback> claim(Instant now, Duration lease, int free, Shares shares) {
        List<Long> chosen = database.read(new ChooseCallbacks(now, free, shares));
        return chosen.isEmpty()
                ? List.of()
                : database.write(new ClaimCallbacks(chosen, now, lease, key, database.dialect()));
    }

    @Override
    public int bringForward(Duration longest) {
        Instant now = time.now();
        return database.write(sql -> sql.sql(BRING_FORWARD)
                .param("now", now.toEpochMilli())
                .param("latest", now.plus(longest).toEpochMilli())
                .update());
    }

    @Override
    public Optional<Instant> nextDue() {
        return database.read(sql -> sql.sql(NEXT_DUE)
                .query((row, number) -> Columns.instant(row, "due"))
                .optional());
    }

    @Override
    public void attempted(DueCallback callback, DeliveryAttempt attempt, Next next) {
        database.write(new RecordAttempt(callback, attempt, next));
    }

    @Override
    public Optional<Callback> find(long accountId, long callbackId) {
        return database.read(sql -> sql.sql(BY_ID)
                .param("id", callbackId)
                .param("account_id", accountId)
                .query((row, number) -> withAttempts(sql, row))
                .optional());
    }

    /// The dead have an index of their own; an operator looks for a few of them among very many.
    @Override
    public List<Callback> list(long accountId, Optional<Callback.State> state, long before, int limit) {
        boolean dead = state.equals(Optional.of(Callback.State.DEAD));
        return database.read(sql -> {
            var newest = dead
                    ? sql.sql(NEWEST_DEAD)
                    : sql.sql(NEWEST).param("state", state.map(Enum::name).orElse(""));
            return newest.param("account_id", accountId)
                    .param("before", before)
                    .param("limit", limit)
                    .query((row, number) -> withAttempts(sql, row))
                    .list();
        });
    }

    private static Callback withAttempts(JdbcClient sql, ResultSet row) throws SQLException {
        return CallbackRow.read(row, DeliveryAttemptRow.of(sql, row.getLong("id")));
    }

    @Override
    public boolean replay(long accountId, long callbackId, Instant now) {
        return database.write(new Replay(accountId, callbackId, now));
    }

    @Override
    public int replayDead(long accountId, Instant from, Instant to, int most, Instant now) {
        return database.write(sql -> sql.sql(REPLAY_DEAD)
                .param("account_id", accountId)
                .param("from", from.toEpochMilli())
                .param("to", to.toEpochMilli())
                .param("most", most)
                .param("now", now.toEpochMilli())
                .update());
    }

    @Override
    public boolean rotateSecret(long accountId, SigningSecret secret, Instant now, Instant oldUntil) {
        return database.write(new RotateSecret(accountId, secret, now, oldUntil, key, database.dialect()));
    }

    @Override
    public void wantAgain(long accountId, String url) {
        database.write(sql -> UnwantedUrlRow.delete(sql, accountId, url));
    }
}
