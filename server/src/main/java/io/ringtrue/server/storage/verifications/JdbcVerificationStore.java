package io.ringtrue.server.storage.verifications;

import io.ringtrue.server.accounts.InstallationKey;
import io.ringtrue.server.callbacks.NewCallback;
import io.ringtrue.server.calls.NodeIdentity;
import io.ringtrue.server.storage.accounts.LedgerSeal;
import io.ringtrue.server.storage.engine.Database;
import io.ringtrue.server.verification.Admission;
import io.ringtrue.server.verification.Admitted;
import io.ringtrue.server.verification.Finish;
import io.ringtrue.server.verification.TimelineEvent;
import io.ringtrue.server.verification.Verification;
import io.ringtrue.server.verification.VerificationQuery;
import io.ringtrue.server.verification.VerificationStore;
import io.ringtrue.telephony.call.CallTrace;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Verifications in tables.
public final class JdbcVerificationStore implements VerificationStore {
    private static final String BY_ID = """
            SELECT %s FROM verification v WHERE v.id = :id
            """.formatted(VerificationRow.COLUMNS);
    private static final String BY_ID_OF_ACCOUNT = """
            SELECT %s FROM verification v WHERE v.id = :id AND v.account_id = :account_id
            """.formatted(VerificationRow.COLUMNS);
    private static final String TIMELINE = """
            SELECT %s FROM timeline_event t JOIN verification v ON v.id = t.verification_id
            WHERE v.id = :id AND v.account_id = :account_id
            ORDER BY t.place
            """.formatted(TimelineEventRow.COLUMNS);
    private static final String CALLS = """
            SELECT %s FROM call_record c JOIN verification v ON v.id = c.verification_id
            WHERE v.id = :id AND v.account_id = :account_id
            ORDER BY c.attempt
            """.formatted(CallRecordRow.COLUMNS);
    private static final String LOAD = """
            SELECT COUNT(*) FROM verification WHERE status = :status AND finished IS NULL
            """;

    private final Database database;
    /// For calls and recovery, which must not wait behind requests.
    private final Database calls;
    private final InstallationKey key;
    private final LedgerSeal seal;

    public JdbcVerificationStore(Database database, InstallationKey key) {
        this.database = database;
        this.calls = database.setAside();
        this.key = key;
        this.seal = new LedgerSeal(key);
    }

    @Override
    public Admitted admit(Admission admission) {
        byte[] sealed = SealedContent.seal(key, admission.verification().id(), admission.content());
        try {
            return switch (database.dialect()) {
                case SQLITE -> database.write(new Admit(admission, sealed));
                case POSTGRESQL -> admitTogether(new AdmitTogether.Asked(admission, sealed));
            };
        } catch (DuplicateKeyException e) {
            return new Admitted.IdTaken();
        }
    }

    /// With others; alone, when that leaves it undecided or when one of them cannot be stored, for then none of
    /// them has been. A failure that leaves open what was stored is not such a case, and goes to the caller.
    private Admitted admitTogether(AdmitTogether.Asked asked) {
        try {
            AdmitTogether.Answer answer = database.write(new AdmitTogether(), asked);
            if (!(answer instanceof AdmitTogether.Answer.Again)) return admitted(answer);
        } catch (DataIntegrityViolationException _) {
            // The one whose fault it was fails again, by itself.
        }
        return admitted(database.write(sql -> new AdmitTogether().run(sql, List.of(asked)))
                .getFirst());
    }

    private Admitted admitted(AdmitTogether.Answer answer) {
        return switch (answer) {
            case AdmitTogether.Answer.Decided(Admitted admitted) -> admitted;
            case AdmitTogether.Answer.Repeats(long earlier) ->
                new Admitted.Repeated(verification(earlier).orElseThrow());
            case AdmitTogether.Answer.Again() -> throw new IllegalStateException("undecided, although it was alone");
        };
    }

    @Override
    public boolean finish(Finish finish) {
        return calls.write(new End(finish, key, seal, database.dialect()));
    }

    @Override
    public void wrongPin(long id, long generation, int nth, Instant at) {
        calls.write(new CountWrongPin(id, generation, nth, at, database.dialect()));
    }

    @Override
    public void progress(long id, NewCallback callback, Instant at) {
        calls.write(new AddProgress(id, callback, at, database.dialect()));
    }

    @Override
    public Optional<Stop> stop(long accountId, long id, Instant at) {
        return database.write(new AskToStop(accountId, id, at, database.dialect()));
    }

    @Override
    public Optional<Verification> find(long accountId, long id) {
        return database.read(sql -> sql.sql(BY_ID_OF_ACCOUNT)
                .param("id", id)
                .param("account_id", accountId)
                .query(VerificationRow::read)
                .optional());
    }

    @Override
    public Optional<Verification> verification(long id) {
        return calls.read(sql ->
                sql.sql(BY_ID).param("id", id).query(VerificationRow::read).optional());
    }

    @Override
    public List<TimelineEvent> timeline(long accountId, long id) {
        return timeline(database, accountId, id);
    }

    @Override
    public List<CallTrace> calls(long accountId, long id) {
        return database.read(sql -> sql.sql(CALLS)
                .param("id", id)
                .param("account_id", accountId)
                .query(CallRecordRow::read)
                .list());
    }

    @Override
    public List<TimelineEvent> story(Verification verification) {
        return timeline(calls, verification.accountId(), verification.id());
    }

    private static List<TimelineEvent> timeline(Database database, long accountId, long id) {
        return database.read(sql -> sql.sql(TIMELINE)
                .param("id", id)
                .param("account_id", accountId)
                .query(TimelineEventRow::read)
                .list());
    }

    @Override
    public List<Verification> search(VerificationQuery query) {
        return database.read(new Search(query));
    }

    @Override
    public List<Abandoned> abandoned(NodeIdentity node, Instant now, int most) {
        return calls.write(new TakeAbandoned(node, now, true, most, database.dialect()));
    }

    @Override
    public List<Abandoned> abandonedByEarlierBoots(NodeIdentity node, Instant now, int most) {
        return calls.write(new TakeAbandoned(node, now, false, most, database.dialect()));
    }

    @Override
    public Load load() {
        return database.read(sql -> new Load(count(sql, "QUEUED"), count(sql, "DIALLING")));
    }

    private static long count(JdbcClient sql, String status) {
        return sql.sql(LOAD).param("status", status).query(Long.class).single();
    }
}
