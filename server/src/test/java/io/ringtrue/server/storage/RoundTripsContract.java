package io.ringtrue.server.storage;

import static io.ringtrue.server.storage.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.server.accounts.InstallationKey;
import io.ringtrue.server.guard.Limit;
import io.ringtrue.server.storage.validations.JdbcValidationStore;
import io.ringtrue.server.storage.verifications.JdbcVerificationStore;
import io.ringtrue.server.validation.ValidationStore;
import io.ringtrue.server.validation.ValidationStore.Usage;
import io.ringtrue.server.verification.Admission;
import io.ringtrue.server.verification.Reason;
import io.ringtrue.server.verification.Verification;
import io.ringtrue.server.verification.VerificationStatus;
import io.ringtrue.server.verification.VerificationStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// How many statements the units send that run for every verification and every validation. On PostgreSQL each is a
/// round trip: whoever adds one has to say so here.
abstract class RoundTripsContract extends StoreContract {
    /// An admission is one statement.
    private final boolean together;

    private CountedDatabase database;
    private VerificationStore verifications;
    private ValidationStore validations;

    RoundTripsContract(Engine engine) {
        super(engine);
        this.together = engine == Engine.POSTGRESQL;
    }

    @BeforeEach
    void count() {
        InstallationKey key = InstallationKey.loadOrCreate(folder.resolve("installation-key"));
        database = new CountedDatabase(url());
        verifications = new JdbcVerificationStore(database, key);
        validations = new JdbcValidationStore(database, key);
    }

    @Test
    void admitsWithHoldRowAndFirstEvent() {
        verifications.admit(Samples.admission(Samples.verification(accountWith("1"))));
        assertThat(database.statements()).hasSize(together ? 1 : 3);
    }

    @Test
    void asksOnceForEachRuleOfAnAdmission() {
        Verification verification = Samples.verification(accountWith("1"));
        Limit limit = new Limit(Limit.Counter.PER_NUMBER, verification.order().number(), 5, Duration.ofMinutes(1));
        verifications.admit(Samples.admission(
                verification,
                OptionalLong.of(1_000_000),
                Optional.of(new Admission.Idempotency("key", "fingerprint")),
                limit));
        assertThat(database.statements()).hasSize(together ? 1 : 3 + 3);
    }

    @Test
    void countsALargeLimitByThreeStatementsMore() {
        Verification verification = Samples.verification(accountWith("1"));
        Limit limit = new Limit(Limit.Counter.PER_NUMBER, verification.order().number(), 500, Duration.ofMinutes(1));
        verifications.admit(Samples.admission(verification, limit));
        database.statements();
        Verification again = Samples.verification(accountWith("1"));
        verifications.admit(Samples.admission(
                again, new Limit(Limit.Counter.PER_NUMBER, verification.order().number(), 500, Duration.ofMinutes(1))));
        assertThat(database.statements()).hasSizeBetween(together ? 1 : 6, together ? 1 : 7);
    }

    @Test
    void countsADestinationAndLooksItUpByAFewStatements() {
        Verification verification = Samples.verification(accountWith("1"));
        verifications.admit(Samples.admission(
                verification,
                new Limit(Limit.Counter.PER_PREFIX, "1201555", 5, Duration.ofDays(1)),
                new Limit(Limit.Counter.PER_DIAL_CODE, "1", 5, Duration.ofDays(1)),
                new Limit(Limit.Counter.DO_NOT_CALL, "key", 1, Duration.ofDays(1)),
                new Limit(Limit.Counter.PAUSED_RANGE, "1201555/1", 1, Duration.ZERO)));
        assertThat(database.statements()).hasSize(together ? 1 : 3 + 2 * 2 + 2 + 2 + 1);
    }

    @Test
    void endsWithChargeCallbackAndStory() {
        Verification verification = queued(accountWith("1"));
        assertThat(verifications.finish(Samples.verified(verification.id(), 0))).isTrue();
        assertThat(database.statements()).hasSize(10);
    }

    @Test
    void keepsACallByOneStatementMoreForEachTrunk() {
        Verification verification = queued(accountWith("1"));
        assertThat(verifications.finish(Samples.called(verification.id(), 0, Samples.traces("+12015550123"))))
                .isTrue();
        assertThat(database.statements()).hasSize(10 + 2);
    }

    @Test
    void endsForNothingWithoutALedgerEntry() {
        Verification verification = queued(accountWith("1"));
        assertThat(verifications.finish(Samples.failed(verification.id(), 0))).isTrue();
        assertThat(database.statements()).hasSize(6);
    }

    @Test
    void countsEachWrongPinByOneStatement() {
        Verification verification = queued(accountWith("1"));
        verifications.finish(Samples.finish(
                verification.id(), 0, VerificationStatus.UNVERIFIED, Reason.WRONG_PIN, Samples.PRICE, 3, NOW));
        assertThat(database.statements()).hasSize(10 + 3);
    }

    @Test
    void recordsAGroupOfFreeValidationsByOneInsert() {
        recordTogether("0");
        assertThat(database.statements()).hasSize(2).allMatch(sql -> sql.startsWith("INSERT INTO validation "));
    }

    @Test
    void recordsAGroupOfPricedValidationsByOneInsertForRowsAndOneForEntries() {
        recordTogether("0.001");
        assertThat(database.statements()).hasSize(2 * 6);
    }

    /// Records a validation alone, then twenty that wait for it and so share one group.
    private void recordTogether(String price) {
        Usage usage = usage(accountWith("1"), price);
        validations.record(usage); // takes a block of ids
        database.statements();
        CountDownLatch first = database.holdNextUnit();
        List<Thread> callers = new ArrayList<>();
        for (int i = 0; i <= 20; i++) {
            Thread caller = Thread.ofPlatform().start(() -> validations.record(usage));
            callers.add(caller);
            while (caller.getState() != Thread.State.WAITING) Thread.onSpinWait();
        }
        first.countDown();
        for (Thread caller : callers) join(caller);
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
