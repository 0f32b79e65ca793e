package io.ringtrue.server.storage.verifications;

import io.ringtrue.server.ledger.Money;
import io.ringtrue.server.storage.accounts.SpendCap;
import io.ringtrue.server.storage.engine.Columns;
import io.ringtrue.server.storage.engine.Database;
import io.ringtrue.server.storage.engine.SqlDialect;
import io.ringtrue.server.verification.Admission;
import io.ringtrue.server.verification.Admission.Idempotency;
import io.ringtrue.server.verification.Admitted;
import io.ringtrue.server.verification.Reason;
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
                .flatMap(given -> sql.sql("SELECT fingerprint, " + VerificationRows.COLUMNS
                                + " FROM verification v WHERE v.account_id = ? AND v.idempotency_key = ?")
                        .params(account(), given.key())
                        .query((row, number) -> row.getString("fingerprint").equals(given.fingerprint())
                                ? new Admitted.Repeated(VerificationRows.read(row, number))
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
        AccompanyingRows.addTimelineEvent(sql, unpaid.id(), 1, TimelineEvent.unpaid(unpaid.standing().status(), now()));
        admission
                .ifUnpaid()
                .ifPresent(callback -> AccompanyingRows.addCallback(sql, account(), unpaid.id(), callback, now()));
        return new Admitted.Stored(unpaid);
    }

    private boolean hold(JdbcClient sql) {
        return sql.sql("UPDATE account SET held = held + ? WHERE id = ? AND balance - held >= ?")
                        .params(price().millionths(), account(), price().millionths())
                        .update()
                == 1;
    }

    private void insert(JdbcClient sql, Verification row, Money hold, byte @Nullable [] pin) {
        sql.sql(
                        "INSERT INTO verification (id, account_id, dialect, number, status, reason, matched, price, cost, hold,"
                                + " created, finished, announce_pin, brand, language, language_reason, reference,"
                                + " callback_url, callback_host, sip_status, q850, pin, pin_life, idempotency_key,"
                                + " fingerprint) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .param(row.id())
                .param(row.accountId())
                .param(row.order().dialect())
                .param(VerificationRows.stored(row.order().number()))
                .param(row.standing().status().name())
                .param(row.standing().reason().map(Reason::name).orElse(null))
                .param(row.standing().matched().orElse(null))
                .param(row.order().price().millionths())
                .param(row.standing().cost().millionths())
                .param(hold.millionths())
                .param(row.order().created().toEpochMilli())
                .param(Columns.millis(row.standing().finished()))
                .param(row.order().wording().announcePin())
                .param(row.order().wording().brand())
                .param(row.order().wording().language())
                .param(row.order().wording().languageReason())
                .param(row.order().reference())
                .param(row.order().callbackUrl().orElse(null))
                .param(admission.callbackHost())
                .param(row.standing().sipStatus())
                .param(row.standing().q850())
                .param(pin)
                .param(admission.pinLife().toEpochMilli())
                .param(admission.idempotency().map(Idempotency::key).orElse(null))
                .param(admission.idempotency().map(Idempotency::fingerprint).orElse(null))
                .update();
        AccompanyingRows.addTimelineEvent(sql, row.id(), 0, TimelineEvent.accepted(row));
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
