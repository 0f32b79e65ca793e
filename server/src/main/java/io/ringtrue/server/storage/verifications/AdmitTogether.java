package io.ringtrue.server.storage.verifications;

import io.ringtrue.server.storage.callbacks.CallbackRow;
import io.ringtrue.server.storage.engine.Columns;
import io.ringtrue.server.storage.engine.SharedUnit;
import io.ringtrue.server.verification.Admission;
import io.ringtrue.server.verification.Admitted;
import io.ringtrue.server.verification.VerificationEnd;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The unit that admits verifications on PostgreSQL, those that wait at the same time in one statement, which is a
/// transaction by itself: no lock is ever held while this node is waited for. The statement locks what two
/// admissions could both count (by functions of the migrations, so that it sees what the locks' last holders
/// have left), decides, holds the money, and inserts rows, first events and the callbacks of what is not paid.
///
/// Each admission is decided as if those before it in the batch had been admitted. Where that is not certain,
/// because a limit, a cap or a balance is reached within the batch, its answer is empty: it has to come again,
/// alone.
record AdmitTogether() implements SharedUnit<AdmitTogether.Asked, AdmitTogether.Answer> {
    /// Enough to make the COMMIT's cost small for each, few enough for the server's table of locks: each takes
    /// up to six.
    private static final int MOST_TOGETHER = 64;

    private static final String ADMIT = """
            WITH locked AS MATERIALIZED (SELECT admission_lock(:lock_names, :lock_accounts) AS done),
            tended AS MATERIALIZED (
                SELECT admission_slots(locked.done, :slot_sources, :slot_counters, :slot_keys, :slot_since,
                    :slot_lengths, :slot_trims, :stale) AS done
                FROM locked),
            given AS MATERIALIZED (%s),
            standing AS MATERIALIZED (
                SELECT s.* FROM tended CROSS JOIN LATERAL
                    admission_standing(tended.done, :id, :account_id, :idempotency_key, :spend_since) AS s),
            counted AS MATERIALIZED (
                SELECT c.* FROM tended CROSS JOIN LATERAL admission_counts(tended.done, :limit_ways, :limit_counters,
                    :limit_keys, :limit_most, :limit_since, :limit_slots) AS c
                UNION ALL
                SELECT b.* FROM tended CROSS JOIN LATERAL
                    admission_barred(tended.done, :limit_ways, :limit_keys, :limit_since, :limit_slots) AS b),
            limits AS MATERIALIZED (
                SELECT l.*, ROW_NUMBER() OVER (PARTITION BY l.counter, l.key ORDER BY l.place) AS nth
                FROM unnest(:limit_of, :limit_ways, :limit_counters, :limit_keys, :limit_most, :limit_began,
                    :limit_at) WITH ORDINALITY AS l (of, way, counter, key, most, began, at, place)),
            full_limit AS (
                SELECT DISTINCT ON (l.of) l.of, l.place, c.oldest, c.counted >= l.most AS certain
                FROM limits l JOIN counted c ON c.place = l.place
                WHERE c.counted + CASE WHEN l.way IN ('WRONG_PINS', 'LISTED', 'PAUSED') THEN 1 ELSE l.nth END > l.most
                ORDER BY l.of, l.place),
            pile AS (
                SELECT place, SUM(price) OVER (PARTITION BY account_id ORDER BY place) AS asked,
                    ROW_NUMBER() OVER (PARTITION BY id ORDER BY place) AS nth_of_id,
                    ROW_NUMBER() OVER (PARTITION BY account_id, idempotency_key ORDER BY place) AS nth_of_key
                FROM given),
            decided AS MATERIALIZED (
                SELECT g.place, s.earlier, f.place AS over_limit, f.oldest, CASE
                    WHEN s.earlier IS NOT NULL AND s.earlier_fingerprint = g.fingerprint THEN 'REPEATED'
                    WHEN s.earlier IS NOT NULL THEN 'KEY_REUSED'
                    WHEN f.certain THEN 'OVER_LIMIT'
                    WHEN g.idempotency_key IS NOT NULL AND p.nth_of_key > 1 THEN 'AGAIN'
                    WHEN NOT f.certain THEN 'AGAIN'
                    WHEN g.price > 0 AND s.spent + g.price > g.spend_cap THEN 'OVER_SPEND_CAP'
                    WHEN g.price > 0 AND s.spent + p.asked > g.spend_cap THEN 'AGAIN'
                    WHEN s.taken THEN 'ID_TAKEN'
                    WHEN p.nth_of_id > 1 THEN 'AGAIN'
                    WHEN s.room IS NULL OR s.room < g.price THEN 'UNPAID'
                    WHEN s.room < p.asked THEN 'AGAIN'
                    ELSE 'PAID' END AS verdict
                FROM given g JOIN standing s ON s.place = g.place JOIN pile p ON p.place = g.place
                LEFT JOIN full_limit f ON f.of = g.place),
            stored AS MATERIALIZED (
                SELECT g.*, d.verdict = 'PAID' AS paid FROM given g JOIN decided d ON d.place = g.place
                WHERE d.verdict IN ('PAID', 'UNPAID')),
            held AS (
                UPDATE account AS a SET held = a.held + h.price
                FROM (SELECT account_id, SUM(price) AS price FROM stored WHERE paid GROUP BY account_id) AS h
                WHERE a.id = h.account_id AND h.price > 0),
            verifications AS (%s),
            events AS (%s),
            callbacks AS (%s),
            counting AS MATERIALIZED (
                SELECT admission_counted(ARRAY_AGG(c.counter), ARRAY_AGG(c.key), ARRAY_AGG(c.began),
                    ARRAY_AGG(c.latest), ARRAY_AGG(c.n)) AS done
                FROM (
                    SELECT l.counter, l.key, l.began, MAX(l.at) AS latest, COUNT(*) AS n
                    FROM limits l JOIN stored s ON s.place = l.of WHERE l.way = 'SLOTS'
                    GROUP BY l.counter, l.key, l.began) AS c)
            SELECT verdict, earlier, over_limit, oldest, (SELECT done FROM counting) AS counted
            FROM decided ORDER BY place
            """.formatted(
                    VerificationRow.GIVEN,
                    VerificationRow.INSERT_STORED,
                    TimelineEventRow.INSERT_STORED,
                    CallbackRow.INSERT_UNPAID);

    /// @param sealed the admission's
    record Asked(Admission admission, byte[] sealed) {}

    /// What the statement answers one caller. Nothing is read after it: an error would reach callers whose
    /// admissions are stored, and they would try again.
    sealed interface Answer {
        record Decided(Admitted admitted) implements Answer {}

        /// @param earlier the verification that has the same idempotency key and fingerprint
        record Repeats(long earlier) implements Answer {}

        /// Nothing was stored. It depends on another of the batch.
        record Again() implements Answer {}
    }

    /// @param limit its place in the batch's list of limits, from 1
    private record Decision(String verdict, long earlier, int limit, OptionalLong oldest) {
        static Decision read(ResultSet row, int number) throws SQLException {
            return new Decision(
                    row.getString("verdict"),
                    row.getLong("earlier"),
                    row.getInt("over_limit"),
                    Columns.optionalLong(row, "oldest"));
        }
    }

    @Override
    public int mostTogether() {
        return MOST_TOGETHER;
    }

    @Override
    public boolean isOneStatement() {
        return true;
    }

    @Override
    public List<Answer> run(JdbcClient sql, List<Asked> batch) {
        AdmissionArrays arrays = new AdmissionArrays(batch);
        List<Decision> decisions =
                arrays.bind(sql.sql(ADMIT)).query(Decision::read).list();
        List<Answer> answers = new ArrayList<>();
        for (int i = 0; i < batch.size(); i++) {
            answers.add(answer(batch.get(i).admission(), decisions.get(i), arrays));
        }
        return answers;
    }

    private static Answer answer(Admission admission, Decision decision, AdmissionArrays arrays) {
        Instant at = admission.verification().order().created();
        return switch (decision.verdict) {
            case "PAID" -> new Answer.Decided(new Admitted.Stored(admission.verification()));
            case "UNPAID" ->
                new Answer.Decided(new Admitted.Stored(admission.verification().ended(VerificationEnd.UNPAID, at)));
            case "REPEATED" -> new Answer.Repeats(decision.earlier);
            case "KEY_REUSED" -> new Answer.Decided(new Admitted.KeyReused());
            case "OVER_LIMIT" ->
                new Answer.Decided(overLimit(arrays.countings().get(decision.limit - 1), decision.oldest));
            case "OVER_SPEND_CAP" -> new Answer.Decided(new Admitted.OverSpendCap());
            case "ID_TAKEN" -> new Answer.Decided(new Admitted.IdTaken());
            case "AGAIN" -> new Answer.Again();
            default -> throw new IllegalStateException("no such verdict: " + decision.verdict);
        };
    }

    private static Admitted overLimit(Counting counting, OptionalLong oldest) {
        return new Admitted.OverLimit(counting.limit(), LimitCount.retryAfter(counting, oldest));
    }
}
