package io.ringtrue.server.storage.verifications;

import io.ringtrue.server.ledger.Money;
import io.ringtrue.server.storage.accounts.SpendCap;
import io.ringtrue.server.storage.callbacks.CallbackRow;
import io.ringtrue.server.storage.engine.Database;
import io.ringtrue.server.verification.Admission;
import io.ringtrue.server.verification.Admitted;
import io.ringtrue.server.verification.TimelineEvent;
import io.ringtrue.server.verification.Verification;
import io.ringtrue.server.verification.VerificationEnd;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The unit that admits one verification on SQLite, whose one writer sees nothing change under it: seen before?
/// within its limits? within the spend cap? paid for? [AdmitTogether] asks the same on PostgreSQL.
record Admit(Admission admission, byte[] sealed) implements Database.Unit<Admitted> {
    private static final String EARLIER = """
            SELECT v.fingerprint, %s FROM verification v
            WHERE v.account_id = :account_id AND v.idempotency_key = :idempotency_key
            """.formatted(VerificationRow.COLUMNS);
    private static final String HOLD = """
            UPDATE account SET held = held + :price WHERE id = :id AND balance - held >= :price
            """;

    @Override
    public Admitted run(JdbcClient sql) {
        return earlier(sql).or(() -> overLimit(sql)).or(() -> overSpendCap(sql)).orElseGet(() -> store(sql));
    }

    private Optional<Admitted> earlier(JdbcClient sql) {
        return admission
                .idempotency()
                .flatMap(given -> sql.sql(EARLIER)
                        .param("account_id", account())
                        .param("idempotency_key", given.key())
                        .query((row, number) -> row.getString("fingerprint").equals(given.fingerprint())
                                ? new Admitted.Repeated(VerificationRow.read(row, number))
                                : new Admitted.KeyReused())
                        .optional());
    }

    private Optional<Admitted> overLimit(JdbcClient sql) {
        return countings()
                .flatMap(counting -> LimitCount.retryAfter(sql, counting).stream()
                        .map(wait -> (Admitted) new Admitted.OverLimit(counting.limit(), wait)))
                .findFirst();
    }

    private Optional<Admitted> overSpendCap(JdbcClient sql) {
        if (admission.spendCapMillionths().isEmpty() || price().equals(Money.ZERO)) return Optional.empty();
        long spent = SpendCap.spent(sql, account(), SpendCap.windowStart(now()));
        return spent + price().millionths() > admission.spendCapMillionths().getAsLong()
                ? Optional.of(new Admitted.OverSpendCap())
                : Optional.empty();
    }

    private Stream<Counting> countings() {
        return admission.limits().stream().map(limit -> new Counting(limit, now()));
    }

    private Admitted store(JdbcClient sql) {
        count(sql);
        if (hold(sql)) {
            insert(sql, admission.verification(), price(), sealed);
            return new Admitted.Stored(admission.verification());
        }
        Verification unpaid = admission.verification().ended(VerificationEnd.UNPAID, now());
        insert(sql, unpaid, Money.ZERO, null);
        TimelineEventRow.insert(
                sql, unpaid.id(), 1, TimelineEvent.unpaid(unpaid.standing().status(), now()));
        admission.ifUnpaid().ifPresent(callback -> CallbackRow.insert(sql, account(), unpaid.id(), callback, now()));
        return new Admitted.Stored(unpaid);
    }

    private void count(JdbcClient sql) {
        List<Counting> slotted = countings()
                .filter(counting -> counting.way() == Counting.Way.SLOTS)
                .toList();
        slotted.forEach(counting -> LimitCountRow.add(sql, counting));
        if (slotted.isEmpty()) return;
        // One counter at a time: limits of another may look further back than this one's.
        Counting swept = slotted.get(Math.floorMod(now().toEpochMilli(), slotted.size()));
        LimitCountRow.sweep(sql, swept.counter(), Counting.stale(List.of(swept)));
    }

    private boolean hold(JdbcClient sql) {
        return sql.sql(HOLD)
                        .param("price", price().millionths())
                        .param("id", account())
                        .update()
                == 1;
    }

    private void insert(JdbcClient sql, Verification verification, Money hold, byte @Nullable [] pin) {
        VerificationRow.insert(sql, verification, admission, hold, pin);
        TimelineEventRow.insert(sql, verification.id(), 0, TimelineEvent.accepted(verification));
    }

    private long account() {
        return admission.verification().accountId();
    }

    private Money price() {
        return admission.verification().order().price();
    }

    private Instant now() {
        return admission.verification().order().created();
    }
}
