package io.ringtrue.server.storage;

import static io.ringtrue.server.storage.Samples.NOW;
import static io.ringtrue.server.storage.Samples.PRICE;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.server.accounts.Account;
import io.ringtrue.server.guard.AccountCalls;
import io.ringtrue.server.guard.DoNotCallStore;
import io.ringtrue.server.guard.DoNotCallStore.Entry;
import io.ringtrue.server.guard.DoNotCallStore.Listed;
import io.ringtrue.server.guard.Limit;
import io.ringtrue.server.guard.Limit.Counter;
import io.ringtrue.server.guard.MatchRate;
import io.ringtrue.server.guard.NumberRange;
import io.ringtrue.server.guard.PausedRange;
import io.ringtrue.server.guard.RangeHistory;
import io.ringtrue.server.ledger.Money;
import io.ringtrue.server.verification.Admitted;
import io.ringtrue.server.verification.Reason;
import io.ringtrue.server.verification.Verification;
import io.ringtrue.server.verification.VerificationStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// RangeStore, DoNotCallStore, and the limits that count by destination.
abstract class GuardContract extends StoreContract {
    private static final String NUMBER = "+12015550100";
    private static final String PREFIX = "1201555";
    private static final Duration YEAR = Duration.ofDays(365);

    private Account account;

    GuardContract(Engine engine) {
        super(engine);
    }

    @BeforeEach
    void openAccount() {
        account = accountWith("100");
    }

    private Admitted admit(String number, Instant at, Limit... limits) {
        return storage.verifications()
                .admit(Samples.admission(Samples.verification(account, number, at, PRICE), limits));
    }

    /// A call to this number that ended so.
    private Verification ended(String number, VerificationStatus status, Reason reason, Instant at) {
        Admitted admitted = admit(number, at);
        Verification verification = ((Admitted.Stored) admitted).verification();
        Money charge = status == VerificationStatus.FAILED ? Money.ZERO : PRICE;
        assertThat(storage.verifications().finish(Samples.finish(verification.id(), 0, status, reason, charge, 0, at)))
                .isTrue();
        return verification;
    }

    private void answered(int calls, int matched, Instant at) {
        for (int i = 0; i < calls; i++) {
            boolean matches = i < matched;
            ended(
                    NUMBER,
                    matches ? VerificationStatus.VERIFIED : VerificationStatus.UNVERIFIED,
                    matches ? Reason.PIN_MATCHED : Reason.NO_PIN,
                    at);
        }
    }

    private static Limit perPrefix(int most) {
        return new Limit(Counter.PER_PREFIX, PREFIX, most, Duration.ofDays(1));
    }

    private static Limit perDialCode(int most) {
        return new Limit(Counter.PER_DIAL_CODE, "1", most, Duration.ofDays(1));
    }

    private Limit listed(String number) {
        return new Limit(Counter.DO_NOT_CALL, storage.doNotCall().key(number), 1, YEAR);
    }

    @Test
    void capsAPrefixOverAllAccountsAndNumbers() {
        for (int i = 0; i < 3; i++) {
            account = accountWith("1");
            assertThat(admit("+1201555010" + i, NOW, perPrefix(3))).isInstanceOf(Admitted.Stored.class);
        }
        assertThat(admit("+12015550109", NOW, perPrefix(3))).isInstanceOfSatisfying(Admitted.OverLimit.class, over -> {
            assertThat(over.limit()).isEqualTo(perPrefix(3));
            assertThat(over.retryAfter()).isEqualTo(Duration.ofDays(1));
        });
        Limit other = new Limit(Counter.PER_PREFIX, "1201556", 3, Duration.ofDays(1));
        assertThat(admit("+12015560109", NOW, other)).isInstanceOf(Admitted.Stored.class);
    }

    @Test
    void hasRoomForAPrefixAgainWhenTheOldestHasLeftTheWindow() {
        for (int i = 0; i < 2; i++) admit(NUMBER, NOW, perPrefix(2));
        assertThat(admit(NUMBER, NOW.plus(Duration.ofHours(23)), perPrefix(2))).isInstanceOf(Admitted.OverLimit.class);
        assertThat(admit(NUMBER, NOW.plus(Duration.ofHours(24)), perPrefix(2))).isInstanceOf(Admitted.Stored.class);
    }

    @Test
    void capsACallingCodeAndSeesItFromAnotherNode() {
        for (int i = 0; i < 40; i++) admit(NUMBER, NOW, perDialCode(40));
        assertThat(admit(NUMBER, NOW, perDialCode(40))).isInstanceOf(Admitted.OverLimit.class);
        try (Storage other = openElsewhere()) {
            assertThat(other.verifications()
                            .admit(Samples.admission(
                                    Samples.verification(account, NUMBER, NOW, PRICE), perDialCode(40))))
                    .isInstanceOf(Admitted.OverLimit.class);
        }
    }

    /// SQLite has one process a file.
    abstract Storage openElsewhere();

    private static Limit perNumber(int most) {
        return new Limit(Counter.PER_NUMBER, NUMBER, most, Duration.ofMinutes(10));
    }

    private Optional<Limit> rung(Instant at, Limit... limits) {
        return storage.testCalls().count(NUMBER, List.of(limits), at);
    }

    /// A limit of a few is counted in the rows, a larger one in slots.
    @ParameterizedTest
    @ValueSource(ints = {3, 61})
    void countsACallOnTrialAsAVerificationOfItsNumber(int most) {
        for (int i = 2; i < most; i++)
            assertThat(admit(NUMBER, NOW, perNumber(most))).isInstanceOf(Admitted.Stored.class);
        assertThat(rung(NOW.plusSeconds(1), perNumber(most))).isEmpty();
        assertThat(rung(NOW.plusSeconds(2), perNumber(most))).isEmpty();
        assertThat(rung(NOW.plusSeconds(3), perNumber(most))).contains(perNumber(most));
        assertThat(admit(NUMBER, NOW.plusSeconds(4), perNumber(most)))
                .isInstanceOfSatisfying(
                        Admitted.OverLimit.class,
                        over -> assertThat(over.limit()).isEqualTo(perNumber(most)));
        assertThat(admit("+12015550101", NOW, new Limit(Counter.PER_NUMBER, "+12015550101", 1, Duration.ofMinutes(10))))
                .isInstanceOf(Admitted.Stored.class);
        assertThat(rung(NOW.plusSeconds(620), perNumber(most))).isEmpty();
        assertThat(tables().sql("SELECT COUNT(*) FROM test_call")
                        .query(Long.class)
                        .single())
                .as("one that is refused is not counted")
                .isEqualTo(3);
    }

    @Test
    void saysWhenThereIsRoomAfterCallsOnTrial() {
        rung(NOW, perNumber(2));
        admit(NUMBER, NOW.plusSeconds(60), perNumber(2));
        assertThat(admit(NUMBER, NOW.plusSeconds(100), perNumber(2)))
                .isEqualTo(new Admitted.OverLimit(perNumber(2), Duration.ofSeconds(500)));
    }

    @Test
    void refusesACallOnTrialWhereAVerificationWouldBe() {
        Limit active = new Limit(Counter.ACTIVE_PER_NUMBER, NUMBER, 1, Duration.ZERO);
        Limit wrongPins = new Limit(Counter.WRONG_PINS_PER_NUMBER, NUMBER, 2, Duration.ofDays(1));
        assertThat(active.rule()).isEqualTo("limits.active-per-number allows 1 at once");
        assertThat(wrongPins.rule()).isEqualTo("limits.wrong-pins-per-number allows 2 in 1 d");
        assertThat(rung(NOW, active, wrongPins)).isEmpty();
        Verification open = ((Admitted.Stored) admit(NUMBER, NOW)).verification();
        assertThat(rung(NOW, perNumber(9), active, wrongPins)).contains(active);
        storage.verifications()
                .finish(Samples.finish(
                        open.id(), 0, VerificationStatus.UNVERIFIED, Reason.WRONG_PIN, PRICE, 2, NOW.plusSeconds(9)));
        assertThat(rung(NOW.plusSeconds(10), active, wrongPins)).contains(wrongPins);
    }

    @Test
    void countsACallOnTrialInTheCapsOfItsRange() {
        assertThat(rung(NOW, perPrefix(2), perDialCode(9))).isEmpty();
        assertThat(rung(NOW, perPrefix(2), perDialCode(9))).isEmpty();
        assertThat(rung(NOW, perPrefix(2), perDialCode(9))).contains(perPrefix(2));
        assertThat(admit("+12015550177", NOW, perPrefix(2))).isInstanceOf(Admitted.OverLimit.class);
        assertThat(rung(NOW, perDialCode(2))).contains(perDialCode(2));
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 61})
    void passesNoLimitHoweverManyVerificationsAndCallsOnTrialComeAtOnce(int most) {
        List<Callable<Boolean>> asking = new ArrayList<>();
        for (int i = 0; i < most; i++) {
            asking.add(() -> rung(NOW, perNumber(most)).isEmpty());
            asking.add(() -> admit(NUMBER, NOW, perNumber(most)) instanceof Admitted.Stored);
        }
        assertThat(together(asking)).filteredOn(passed -> passed).hasSize(most);
    }

    @Test
    void countsRefusedRequestsNotAtAll() {
        for (int i = 0; i < 5; i++) admit(NUMBER, NOW, perPrefix(1), perDialCode(2));
        assertThat(tables().sql("SELECT SUM(n) FROM limit_count")
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void passesACapNeverHoweverManyAskAtOnce() {
        List<Callable<Admitted>> asking = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            String number = "+120155501" + (10 + i);
            asking.add(() -> admit(number, NOW, perPrefix(10)));
        }
        assertThat(together(asking))
                .filteredOn(Admitted.Stored.class::isInstance)
                .hasSize(10);
    }

    @Test
    void countsAnsweredCallsAndNoOthers() {
        answered(2, 1, NOW);
        ended(NUMBER, VerificationStatus.MACHINE, Reason.MACHINE, NOW);
        ended(NUMBER, VerificationStatus.FAILED, Reason.NO_ANSWER, NOW);
        ended(NUMBER, VerificationStatus.FAILED, Reason.LOST, NOW);
        ended(NUMBER, VerificationStatus.STOPPED, Reason.STOPPED, NOW);
        MatchRate counted = new MatchRate(3, 1);
        assertThat(storage.ranges().suspects(NOW, 3)).containsExactly(range(MatchRate.NONE, calls(counted, counted)));
        assertThat(storage.ranges().suspects(NOW, 4)).isEmpty();
    }

    @Test
    void separatesTheHourTheDayAndTheTwoWeeksBefore() {
        answered(5, 4, NOW.minus(Duration.ofDays(10)));
        answered(3, 1, NOW.minus(Duration.ofHours(5)));
        answered(2, 0, NOW);
        answered(4, 4, NOW.minus(Duration.ofDays(20)));
        assertThat(storage.ranges().suspects(NOW, 5))
                .containsExactly(range(new MatchRate(5, 4), calls(new MatchRate(2, 0), new MatchRate(5, 1))));
    }

    private AccountCalls calls(MatchRate lastHour, MatchRate lastDay) {
        return new AccountCalls(account.id(), lastHour, lastDay, false);
    }

    private static RangeHistory range(MatchRate before, AccountCalls... accounts) {
        return new RangeHistory(PREFIX, List.of(accounts), before);
    }

    @Test
    void tellsTheCallsOfAccountsApart() {
        answered(5, 4, NOW);
        AccountCalls good = calls(new MatchRate(5, 4), new MatchRate(5, 4));
        account = accountWith("100");
        answered(6, 0, NOW);
        AccountCalls bad = calls(new MatchRate(6, 0), new MatchRate(6, 0));
        assertThat(storage.ranges().suspects(NOW, 11)).containsExactly(range(MatchRate.NONE, good, bad));
    }

    @Test
    void refusesARangeThatIsPausedForOneAccountToThatAccountOnly() {
        PausedRange pause = pause(NOW, OptionalLong.of(account.id()));
        assertThat(storage.ranges().pause(pause)).isTrue();
        assertThat(storage.ranges().pause(pause)).isFalse();
        assertThat(storage.ranges().paused(NOW)).containsExactly(pause);
        assertThat(admit(NUMBER, NOW, paused())).isEqualTo(new Admitted.OverLimit(paused(), Duration.ofHours(6)));
        account = accountWith("100");
        assertThat(admit(NUMBER, NOW, paused())).isInstanceOf(Admitted.Stored.class);
        assertThat(storage.ranges().pause(pause(NOW, OptionalLong.empty()))).isTrue();
        assertThat(admit(NUMBER, NOW, paused())).isInstanceOf(Admitted.OverLimit.class);
        assertThat(storage.ranges().resume(PREFIX, NOW)).isTrue();
        assertThat(storage.ranges().paused(NOW)).isEmpty();
    }

    @Test
    void keepsTheEvidenceOfAPausedAccountUntilItsPauseIsOver() {
        answered(6, 0, NOW);
        storage.ranges().pause(pause(NOW, OptionalLong.of(account.id())));
        MatchRate bad = new MatchRate(6, 0);
        assertThat(storage.ranges().suspects(NOW, 5))
                .containsExactly(range(MatchRate.NONE, new AccountCalls(account.id(), bad, bad, true)));
        storage.ranges().resume(PREFIX, NOW.plusSeconds(60));
        assertThat(storage.ranges().suspects(NOW.plusSeconds(120), 5)).isEmpty();
    }

    private Limit paused() {
        return Limit.paused(NumberRange.of(NUMBER), account.id());
    }

    @Test
    void suspectsNoRangeThatMatchesWell() {
        answered(10, 5, NOW);
        assertThat(storage.ranges().suspects(NOW, 5)).isEmpty();
    }

    @Test
    void suspectsARangeThatIsBadNowAndWasGoodThisMorning() {
        answered(20, 20, NOW.minus(Duration.ofHours(6)));
        answered(5, 0, NOW);
        assertThat(storage.ranges().suspects(NOW, 5)).hasSize(1);
    }

    private PausedRange pause(Instant since) {
        return pause(since, OptionalLong.empty());
    }

    private static PausedRange pause(Instant since, OptionalLong only) {
        return new PausedRange(PREFIX, only, since, since.plus(Duration.ofHours(6)), new MatchRate(40, 1), 0.7);
    }

    @Test
    void pausesARangeOnce() {
        assertThat(storage.ranges().pause(pause(NOW))).isTrue();
        assertThat(storage.ranges().pause(pause(NOW.plusSeconds(1)))).isFalse();
        assertThat(storage.ranges().paused(NOW)).containsExactly(pause(NOW));
    }

    @Test
    void refusesAPausedRangeUntilItsPauseIsOver() {
        storage.ranges().pause(pause(NOW));
        Limit limit = paused();
        assertThat(admit(NUMBER, NOW.plus(Duration.ofHours(2)), limit))
                .isEqualTo(new Admitted.OverLimit(limit, Duration.ofHours(4)));
        assertThat(admit(NUMBER, NOW.plus(Duration.ofHours(6)), limit)).isInstanceOf(Admitted.Stored.class);
    }

    @Test
    void callsAResumedRangeAgainAndForgetsTheEvidence() {
        answered(6, 0, NOW);
        storage.ranges().pause(pause(NOW));
        assertThat(storage.ranges().suspects(NOW, 5)).isEmpty();
        assertThat(storage.ranges().resume(PREFIX, NOW.plusSeconds(60))).isTrue();
        assertThat(storage.ranges().resume(PREFIX, NOW.plusSeconds(60))).isFalse();
        assertThat(storage.ranges().resume("1202555", NOW)).isFalse();
        assertThat(storage.ranges().paused(NOW.plusSeconds(60))).isEmpty();
        Limit limit = paused();
        assertThat(admit(NUMBER, NOW.plusSeconds(60), limit)).isInstanceOf(Admitted.Stored.class);
        assertThat(storage.ranges().suspects(NOW.plusSeconds(120), 5)).isEmpty();
        answered(5, 0, NOW.plus(Duration.ofHours(1)));
        assertThat(storage.ranges().suspects(NOW.plus(Duration.ofHours(1)), 5)).hasSize(1);
    }

    @Test
    void dropsCountsThatNoRuleLooksAt() {
        answered(2, 1, NOW.minus(Duration.ofDays(15)));
        answered(1, 1, NOW);
        storage.ranges().forget(NOW);
        assertThat(tables().sql("SELECT SUM(answered) FROM range_count")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void callsNoNumberAgainWhoseHolderSaidThisWasNotMe() {
        Verification reported = ended(NUMBER, VerificationStatus.UNVERIFIED, Reason.REPORTED_NOT_ME, NOW);
        assertThat(storage.doNotCall().find(NUMBER))
                .contains(new Entry(NOW, Optional.empty(), OptionalLong.of(reported.id()), ""));
        account = accountWith("1");
        assertThat(admit(NUMBER, NOW.plusSeconds(1), listed(NUMBER)))
                .isEqualTo(new Admitted.OverLimit(listed(NUMBER), Duration.ofDays(1)));
        assertThat(admit("+12015550101", NOW.plusSeconds(1), listed("+12015550101")))
                .isInstanceOf(Admitted.Stored.class);
        assertThat(admit(NUMBER, NOW.plus(YEAR), listed(NUMBER))).isInstanceOf(Admitted.Stored.class);
    }

    @Test
    void keepsNoNumberOfTheListInTheClear() {
        ended(NUMBER, VerificationStatus.UNVERIFIED, Reason.REPORTED_NOT_ME, NOW);
        List<String> keys = tables().sql("SELECT number_key FROM do_not_call")
                .query(String.class)
                .list();
        assertThat(keys).singleElement().isEqualTo(storage.doNotCall().key(NUMBER));
        assertThat(keys.getFirst()).doesNotContain("2015550100");
    }

    @Test
    void obeysWhatAnOperatorEntersUntilItEnds() {
        DoNotCallStore list = storage.doNotCall();
        Entry entry = new Entry(NOW, Optional.of(NOW.plusSeconds(60)), OptionalLong.empty(), "asked by phone");
        list.put(NUMBER, entry);
        assertThat(list.find(NUMBER)).contains(entry);
        assertThat(admit(NUMBER, NOW, listed(NUMBER))).isInstanceOf(Admitted.OverLimit.class);
        assertThat(admit(NUMBER, NOW.plusSeconds(60), listed(NUMBER))).isInstanceOf(Admitted.Stored.class);
        list.put(NUMBER, new Entry(NOW, Optional.of(NOW.plus(YEAR)), OptionalLong.empty(), "again"));
        assertThat(list.remove(NUMBER)).isTrue();
        assertThat(list.remove(NUMBER)).isFalse();
        assertThat(admit(NUMBER, NOW, listed(NUMBER))).isInstanceOf(Admitted.Stored.class);
    }

    @Test
    void leavesAnOperatorsEntryAsItIsWhenTheNumberIsReported() {
        Entry forEver = new Entry(
                NOW, Optional.of(Instant.parse("9999-12-31T00:00:00Z")), OptionalLong.empty(), "by court order");
        storage.doNotCall().put(NUMBER, forEver);
        ended(NUMBER, VerificationStatus.UNVERIFIED, Reason.REPORTED_NOT_ME, NOW.plusSeconds(5));
        assertThat(storage.doNotCall().find(NUMBER)).contains(forEver);
    }

    @Test
    void listsEntriesNewestFirstInPages() {
        for (int i = 0; i < 5; i++) {
            storage.doNotCall()
                    .put(
                            "+1201555010" + i,
                            new Entry(NOW.plusSeconds(i / 2), Optional.empty(), OptionalLong.empty(), "n" + i));
        }
        List<Listed> all = storage.doNotCall().list(Optional.empty(), 10);
        assertThat(all)
                .hasSize(5)
                .isSortedAccordingTo((one, other) ->
                        other.entry().since().compareTo(one.entry().since()));
        List<Listed> paged = new ArrayList<>();
        Optional<DoNotCallStore.Place> place = Optional.empty();
        for (int page = 0; page < 3; page++) {
            List<Listed> found = storage.doNotCall().list(place, 2);
            paged.addAll(found);
            place = Optional.of(found.getLast().place());
        }
        assertThat(paged).isEqualTo(all);
        assertThat(storage.doNotCall().list(place, 2)).isEmpty();
    }
}
