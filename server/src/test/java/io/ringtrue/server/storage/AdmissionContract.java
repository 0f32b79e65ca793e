package io.ringtrue.server.storage;

import static io.ringtrue.server.storage.Samples.NOW;
import static io.ringtrue.server.storage.Samples.PRICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringtrue.server.accounts.Account;
import io.ringtrue.server.callbacks.Callback;
import io.ringtrue.server.guard.Limit;
import io.ringtrue.server.guard.Limit.Counter;
import io.ringtrue.server.ledger.Balance;
import io.ringtrue.server.ledger.Money;
import io.ringtrue.server.verification.Admission;
import io.ringtrue.server.verification.Admission.Idempotency;
import io.ringtrue.server.verification.Admitted;
import io.ringtrue.server.verification.Reason;
import io.ringtrue.server.verification.TimelineEvent;
import io.ringtrue.server.verification.Verification;
import io.ringtrue.server.verification.VerificationEnd;
import io.ringtrue.server.verification.VerificationStatus;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;

/// VerificationStore.admit.
abstract class AdmissionContract extends StoreContract {
    private static final String NUMBER = "+12015550100";

    AdmissionContract(Engine engine) {
        super(engine);
    }

    private Admitted admit(Admission admission) {
        return storage.verifications().admit(admission);
    }

    private Balance balance(Account account) {
        return storage.ledger().balance(account.id()).orElseThrow();
    }

    private static Verification to(Account account, String number, Instant at) {
        return Samples.verification(account, number, at, PRICE);
    }

    @Test
    void storesTheVerificationAndHoldsItsPrice() {
        Account account = accountWith("1");
        Verification verification = Samples.verification(account);
        assertThat(admit(Samples.admission(verification))).isEqualTo(new Admitted.Stored(verification));
        assertThat(storage.verifications().find(account.id(), verification.id()))
                .contains(verification);
        assertThat(storage.verifications().verification(verification.id())).contains(verification);
        assertThat(balance(account)).isEqualTo(new Balance(Money.of("1"), PRICE));
        assertThat(storage.verifications().timeline(account.id(), verification.id()))
                .containsExactly(new TimelineEvent(NOW, "accepted", "price 0.015"));
        assertThat(storage.callbacks().list(account.id(), Optional.empty(), Long.MAX_VALUE, 10))
                .isEmpty();
    }

    @Test
    void storesThePinOnlySealed() {
        queued(accountWith("1"));
        byte[] stored = tables().sql("SELECT pin FROM verification")
                .query((row, number) -> row.getBytes("pin"))
                .single();
        assertThat(new String(stored, StandardCharsets.ISO_8859_1)).doesNotContain(Samples.PIN);
    }

    @Test
    void endsAtOnceWhatCannotBePaid() {
        Account account = accountWith("0.014999");
        Verification verification = Samples.verification(account);
        Verification unpaid = verification.ended(VerificationEnd.UNPAID, NOW);
        Admission admission = Samples.admission(verification);
        assertThat(admit(admission)).isEqualTo(new Admitted.Stored(unpaid));
        assertThat(storage.verifications().find(account.id(), verification.id()))
                .contains(unpaid);
        assertThat(balance(account)).isEqualTo(new Balance(Money.of("0.014999"), Money.ZERO));
        assertThat(storage.callbacks().list(account.id(), Optional.empty(), Long.MAX_VALUE, 10))
                .singleElement()
                .satisfies(callback -> {
                    assertThat(callback.state()).isEqualTo(Callback.State.DUE);
                    assertThat(callback.messageId())
                            .isEqualTo(admission.ifUnpaid().orElseThrow().messageId());
                    assertThat(callback.nextAttempt()).contains(NOW);
                });
        assertThat(tables().sql("SELECT COUNT(*) FROM verification WHERE pin IS NOT NULL")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void needsNoBalanceForAPriceOfZero() {
        Account account = accountWith("0");
        Verification free = Samples.verification(account, NUMBER, NOW, Money.ZERO);
        assertThat(admit(Samples.admission(free))).isEqualTo(new Admitted.Stored(free));
    }

    @Test
    void spendsABalanceForTenExactlyTenTimesWhenSixtyFourAskAtOnce() {
        Account account = accountWith("0.15");
        List<Callable<Admitted>> asking = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            Admission admission = Samples.admission(Samples.verification(account));
            asking.add(() -> admit(admission));
        }
        List<VerificationStatus> became = together(asking).stream()
                .map(admitted ->
                        ((Admitted.Stored) admitted).verification().standing().status())
                .toList();
        assertThat(became)
                .filteredOn(status -> status == VerificationStatus.QUEUED)
                .hasSize(10);
        assertThat(became)
                .filteredOn(status -> status == VerificationStatus.INSUFFICIENT_BALANCE)
                .hasSize(54);
        assertThat(balance(account)).isEqualTo(new Balance(Money.of("0.15"), Money.of("0.15")));
        assertThat(tables().sql("SELECT SUM(hold) FROM verification")
                        .query(Long.class)
                        .single())
                .isEqualTo(150_000);
    }

    @Test
    void saysWhenAnIdIsTakenAndHoldsNothing() {
        Account account = accountWith("1");
        Verification first = queued(account);
        assertThat(admit(Samples.admission(first))).isEqualTo(new Admitted.IdTaken());
        assertThat(balance(account)).isEqualTo(new Balance(Money.of("1"), PRICE));
    }

    @Test
    void refusesAnAccountThatIsNotThere() {
        Account account = accountWith("1");
        Account nobody = new Account(99, "", "", account.settings(), true, NOW);
        assertThatThrownBy(() -> admit(Samples.admission(Samples.verification(nobody))))
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void answersARepeatedRequestWithTheFirstVerification() {
        Account account = accountWith("1");
        Verification first = Samples.verification(account);
        admit(withKey(first, "key", "fingerprint"));
        assertThat(admit(withKey(Samples.verification(account), "key", "fingerprint")))
                .isEqualTo(new Admitted.Repeated(first));
        assertThat(admit(withKey(Samples.verification(account), "key", "other")))
                .isEqualTo(new Admitted.KeyReused());
        assertThat(balance(account).held()).isEqualTo(PRICE);
    }

    @Test
    void keepsIdempotencyKeysOfAccountsApart() {
        admit(withKey(Samples.verification(accountWith("1")), "key", "fingerprint"));
        assertThat(admit(withKey(Samples.verification(accountWith("1")), "key", "fingerprint")))
                .isInstanceOf(Admitted.Stored.class);
    }

    @Test
    void storesOneOfManyRequestsWithTheSameKeyAtOnce() {
        Account account = accountWith("1");
        List<Callable<Admitted>> asking = new ArrayList<>();
        for (int i = 0; i < 32; i++) {
            Admission admission = withKey(Samples.verification(account), "key", "fingerprint");
            asking.add(() -> admit(admission));
        }
        List<Admitted> answers = together(asking);
        assertThat(answers).filteredOn(Admitted.Stored.class::isInstance).hasSize(1);
        assertThat(answers).filteredOn(Admitted.Repeated.class::isInstance).hasSize(31);
        assertThat(balance(account).held()).isEqualTo(PRICE);
    }

    private static Admission withKey(Verification verification, String key, String fingerprint) {
        return Samples.admission(verification, OptionalLong.empty(), Optional.of(new Idempotency(key, fingerprint)));
    }

    @Test
    void admitsOneActiveVerificationOfANumberAcrossAccounts() {
        Limit limit = new Limit(Counter.ACTIVE_PER_NUMBER, NUMBER, 1, Duration.ZERO);
        Verification first = to(accountWith("1"), NUMBER, NOW);
        assertThat(admit(Samples.admission(first, limit))).isInstanceOf(Admitted.Stored.class);
        Account other = accountWith("1");
        assertThat(admit(Samples.admission(to(other, NUMBER, NOW), limit)))
                .isInstanceOfSatisfying(Admitted.OverLimit.class, over -> {
                    assertThat(over.limit()).isEqualTo(limit);
                    assertThat(over.retryAfter()).isPositive();
                });
        assertThat(balance(other).held()).isEqualTo(Money.ZERO);
        storage.verifications().finish(Samples.failed(first.id(), 0));
        assertThat(admit(Samples.admission(to(other, NUMBER, NOW), limit))).isInstanceOf(Admitted.Stored.class);
    }

    @Test
    void admitsOneActiveVerificationOfANumberWhenManyAskAtOnce() {
        Limit limit = new Limit(Counter.ACTIVE_PER_NUMBER, NUMBER, 1, Duration.ZERO);
        List<Callable<Admitted>> asking = new ArrayList<>();
        for (int i = 0; i < 32; i++) {
            Admission admission = Samples.admission(to(accountWith("1"), NUMBER, NOW), limit);
            asking.add(() -> admit(admission));
        }
        assertThat(together(asking))
                .filteredOn(Admitted.Stored.class::isInstance)
                .hasSize(1);
    }

    @Test
    void hasRoomAgainWhenTheOldestCountedLeavesTheWindow() {
        Account account = accountWith("1");
        Limit limit = new Limit(Counter.PER_NUMBER, NUMBER, 2, Duration.ofMinutes(10));
        admit(Samples.admission(to(account, NUMBER, NOW), limit));
        admit(Samples.admission(to(account, NUMBER, NOW.plusSeconds(60)), limit));
        Instant late = NOW.plusSeconds(100);
        assertThat(admit(Samples.admission(to(account, NUMBER, late), limit)))
                .isEqualTo(new Admitted.OverLimit(limit, Duration.ofSeconds(500)));
        assertThat(admit(Samples.admission(to(account, NUMBER, late.plusSeconds(500)), limit)))
                .isInstanceOf(Admitted.Stored.class);
    }

    @Test
    void countsUnpaidVerificationsToo() {
        Account poor = accountWith("0");
        Limit limit = new Limit(Counter.PER_NUMBER_DAY, NUMBER, 1, Duration.ofDays(1));
        admit(Samples.admission(to(poor, NUMBER, NOW), limit));
        assertThat(admit(Samples.admission(to(poor, NUMBER, NOW), limit))).isInstanceOf(Admitted.OverLimit.class);
    }

    @Test
    void countsAnAccountAndACallbackHostByThemselves() {
        Account account = accountWith("1");
        Limit perAccount = new Limit(Counter.PER_ACCOUNT, Long.toString(account.id()), 1, Duration.ofMinutes(1));
        Limit perHost = new Limit(Counter.PER_CALLBACK_HOST, "example.com", 1, Duration.ofMinutes(1));
        Limit otherHost = new Limit(Counter.PER_CALLBACK_HOST, "example.org", 1, Duration.ofMinutes(1));
        queued(account);
        assertThat(admit(Samples.admission(Samples.verification(account), perAccount)))
                .isEqualTo(new Admitted.OverLimit(perAccount, Duration.ofMinutes(1)));
        assertThat(admit(Samples.admission(Samples.verification(account), perHost)))
                .isEqualTo(new Admitted.OverLimit(perHost, Duration.ofMinutes(1)));
        assertThat(admit(Samples.admission(Samples.verification(account), otherHost)))
                .isInstanceOf(Admitted.Stored.class);
    }

    @Test
    void countsWrongPinsOfANumberAcrossAccounts() {
        Limit limit = new Limit(Counter.WRONG_PINS_PER_NUMBER, NUMBER, 3, Duration.ofHours(24));
        Account account = accountWith("1");
        Verification first = to(account, NUMBER, NOW);
        admit(Samples.admission(first, limit));
        storage.verifications()
                .finish(Samples.finish(
                        first.id(), 0, VerificationStatus.UNVERIFIED, Reason.WRONG_PIN, PRICE, 3, NOW.plusSeconds(9)));
        assertThat(admit(Samples.admission(to(accountWith("1"), NUMBER, NOW.plusSeconds(10)), limit)))
                .isEqualTo(new Admitted.OverLimit(limit, Duration.ofHours(24).minusSeconds(1)));
    }

    @Test
    void refusesWhatWouldPassTheSpendCap() {
        Account account = accountWith("1");
        Verification charged = Samples.verification(account);
        admit(capped(charged, 45_000));
        storage.verifications().finish(Samples.verified(charged.id(), 0));
        assertThat(admit(capped(Samples.verification(account), 45_000))).isInstanceOf(Admitted.Stored.class);
        assertThat(admit(capped(Samples.verification(account), 45_000))).isInstanceOf(Admitted.Stored.class);
        assertThat(admit(capped(Samples.verification(account), 45_000))).isEqualTo(new Admitted.OverSpendCap());
        assertThat(balance(account).held()).isEqualTo(Money.of("0.03"));
        Instant nextDay = NOW.plus(Duration.ofHours(24)).plusSeconds(91);
        assertThat(admit(capped(to(account, NUMBER, nextDay), 45_000))).isInstanceOf(Admitted.Stored.class);
    }

    @Test
    void admitsExactlySoManyOfManyAtOnceHoweverTheLimitIsCounted() {
        for (int most : new int[] {10, 70}) {
            Account account = accountWith("10");
            Limit limit = new Limit(Counter.PER_ACCOUNT, Long.toString(account.id()), most, Duration.ofMinutes(1));
            List<Callable<Admitted>> asking = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                Admission admission = Samples.admission(Samples.verification(account), limit);
                asking.add(() -> admit(admission));
            }
            List<Admitted> answers = together(asking);
            assertThat(answers).filteredOn(Admitted.Stored.class::isInstance).hasSize(most);
            assertThat(answers).filteredOn(Admitted.OverLimit.class::isInstance).hasSize(200 - most);
            assertThat(balance(account).held()).isEqualTo(new Money(most * PRICE.millionths()));
        }
    }

    @Test
    void countsOverTwoNodes() {
        Account account = accountWith("10");
        Limit limit = new Limit(Counter.PER_ACCOUNT, Long.toString(account.id()), 70, Duration.ofMinutes(1));
        List<Storage> nodes = twoNodes();
        List<Callable<Admitted>> asking = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            Admission admission = Samples.admission(Samples.verification(account), limit);
            Storage node = nodes.get(i % nodes.size());
            asking.add(() -> node.verifications().admit(admission));
        }
        assertThat(together(asking))
                .filteredOn(Admitted.Stored.class::isInstance)
                .hasSize(70);
        nodes.stream().skip(1).forEach(Storage::close);
    }

    /// On SQLite there is one only.
    List<Storage> twoNodes() {
        return List.of(storage);
    }

    @Test
    void countsWhatWasStoredBeforeThereWereSlots() {
        Account account = accountWith("10");
        Limit limit = new Limit(Counter.PER_ACCOUNT, Long.toString(account.id()), 61, Duration.ofMinutes(1));
        for (int i = 0; i < 61; i++) admit(Samples.admission(to(account, NUMBER, NOW.plusMillis(i))));
        assertThat(admit(Samples.admission(to(account, NUMBER, NOW.plusSeconds(30)), limit)))
                .isInstanceOfSatisfying(
                        Admitted.OverLimit.class,
                        over -> assertThat(over.retryAfter())
                                .isBetween(Duration.ofSeconds(30), Duration.ofSeconds(31)));
    }

    @Test
    void keepsTwoWindowsOfSlotsAndNothingOfKeysThatAreNotUsedAnyMore() {
        Account idle = accountWith("10");
        Account account = accountWith("10");
        Duration window = Duration.ofSeconds(6);
        admit(Samples.admission(to(idle, NUMBER, NOW), perAccount(idle, window)));
        for (int i = 0; i < 400; i++) {
            Instant at = NOW.plusMillis(i * 100L);
            assertThat(admit(Samples.admission(to(account, NUMBER, at), perAccount(account, window))))
                    .isInstanceOf(Admitted.Stored.class);
        }
        assertThat(slots(account)).isBetween(122, 122 + 64);
        assertThat(slots(idle)).isEqualTo(1);
        Instant later = NOW.plus(Duration.ofDays(8));
        for (int i = 0; i < 200; i++) {
            admit(Samples.admission(to(account, NUMBER, later.plusSeconds(i)), perAccount(account, window)));
        }
        assertThat(slots(idle)).isZero();
    }

    private static Limit perAccount(Account account, Duration window) {
        return new Limit(Counter.PER_ACCOUNT, Long.toString(account.id()), 1_000, window);
    }

    private int slots(Account account) {
        return tables().sql("SELECT COUNT(*) FROM limit_count WHERE key = ?")
                .param(Long.toString(account.id()))
                .query(Integer.class)
                .single();
    }

    @Test
    void storesTheOthersWhenOneOfManyAtOnceCannotBeStored() {
        Account account = accountWith("10");
        List<Callable<Admitted>> asking = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            Verification sound = Samples.verification(account);
            Verification.Order order = sound.order();
            boolean odd = i == 7;
            Verification asked = new Verification(
                    sound.id(),
                    account.id(),
                    new Verification.Order(
                            order.mode(),
                            order.dialect(),
                            order.number(),
                            order.price(),
                            order.created(),
                            order.wording(),
                            odd ? "no text has a \0" : order.reference(),
                            order.callbackUrl()),
                    sound.standing());
            asking.add(() -> {
                try {
                    return admit(Samples.admission(asked));
                } catch (DataAccessException e) {
                    return new Admitted.KeyReused(); // stands for: failed
                }
            });
        }
        assertThat(together(asking))
                .filteredOn(Admitted.Stored.class::isInstance)
                .hasSizeGreaterThanOrEqualTo(39);
    }

    @Test
    void countsAWrongPinAsItIsKeyedAndNotAgainAtTheEnd() {
        Limit limit = new Limit(Counter.WRONG_PINS_PER_NUMBER, NUMBER, 3, Duration.ofHours(24));
        Account account = accountWith("1");
        Verification first = to(account, NUMBER, NOW);
        admit(Samples.admission(first, limit));
        storage.verifications().wrongPin(first.id(), 0, 1, NOW.plusSeconds(5));
        storage.verifications().wrongPin(first.id(), 0, 1, NOW.plusSeconds(5));
        storage.verifications().wrongPin(first.id(), 7, 3, NOW.plusSeconds(5)); // of a claim that is not there
        assertThat(wrongPins()).isEqualTo(1);
        storage.verifications().wrongPin(first.id(), 0, 3, NOW.plusSeconds(6)); // the second got lost on its way
        storage.verifications().wrongPin(first.id(), 0, 2, NOW.plusSeconds(7));
        assertThat(wrongPins()).isEqualTo(3);
        assertThat(admit(Samples.admission(to(account, NUMBER, NOW.plusSeconds(10)), limit)))
                .isInstanceOf(Admitted.OverLimit.class);
        storage.verifications()
                .finish(Samples.finish(
                        first.id(), 0, VerificationStatus.UNVERIFIED, Reason.WRONG_PIN, PRICE, 3, NOW.plusSeconds(9)));
        assertThat(wrongPins()).isEqualTo(3);
    }

    @Test
    void keepsTheWrongPinsOfCallsThatAreStoppedOrLeftBehind() {
        Account account = accountWith("1");
        Verification stopped = queued(account);
        storage.verifications().wrongPin(stopped.id(), 0, 2, NOW);
        storage.verifications()
                .finish(Samples.finish(
                        stopped.id(), 0, VerificationStatus.STOPPED, Reason.STOPPED, PRICE, 0, NOW.plusSeconds(9)));
        storage.verifications().wrongPin(stopped.id(), 0, 3, NOW); // came late
        assertThat(wrongPins()).isEqualTo(3);
    }

    private int wrongPins() {
        return tables().sql("SELECT COUNT(*) FROM wrong_pin")
                .query(Integer.class)
                .single();
    }

    private static Admission capped(Verification verification, long cap) {
        return Samples.admission(verification, OptionalLong.of(cap), Optional.empty());
    }
}
