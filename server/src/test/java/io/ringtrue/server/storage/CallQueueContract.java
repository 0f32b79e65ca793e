package io.ringtrue.server.storage;

import static io.ringtrue.server.storage.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.server.accounts.Account;
import io.ringtrue.server.calls.CallOrder;
import io.ringtrue.server.calls.CallQueue;
import io.ringtrue.server.calls.CallTask;
import io.ringtrue.server.calls.LeaveToDial;
import io.ringtrue.server.calls.NodeIdentity;
import io.ringtrue.server.guard.DoNotCallStore.Entry;
import io.ringtrue.server.guard.MatchRate;
import io.ringtrue.server.guard.NumberRange;
import io.ringtrue.server.guard.PausedRange;
import io.ringtrue.server.verification.Verification;
import io.ringtrue.server.verification.VerificationStatus;
import io.ringtrue.server.verification.VerificationStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

abstract class CallQueueContract extends StoreContract {
    private static final Duration LEASE = Duration.ofSeconds(20);
    private static final NodeIdentity HERE = new NodeIdentity("here", 3);
    private static final NodeIdentity ELSEWHERE = new NodeIdentity("elsewhere", 1);

    CallQueueContract(Engine engine) {
        super(engine);
    }

    private CallQueue queue() {
        return storage.callQueue();
    }

    private CallOrder claimed() {
        return claimed(1).getFirst();
    }

    private List<CallOrder> claimed(int most) {
        return queue().claim(HERE, NOW, LEASE, most);
    }

    @Test
    void givesAnOrderWithAllACallNeeds() {
        Verification verification = queued(accountWith("1"));
        CallOrder order = claimed();
        assertThat(order.id()).isEqualTo(verification.id());
        assertThat(order.number()).isEqualTo(verification.order().number());
        assertThat(order.task()).isInstanceOfSatisfying(CallTask.AskForPin.class, task -> {
            assertThat(task.expected().reveal()).isEqualTo(Samples.PIN);
            assertThat(task.announcePin()).isTrue();
            assertThat(task.tries()).isEqualTo(3);
        });
        assertThat(order.brand()).isEqualTo("Example");
        assertThat(order.language()).isEqualTo(Locale.US);
        assertThat(order.expires()).isEqualTo(NOW.plus(Duration.ofMinutes(10)));
    }

    @Test
    void claimsOldestFirstAndNoMoreThanAskedFor() {
        Account account = accountWith("1");
        for (int second : new int[] {2, 0, 1}) {
            storage.verifications()
                    .admit(Samples.admission(Samples.verification(
                            account, "+1201555010" + second, NOW.plusSeconds(second), Samples.PRICE)));
        }
        assertThat(queue().claim(HERE, NOW, LEASE, 2))
                .extracting(CallOrder::number)
                .containsExactly("+12015550100", "+12015550101");
        assertThat(queue().claim(HERE, NOW, LEASE, 2))
                .extracting(CallOrder::number)
                .containsExactly("+12015550102");
    }

    @Test
    void takesTurnsByAccountWhateverOneOfThemHasQueued() {
        Account greedy = accountWith("100");
        together(Collections.nCopies(1_000, () -> queued(greedy)));
        Account modest = accountWith("1");
        Verification one = queuedAt(modest, 60);
        Verification two = queuedAt(modest, 61);
        Account other = accountWith("1");
        Verification three = queuedAt(other, 62);
        List<Long> claimed =
                queue().claim(HERE, NOW, LEASE, 4).stream().map(CallOrder::id).toList();
        assertThat(claimed).hasSize(4).contains(one.id(), three.id());
        // One each is under way, or two of the first, which came first.
        assertThat(queue().claim(HERE, NOW, LEASE, 1)).extracting(CallOrder::id).containsExactly(two.id());
    }

    private Verification queuedAt(Account account, int second) {
        Verification verification = Samples.verification(
                account, "+1201557" + (1_000 + Samples.unique() % 9_000), NOW.plusSeconds(second), Samples.PRICE);
        storage.verifications().admit(Samples.admission(verification));
        return verification;
    }

    @Test
    void givesNoLineToWhoHasMoreWhileAnotherWaitsWithLess() {
        Account greedy = accountWith("10");
        for (int i = 0; i < 20; i++) queued(greedy);
        assertThat(queue().claim(HERE, NOW, LEASE, 10)).hasSize(10);
        Account late = accountWith("10");
        List<Long> waiting = new ArrayList<>();
        for (int i = 0; i < 5; i++) waiting.add(queuedAt(late, 60 + i).id());
        // Five lines come free, one after the other.
        List<Long> next = new ArrayList<>();
        for (int i = 0; i < 5; i++) next.add(claimed(1).getFirst().id());
        assertThat(next).containsExactlyElementsOf(waiting);
    }

    @Test
    void reachesEveryAccountWhenMoreWaitThanOneLookCanTake() {
        List<Long> waiting =
                together(Collections.nCopies(450, () -> queued(accountWith("1")).id()));
        List<Long> claimed = new ArrayList<>();
        for (int i = 0; i < 9; i++) claimed(50).forEach(order -> claimed.add(order.id()));
        assertThat(claimed).containsExactlyInAnyOrderElementsOf(waiting);
        assertThat(queue().claim(HERE, NOW, LEASE, 50)).isEmpty();
    }

    @Test
    void claimsAgainWhenTheLeaseHasRunOutUnderANewGeneration() {
        queued(accountWith("1"));
        CallOrder first = claimed();
        assertThat(queue().claim(ELSEWHERE, NOW.plus(LEASE).minusMillis(1), LEASE, 1))
                .isEmpty();
        CallOrder second = queue().claim(ELSEWHERE, NOW.plus(LEASE), LEASE, 1).getFirst();
        assertThat(second.generation()).isGreaterThan(first.generation());
        assertThat(queue().intendToDial(first, NOW.plus(LEASE), Samples.DO_NOT_CALL))
                .isEqualTo(LeaveToDial.GONE);
        assertThat(queue().intendToDial(second, NOW.plus(LEASE), Samples.DO_NOT_CALL))
                .isEqualTo(LeaveToDial.GIVEN);
    }

    @Test
    void claimsAtOnceWhatAnEarlierLifeOfThisNodeHad() {
        queued(accountWith("1"));
        claimed();
        assertThat(queue().claim(HERE, NOW, LEASE, 1)).isEmpty();
        assertThat(queue().claim(new NodeIdentity("here", 4), NOW, LEASE, 1)).hasSize(1);
    }

    @Test
    void claimsExpiredOrdersTooSoThatTheirOutcomeIsWritten() {
        queued(accountWith("1"));
        assertThat(queue().claim(HERE, NOW.plus(Duration.ofDays(1)), LEASE, 1)).hasSize(1);
    }

    @Test
    void leavesAnOrderWhosePinCannotBeOpenedToRecovery() {
        Account account = accountWith("1");
        List<Verification> damaged = List.of(queued(account), queued(account), queued(account));
        damagePin(damaged.get(0), new byte[40]);
        damagePin(damaged.get(1), new byte[1]);
        damagePin(damaged.get(2), new byte[0]);
        Verification sound = queued(account);
        assertThat(queue().claim(HERE, NOW, LEASE, 10))
                .singleElement()
                .satisfies(order -> assertThat(order.id()).isEqualTo(sound.id()));
        assertThat(queue().claim(HERE, NOW, LEASE, 10)).isEmpty();
        List<VerificationStore.Abandoned> left = storage.verifications().abandoned(ELSEWHERE, NOW, 10);
        assertThat(left)
                .extracting(one -> one.verification().id())
                .containsExactlyElementsOf(
                        damaged.stream().map(Verification::id).toList());
        left.forEach(one -> assertThat(storage.verifications()
                        .finish(Samples.failed(one.verification().id(), one.generation())))
                .isTrue());
        assertThat(storage.ledger().balance(account.id()).orElseThrow().held()).isEqualTo(Samples.PRICE);
    }

    private void damagePin(Verification verification, byte[] pin) {
        tables().sql("UPDATE verification SET pin = ? WHERE id = ?")
                .params(pin, verification.id())
                .update();
    }

    @Test
    void neverClaimsWhatWasIntendedToBeDialled() {
        Account account = accountWith("1");
        queued(account);
        CallOrder order = claimed();
        assertThat(queue().intendToDial(order, NOW.plusSeconds(1), Samples.DO_NOT_CALL))
                .isEqualTo(LeaveToDial.GIVEN);
        assertThat(queue().claim(new NodeIdentity("here", 4), NOW.plus(Duration.ofDays(1)), LEASE, 1))
                .isEmpty();
        assertThat(storage.verifications()
                        .find(account.id(), order.id())
                        .orElseThrow()
                        .standing()
                        .status())
                .isEqualTo(VerificationStatus.DIALLING);
    }

    @Test
    void intendsOnlyOnceAndNotOnALeaseThatHasRunOut() {
        queued(accountWith("1"));
        CallOrder order = claimed();
        assertThat(queue().intendToDial(order, NOW.plus(LEASE), Samples.DO_NOT_CALL))
                .isEqualTo(LeaveToDial.GONE);
        assertThat(queue().intendToDial(order, NOW, Samples.DO_NOT_CALL)).isEqualTo(LeaveToDial.GIVEN);
        assertThat(queue().intendToDial(order, NOW, Samples.DO_NOT_CALL)).isEqualTo(LeaveToDial.GONE);
    }

    @Test
    void neverClaimsFinishedOrders() {
        Verification verification = queued(accountWith("1"));
        storage.verifications().finish(Samples.failed(verification.id(), 0));
        assertThat(queue().claim(HERE, NOW, LEASE, 1)).isEmpty();
    }

    @Test
    void givesEachOrderToOneOfManyNodes() {
        Account account = accountWith("10");
        Set<Long> waiting = new HashSet<>();
        for (int i = 0; i < 100; i++) waiting.add(queued(account).id());
        List<Callable<List<CallOrder>>> claiming = new ArrayList<>();
        for (int i = 0; i < 32; i++) {
            NodeIdentity node = i % 2 == 0 ? HERE : ELSEWHERE;
            claiming.add(() -> queue().claim(node, NOW, LEASE, 7));
        }
        List<Long> given = together(claiming).stream()
                .flatMap(List::stream)
                .map(CallOrder::id)
                .toList();
        assertThat(given).doesNotHaveDuplicates().isSubsetOf(waiting);
        List<Long> rest =
                queue().claim(HERE, NOW, LEASE, 100).stream().map(CallOrder::id).toList();
        assertThat(given.size() + rest.size()).isEqualTo(100);
    }

    @Test
    void renewsLeasesAndNamesTheLostOnes() {
        Account account = accountWith("1");
        queued(account);
        queued(account);
        CallOrder kept = claimed();
        CallOrder lost = claimed();
        queue().intendToDial(kept, NOW, Samples.DO_NOT_CALL);
        queue().intendToDial(lost, NOW, Samples.DO_NOT_CALL);
        assertThat(queue().renew(HERE, List.of(kept), NOW.plusSeconds(60))).isEmpty();
        assertThat(storage.verifications().abandoned(ELSEWHERE, NOW.plusSeconds(59), 10))
                .singleElement()
                .satisfies(one -> assertThat(one.verification().id()).isEqualTo(lost.id()));
        assertThat(queue().renew(HERE, List.of(lost, kept), NOW.plusSeconds(90)))
                .containsExactly(lost.id());
        assertThat(queue().renew(new NodeIdentity("here", 4), List.of(kept), NOW.plusSeconds(90)))
                .containsExactly(kept.id());
        assertThat(queue().renew(HERE, List.of(), NOW)).isEmpty();
    }

    @Test
    void doesNotCallAFinishedCallLost() {
        queued(accountWith("1"));
        CallOrder order = claimed();
        queue().intendToDial(order, NOW, Samples.DO_NOT_CALL);
        storage.verifications().finish(Samples.verified(order.id(), order.generation()));
        assertThat(queue().renew(HERE, List.of(order), NOW.plusSeconds(60))).isEmpty();
    }

    private LeaveToDial intend(CallOrder order) {
        return queue().intendToDial(order, NOW, Samples.DO_NOT_CALL);
    }

    private static PausedRange pause(CallOrder order, OptionalLong account) {
        return new PausedRange(
                NumberRange.of(order.number()).prefix(),
                account,
                NOW.minusSeconds(1),
                NOW.plusSeconds(60),
                new MatchRate(40, 0),
                0.5);
    }

    @Test
    void dialsNoNumberThatWasListedWhileItWaited() {
        queued(accountWith("1"));
        CallOrder order = claimed();
        storage.doNotCall()
                .put(order.number(), new Entry(NOW.minusSeconds(1), Optional.empty(), OptionalLong.empty(), ""));
        assertThat(intend(order)).isEqualTo(LeaveToDial.LISTED);
        storage.doNotCall().remove(order.number());
        assertThat(intend(order)).isEqualTo(LeaveToDial.GIVEN);
    }

    @Test
    void dialsNoRangeThatWasPausedForEverybodyWhileItWaited() {
        queued(accountWith("1"));
        CallOrder order = claimed();
        storage.ranges().pause(pause(order, OptionalLong.empty()));
        assertThat(intend(order)).isEqualTo(LeaveToDial.PAUSED);
        storage.ranges().resume(NumberRange.of(order.number()).prefix(), NOW);
        assertThat(intend(order)).isEqualTo(LeaveToDial.GIVEN);
    }

    @Test
    void dialsARangeThatIsPausedForAnotherAccount() {
        Account account = accountWith("1");
        queued(account);
        CallOrder order = claimed();
        storage.ranges().pause(pause(order, OptionalLong.of(accountWith("1").id())));
        assertThat(intend(order)).isEqualTo(LeaveToDial.GIVEN);
        assertThat(intend(order)).isEqualTo(LeaveToDial.GONE);
        queued(account);
        CallOrder next = claimed();
        storage.ranges().pause(pause(next, OptionalLong.of(account.id())));
        assertThat(intend(next)).isEqualTo(LeaveToDial.PAUSED);
    }
}
