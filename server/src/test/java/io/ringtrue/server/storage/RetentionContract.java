package io.ringtrue.server.storage;

import static io.ringtrue.server.storage.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.server.accounts.Account;
import io.ringtrue.server.callbacks.Callback;
import io.ringtrue.server.callbacks.CallbackRequest;
import io.ringtrue.server.callbacks.CallbackStore.Next;
import io.ringtrue.server.callbacks.DeliveryAttempt;
import io.ringtrue.server.callbacks.DueCallback;
import io.ringtrue.server.callbacks.Shares;
import io.ringtrue.server.ledger.LedgerCheck.Event;
import io.ringtrue.server.ledger.Money;
import io.ringtrue.server.verification.Admission;
import io.ringtrue.server.verification.Finish;
import io.ringtrue.server.verification.Reason;
import io.ringtrue.server.verification.TimelineEvent;
import io.ringtrue.server.verification.Verification;
import io.ringtrue.server.verification.VerificationEnd;
import io.ringtrue.server.verification.VerificationQuery;
import io.ringtrue.server.verification.VerificationStatus;
import io.ringtrue.server.verification.request.Mode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// After the retention time the digits of a number are nowhere, and the money is as it was.
abstract class RetentionContract extends StoreContract {
    private static final Duration KEPT = Duration.ofDays(30);
    static final String NUMBER = "12015559876";

    private Account account;

    RetentionContract(Engine engine) {
        super(engine);
    }

    @BeforeEach
    void openAccount() {
        account = accountWith("10");
    }

    private long masked(Instant now) {
        return storage.retention().mask(now.minus(KEPT), now);
    }

    /// Wherever a number can get to, it is.
    final long finished(Instant at) {
        Verification.Order order = new Verification.Order(
                Mode.REVERSE,
                "v1",
                "+" + NUMBER,
                Samples.PRICE,
                at,
                new Verification.Wording(true, "Example", "en-US", "country"),
                "call (201) 555-9876 now",
                Optional.of("https://example.com/callback?phone=" + NUMBER));
        Verification verification =
                new Verification(Samples.unique(), account.id(), order, Verification.Standing.QUEUED);
        storage.verifications()
                .admit(Samples.admission(
                        verification,
                        OptionalLong.empty(),
                        Optional.of(
                                new Admission.Idempotency("key-" + NUMBER + "-" + verification.id(), "fingerprint"))));
        storage.verifications()
                .finish(new Finish(
                        verification.id(),
                        0,
                        new VerificationEnd(VerificationStatus.UNVERIFIED, Reason.WRONG_PIN, false, 2, 200, 16),
                        Samples.PRICE,
                        at,
                        List.of(
                                new TimelineEvent(at, "refused", "404 sip:" + NUMBER + "@carrier.example"),
                                new TimelineEvent(at, "charged", "0.015")),
                        Samples.traces("+" + NUMBER),
                        Optional.of(Samples.callback(
                                "final",
                                new CallbackRequest.Post(
                                        "https://example.com/callback?phone=" + NUMBER,
                                        "application/json",
                                        "{\"number\":\"+" + NUMBER + "\",\"cost\":\"0.015\"}")))));
        return verification.id();
    }

    final void deliver(Instant at) {
        List<DueCallback> claimed;
        do {
            claimed = storage.callbacks().claim(at, Duration.ofSeconds(30), 100, new Shares(100, 100, 100));
            for (DueCallback due : claimed) {
                storage.callbacks()
                        .attempted(
                                due,
                                new DeliveryAttempt(1, at, Duration.ZERO, 200, "answered about " + NUMBER),
                                new Next.Delivered());
            }
        } while (!claimed.isEmpty());
    }

    @Test
    void masksEveryPlaceThatANumberGetsTo() {
        long id = finished(NOW);
        deliver(NOW);
        storage.testCalls().count("+12015559876", List.of(), NOW);
        assertThat(rowsThatHold("9876")).isPositive();
        assertThat(masked(NOW.plus(KEPT))).isZero();
        assertThat(masked(NOW.plus(KEPT).plusMillis(1))).isEqualTo(1);
        assertThat(rowsThatHold("9876")).isZero();
        assertThat(rowsThatHold("fingerprint")).isZero();
        Verification verification = storage.verifications().verification(id).orElseThrow();
        assertThat(verification.order().number()).isEqualTo("+1201555****");
        assertThat(verification.order().callbackUrl()).contains("https://example.com/");
        assertThat(storage.verifications().timeline(account.id(), id))
                .extracting(TimelineEvent::event, TimelineEvent::detail)
                .contains(
                        org.assertj.core.api.Assertions.tuple("refused", ""),
                        org.assertj.core.api.Assertions.tuple("charged", "0.015"));
        assertThat(masked(NOW.plus(KEPT).plusSeconds(1))).isZero();
    }

    @Test
    void deletesTheRecordsOfCalls() {
        long id = finished(NOW);
        deliver(NOW);
        assertThat(storage.verifications().calls(account.id(), id)).hasSize(2);
        masked(NOW.plus(KEPT).plusMillis(1));
        assertThat(storage.verifications().calls(account.id(), id)).isEmpty();
    }

    /// In every text of every table that is not the ledger's.
    private long rowsThatHold(String text) {
        long rows = 0;
        for (String column : List.of(
                "verification.number",
                "verification.reference",
                "verification.callback_url",
                "verification.idempotency_key",
                "verification.fingerprint",
                "timeline_event.detail",
                "call_record.record",
                "wrong_pin.number",
                "test_call.number",
                "callback.url",
                "callback.body",
                "delivery_attempt.outcome")) {
            String table = column.substring(0, column.indexOf('.'));
            rows += tables().sql("SELECT COUNT(*) FROM " + table + " WHERE " + column + " LIKE '%" + text + "%'")
                    .query(Long.class)
                    .single();
        }
        return rows;
    }

    @Test
    void leavesMoneyAndSmallReferencesAlone() {
        finished(NOW);
        long other = queued(account).id();
        storage.verifications().finish(Samples.verified(other, 0));
        deliver(NOW.plusSeconds(60));
        Money before = storage.ledger().balance(account.id()).orElseThrow().total();
        assertThat(masked(NOW.plus(KEPT).plusSeconds(60))).isEqualTo(2);
        assertThat(storage.ledger().balance(account.id()).orElseThrow().total()).isEqualTo(before);
        assertThat(storage.verifications()
                        .verification(other)
                        .orElseThrow()
                        .order()
                        .reference())
                .isEqualTo("order 7");
        List<Event> events = new ArrayList<>();
        storage.ledgerCheck().run(OptionalLong.empty(), events::add);
        assertThat(events).noneMatch(Event.Finding.class::isInstance);
    }

    @Test
    void waitsForWhatIsNotOver() {
        long due = finished(NOW);
        long queued = queued(account).id();
        Instant later = NOW.plus(KEPT).plusSeconds(60);
        assertThat(masked(later)).isZero();
        deliver(NOW);
        assertThat(masked(later)).isEqualTo(1);
        assertThat(storage.verifications()
                        .verification(due)
                        .orElseThrow()
                        .order()
                        .number())
                .endsWith("****");
        storage.verifications().finish(Samples.failed(queued, 0));
        deliver(NOW.plusSeconds(60));
        assertThat(masked(later)).isEqualTo(1);
    }

    @Test
    void masksMoreThanOnePageAndNothingYoung() {
        for (int i = 0; i < 205; i++) finished(NOW.plusMillis(i % 3));
        deliver(NOW.plusSeconds(1));
        long young = finished(NOW.plus(Duration.ofDays(1)));
        deliver(NOW.plus(Duration.ofDays(1)));
        assertThat(masked(NOW.plus(KEPT).plusSeconds(1))).isEqualTo(205);
        assertThat(storage.verifications()
                        .verification(young)
                        .orElseThrow()
                        .order()
                        .number())
                .isEqualTo("+" + NUMBER);
        assertThat(masked(NOW.plus(KEPT).plus(Duration.ofDays(2)))).isEqualTo(1);
    }

    /// A clock that was ahead for a while masks early, but then forgets nobody.
    @Test
    void forgetsNothingWhenTheClockIsSetBack() {
        assertThat(masked(NOW.plus(Duration.ofDays(300)))).isZero();
        finished(NOW);
        deliver(NOW);
        assertThat(masked(NOW.plusSeconds(1))).isZero();
        assertThat(masked(NOW.plus(KEPT).plusSeconds(1))).isEqualTo(1);
    }

    @Test
    void findsAMaskedVerificationByItsIdAndNotByItsNumber() {
        long id = finished(NOW);
        deliver(NOW);
        assertThat(found()).hasSize(1);
        masked(NOW.plus(KEPT).plusSeconds(1));
        assertThat(found()).isEmpty();
        assertThat(storage.verifications().find(account.id(), id)).isPresent();
    }

    private List<Verification> found() {
        return storage.verifications()
                .search(new VerificationQuery(
                        OptionalLong.of(account.id()),
                        Optional.of("+" + NUMBER),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        10));
    }

    @Test
    void replaysNoMaskedCallback() {
        finished(NOW);
        deliver(NOW);
        Callback callback = storage.callbacks()
                .list(account.id(), Optional.empty(), Long.MAX_VALUE, 1)
                .getFirst();
        assertThat(storage.callbacks().replay(account.id(), callback.id(), NOW)).isTrue();
        deliver(NOW);
        masked(NOW.plus(KEPT).plusSeconds(1));
        assertThat(storage.callbacks().replay(account.id(), callback.id(), NOW)).isFalse();
        assertThat(storage.callbacks().list(account.id(), Optional.of(Callback.State.DUE), Long.MAX_VALUE, 9))
                .isEmpty();
    }
}
