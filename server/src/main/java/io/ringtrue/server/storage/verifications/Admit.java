package io.ringtrue.server.storage.verifications;

import io.ringtrue.server.ledger.Money;
import io.ringtrue.server.storage.accounts.SpendCap;
import io.ringtrue.server.storage.callbacks.CallbackRow;
import io.ringtrue.server.storage.engine.Database;
import io.ringtrue.server.storage.engine.SqlDialect;
import io.ringtrue.server.verification.Admission;
import io.ringtrue.server.verification.Admitted;
import io.ringtrue.server.verification.TimelineEvent;
import io.ringtrue.server.verification.Verification;
import io.ringtrue.server.verification.VerificationEnd;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The unit that admits one verification: seen before? within its limits? within the spend cap? paid for?
record Admit(Admission admission, byte[] sealedPin, SqlDialect dialect) implements Database.Unit<Admitted> {
    private static final String EARLIER = """
            SELECT v.fingerprint, %s FROM verification v
            WHERE v.account_id = :account_id AND v.idempotency_key = :idempotency_key
            """.formatted(VerificationRow.COLUMNS);
    private static final String HOLD = """
            UPDATE account SET held = held + :price WHERE id = :id AND balance - held >= :price
            """;

    @Override
    public Admitted run(JdbcClient sql) {
        dialect.lock(sql, contested());
        return earlier(sql).or(() -> overLimit(sql)).or(() -> overSpendCap(sql)).orElseGet(() -> store(sql));
    }

    /// Whatever two admissions at once could both count before either of them has been written.
    private SortedSet<String> contested() {
        SortedSet<String> names = new TreeSet<>();
        admission.limits().forEach(limit -> names.add(LimitCount.contested(limit)));
        admission.idempotency().ifPresent(given -> names.add("idempotency/" + account() + "/" + given.key()));
        if (admission.spendCapMillionths().isPresent()) names.add(SpendCap.contested(account()));
        return names;
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
        return admission.limits().stream()
                .flatMap(limit -> LimitCount.retryAfter(sql, limit, now()).stream()
                        .map(wait -> (Admitted) new Admitted.OverLimit(limit, wait)))
                .findFirst();
    }

    private Optional<Admitted> overSpendCap(JdbcClient sql) {
        if (admission.spendCapMillionths().isEmpty() || price().equals(Money.ZERO)) return Optional.empty();
        long spent = SpendCap.spent(sql, account(), SpendCap.windowStart(now()));
        return spent + price().millionths() > admission.spendCapMillionths().getAsLong()
                ? Optional.of(new Admitted.OverSpendCap())
                : Optional.empty();
    }

    private Admitted store(JdbcClient sql) {
        if (hold(sql)) {
            insert(sql, admission.verification(), price(), sealedPin);
            return new Admitted.Stored(admission.verification());
        }
        Verification unpaid = admission.verification().ended(VerificationEnd.UNPAID, now());
        insert(sql, unpaid, Money.ZERO, null);
        TimelineEventRow.insert(
                sql, unpaid.id(), 1, TimelineEvent.unpaid(unpaid.standing().status(), now()));
        admission.ifUnpaid().ifPresent(callback -> CallbackRow.insert(sql, account(), unpaid.id(), callback, now()));
        return new Admitted.Stored(unpaid);
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
