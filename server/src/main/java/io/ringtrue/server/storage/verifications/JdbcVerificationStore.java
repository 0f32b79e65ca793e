package io.ringtrue.server.storage.verifications;

import io.ringtrue.server.accounts.InstallationKey;
import io.ringtrue.server.callbacks.NewCallback;
import io.ringtrue.server.calls.NodeIdentity;
import io.ringtrue.server.storage.engine.Columns;
import io.ringtrue.server.storage.engine.Database;
import io.ringtrue.server.verification.Admission;
import io.ringtrue.server.verification.Admitted;
import io.ringtrue.server.verification.Finish;
import io.ringtrue.server.verification.TimelineEvent;
import io.ringtrue.server.verification.Verification;
import io.ringtrue.server.verification.VerificationQuery;
import io.ringtrue.server.verification.VerificationStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Verifications in tables.
public final class JdbcVerificationStore implements VerificationStore {
    /// Recovery writes an abandoned verification's end within this, or somebody else does.
    private static final Duration RECOVERY_LEASE = Duration.ofSeconds(30);

    private final Database database;
    private final InstallationKey key;

    public JdbcVerificationStore(Database database, InstallationKey key) {
        this.database = database;
        this.key = key;
    }

    @Override
    public Admitted admit(Admission admission) {
        byte[] pin = VerificationRows.seal(key, admission.verification().id(), admission.pin());
        try {
            return database.write(new Admit(admission, pin, database.dialect()));
        } catch (DuplicateKeyException e) {
            return new Admitted.IdTaken();
        }
    }

    @Override
    public boolean finish(Finish finish) {
        return database.write(new End(finish, database.dialect()));
    }

    @Override
    public void progress(long id, NewCallback callback, Instant at) {
        database.write(sql -> {
            Optional<Long> account = sql.sql("SELECT account_id FROM verification WHERE id = ? AND finished IS NULL"
                            + database.dialect().forUpdate())
                    .param(id)
                    .query(Long.class)
                    .optional();
            account.ifPresent(accountId -> AccompanyingRows.addCallback(sql, accountId, id, callback, at));
            return account;
        });
    }

    @Override
    public Optional<Stop> stop(long accountId, long id, Instant at) {
        return database.write(new Stopping(accountId, id, at, database.dialect()));
    }

    @Override
    public Optional<Verification> find(long accountId, long id) {
        return database.read(sql -> sql.sql("SELECT " + VerificationRows.COLUMNS
                        + " FROM verification v WHERE v.id = ? AND v.account_id = ?")
                .params(id, accountId)
                .query(VerificationRows::read)
                .optional());
    }

    @Override
    public Optional<Verification> verification(long id) {
        return database.read(
                sql -> sql.sql("SELECT " + VerificationRows.COLUMNS + " FROM verification v WHERE v.id = ?")
                        .param(id)
                        .query(VerificationRows::read)
                        .optional());
    }

    @Override
    public List<TimelineEvent> timeline(long accountId, long id) {
        return database.read(sql -> sql.sql("SELECT t.at, t.event, t.detail FROM timeline_event t"
                        + " JOIN verification v ON v.id = t.verification_id"
                        + " WHERE v.id = ? AND v.account_id = ? ORDER BY t.place")
                .params(id, accountId)
                .query((row, number) ->
                        new TimelineEvent(Columns.instant(row, "at"), row.getString("event"), row.getString("detail")))
                .list());
    }

    @Override
    public List<Verification> search(VerificationQuery query) {
        return database.read(new Search(query));
    }

    @Override
    public List<Abandoned> abandoned(NodeIdentity node, Instant now, int most) {
        return database.write(sql -> {
            List<Abandoned> abandoned = abandoned(sql, node, now, most);
            abandoned.forEach(one -> Ownership.take(sql, one.verification().id(), node, now.plus(RECOVERY_LEASE)));
            return abandoned;
        });
    }

    private List<Abandoned> abandoned(JdbcClient sql, NodeIdentity node, Instant now, int most) {
        return sql.sql("SELECT v.generation, " + VerificationRows.COLUMNS + " FROM verification v"
                        + " WHERE v.finished IS NULL AND (v.status = 'DIALLING' OR v.stop_asked IS NOT NULL) AND "
                        + Ownership.NOBODY_HAS_IT
                        + " ORDER BY v.created, v.id LIMIT ?"
                        + database.dialect().skipLocked())
                .params(now.toEpochMilli(), node.id(), node.boot(), most)
                .query((row, number) ->
                        new Abandoned(VerificationRows.read(row, number), row.getLong("generation") + 1))
                .list();
    }

    @Override
    public Load load() {
        return database.read(sql -> new Load(count(sql, "QUEUED"), count(sql, "DIALLING")));
    }

    private static long count(JdbcClient sql, String status) {
        return sql.sql("SELECT COUNT(*) FROM verification WHERE status = ? AND finished IS NULL")
                .param(status)
                .query(Long.class)
                .single();
    }
}
