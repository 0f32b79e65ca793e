package io.ringtrue.server.storage;

import static io.ringtrue.server.storage.Samples.NOW;
import static io.ringtrue.server.storage.Samples.PRICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringtrue.server.accounts.Account;
import io.ringtrue.server.callbacks.Callback;
import io.ringtrue.server.calls.CallOrder;
import io.ringtrue.server.calls.LeaveToDial;
import io.ringtrue.server.calls.NodeIdentity;
import io.ringtrue.server.ledger.Balance;
import io.ringtrue.server.ledger.LedgerEntry;
import io.ringtrue.server.ledger.Money;
import io.ringtrue.server.verification.Finish;
import io.ringtrue.server.verification.Reason;
import io.ringtrue.server.verification.TimelineEvent;
import io.ringtrue.server.verification.Verification;
import io.ringtrue.server.verification.VerificationStatus;
import io.ringtrue.server.verification.VerificationStore;
import io.ringtrue.server.verification.VerificationStore.Abandoned;
import io.ringtrue.server.verification.VerificationStore.Stop;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/// VerificationStore.finish, stop, progress and abandoned.
abstract class EndingContract extends StoreContract {
    private static final Duration LEASE = Duration.ofSeconds(20);
    private static final NodeIdentity HERE = new NodeIdentity("here", 1);
    private static final NodeIdentity ELSEWHERE = new NodeIdentity("elsewhere", 1);

    EndingContract(Engine engine) {
        super(engine);
    }

    private VerificationStore verifications() {
        return storage.verifications();
    }

    private CallOrder claimed(NodeIdentity node) {
        return storage.callQueue().claim(node, NOW, LEASE, 1).getFirst();
    }

    private CallOrder dialled(NodeIdentity node) {
        CallOrder order = claimed(node);
        assertThat(storage.callQueue().intendToDial(order, NOW, Samples.DO_NOT_CALL))
                .isEqualTo(LeaveToDial.GIVEN);
        return order;
    }

    private List<Callback> callbacks(Account account) {
        return storage.callbacks().list(account.id(), Optional.empty(), Long.MAX_VALUE, 10);
    }

    @Test
    void finishesStatusChargeCallbackAndStoryTogether() {
        Account account = accountWith("1");
        Verification queued = queued(account);
        CallOrder order = dialled(HERE);
        Finish finish = Samples.verified(order.id(), order.generation());
        assertThat(verifications().finish(finish)).isTrue();

        Verification ended = verifications().find(account.id(), queued.id()).orElseThrow();
        assertThat(ended.standing().status()).isEqualTo(VerificationStatus.VERIFIED);
        assertThat(ended.standing().reason()).contains(Reason.PIN_MATCHED);
        assertThat(ended.standing().matched()).contains(true);
        assertThat(ended.standing().cost()).isEqualTo(PRICE);
        assertThat(ended.standing().finished()).contains(finish.at());
        assertThat(ended.standing().sipStatus()).isEqualTo(200);
        assertThat(ended.standing().q850()).isEqualTo(16);
        assertThat(storage.ledger().balance(account.id())).contains(new Balance(Money.of("0.985"), Money.ZERO));
        LedgerEntry charge =
                storage.ledger().entries(account.id(), Long.MAX_VALUE, 1).getFirst();
        assertThat(charge.kind()).isEqualTo(LedgerEntry.Kind.CHARGE);
        assertThat(charge.amount()).isEqualTo(PRICE.negated());
        assertThat(charge.verification()).hasValue(queued.id());
        assertThat(callbacks(account)).singleElement().satisfies(callback -> {
            assertThat(callback.messageId())
                    .isEqualTo(finish.callback().orElseThrow().messageId());
            assertThat(callback.nextAttempt()).contains(finish.at());
        });
        assertThat(verifications().timeline(account.id(), queued.id()))
                .extracting(TimelineEvent::event)
                .containsExactly("accepted", "finished");
    }

    @Test
    void forgetsThePinAtTheFinalStatus() {
        Account account = accountWith("1");
        Verification queued = queued(account);
        verifications().finish(Samples.failed(queued.id(), 0));
        assertThat(tables().sql("SELECT COUNT(*) FROM verification WHERE pin IS NOT NULL")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void entersNothingInTheLedgerForAChargeOfZero() {
        Account account = accountWith("1");
        Verification queued = queued(account);
        assertThat(verifications().finish(Samples.failed(queued.id(), 0))).isTrue();
        assertThat(storage.ledger().balance(account.id())).contains(new Balance(Money.of("1"), Money.ZERO));
        assertThat(storage.ledger().entries(account.id(), Long.MAX_VALUE, 10)).hasSize(1);
    }

    @Test
    void finishesOnlyOnce() {
        Account account = accountWith("1");
        queued(account);
        CallOrder order = dialled(HERE);
        assertThat(verifications().finish(Samples.verified(order.id(), order.generation())))
                .isTrue();
        assertThat(verifications().finish(Samples.failed(order.id(), order.generation())))
                .isFalse();
        assertThat(verifications()
                        .verification(order.id())
                        .orElseThrow()
                        .standing()
                        .status())
                .isEqualTo(VerificationStatus.VERIFIED);
        assertThat(callbacks(account)).hasSize(1);
    }

    @Test
    void chargesOnceWhenManyFinishAtOnce() {
        Account account = accountWith("1");
        queued(account);
        CallOrder order = dialled(HERE);
        List<Callable<Boolean>> finishing = new ArrayList<>();
        for (int i = 0; i < 32; i++) {
            finishing.add(() -> verifications().finish(Samples.verified(order.id(), order.generation())));
        }
        assertThat(together(finishing)).filteredOn(done -> done).hasSize(1);
        assertThat(storage.ledger().balance(account.id())).contains(new Balance(Money.of("0.985"), Money.ZERO));
    }

    @Test
    void dropsAnOutcomeOfAStaleClaim() {
        Account account = accountWith("1");
        Verification queued = queued(account);
        CallOrder order = claimed(HERE);
        assertThat(verifications().finish(Samples.verified(queued.id(), order.generation() - 1)))
                .isFalse();
        assertThat(verifications().find(account.id(), queued.id())).contains(queued);
        assertThat(callbacks(account)).isEmpty();
    }

    @Test
    void refusesToFinishWithAStatusThatIsNotFinal() {
        Verification queued = queued(accountWith("1"));
        assertThatThrownBy(() -> verifications()
                        .finish(Samples.finish(
                                queued.id(), 0, VerificationStatus.DIALLING, Reason.BUSY, Money.ZERO, 0, NOW)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void keepsTheBalanceTheSumOfItsEntriesUnderLoad() {
        Account account = accountWith("10");
        List<Callable<Boolean>> work = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            boolean answered = i % 3 != 0;
            work.add(() -> {
                Verification queued = queued(account);
                return verifications()
                        .finish(answered ? Samples.verified(queued.id(), 0) : Samples.failed(queued.id(), 0));
            });
        }
        assertThat(together(work)).containsOnly(true);
        assertThat(storage.ledger().balance(account.id())).contains(new Balance(Money.of("9.4"), Money.ZERO));
        assertThat(tables().sql("SELECT SUM(amount) FROM ledger_entry")
                        .query(Long.class)
                        .single())
                .isEqualTo(9_400_000);
    }

    @Test
    void writesOneProgressCallbackAndNoneAfterTheEnd() {
        Account account = accountWith("1");
        Verification queued = queued(account);
        verifications().progress(queued.id(), Samples.callback("progress"), NOW);
        verifications().progress(queued.id(), Samples.callback("progress"), NOW);
        assertThat(callbacks(account)).extracting(Callback::kind).containsExactly("progress");
        Verification ended = queued(account);
        verifications().finish(Samples.failed(ended.id(), 0));
        verifications().progress(ended.id(), Samples.callback("progress"), NOW);
        assertThat(callbacks(account)).extracting(Callback::kind).containsExactly("final", "progress");
    }

    @Test
    void stopsAQueuedVerificationSoThatItsCallerFinishesIt() {
        Account account = accountWith("1");
        Verification queued = queued(account);
        Stop stop = verifications().stop(account.id(), queued.id(), NOW).orElseThrow();
        assertThat(stop.wasLive()).isFalse();
        assertThat(stop.verification()).isEqualTo(queued);
        assertThat(storage.callQueue().claim(HERE, NOW.plus(Duration.ofHours(1)), LEASE, 10))
                .isEmpty();
        assertThat(verifications().finish(Samples.failed(queued.id(), stop.generation())))
                .isTrue();
    }

    @Test
    void takesAClaimedVerificationAwayWhenItIsStoppedBeforeItsDial() {
        Account account = accountWith("1");
        queued(account);
        CallOrder order = claimed(HERE);
        Stop stop = verifications().stop(account.id(), order.id(), NOW).orElseThrow();
        assertThat(stop.wasLive()).isFalse();
        assertThat(storage.callQueue().intendToDial(order, NOW, Samples.DO_NOT_CALL))
                .isEqualTo(LeaveToDial.GONE);
        assertThat(verifications().finish(Samples.failed(order.id(), stop.generation())))
                .isTrue();
    }

    @Test
    void leavesALiveCallToWhoeverHasIt() {
        Account account = accountWith("1");
        queued(account);
        CallOrder order = dialled(HERE);
        assertThat(verifications().stop(account.id(), order.id(), NOW))
                .hasValueSatisfying(stop -> assertThat(stop.wasLive()).isTrue());
        assertThat(storage.callQueue().renew(HERE, List.of(order), NOW.plus(LEASE)))
                .containsExactly(order.id());
        assertThat(verifications().finish(Samples.failed(order.id(), order.generation())))
                .isTrue();
    }

    @Test
    void changesNothingWhenAFinishedOneIsStopped() {
        Account account = accountWith("1");
        Verification queued = queued(account);
        verifications().finish(Samples.failed(queued.id(), 0));
        Stop stop = verifications().stop(account.id(), queued.id(), NOW).orElseThrow();
        assertThat(stop.wasLive()).isFalse();
        assertThat(stop.verification().standing().status()).isEqualTo(VerificationStatus.FAILED);
        assertThat(verifications().finish(Samples.failed(queued.id(), stop.generation())))
                .isFalse();
    }

    @Test
    void stopsNobodyElsesVerification() {
        Verification queued = queued(accountWith("1"));
        Account other = accountWith("1");
        assertThat(verifications().stop(other.id(), queued.id(), NOW)).isEmpty();
        assertThat(verifications().stop(other.id(), queued.id() + 1, NOW)).isEmpty();
        assertThat(storage.callQueue().claim(HERE, NOW, LEASE, 10)).hasSize(1);
    }

    @Test
    void givesStopsNobodyFinishedToRecovery() {
        Account account = accountWith("1");
        Verification queued = queued(account);
        verifications().stop(account.id(), queued.id(), NOW);
        assertThat(verifications().abandoned(HERE, NOW.plusSeconds(29), 10)).isEmpty();
        Abandoned abandoned =
                verifications().abandoned(HERE, NOW.plusSeconds(30), 10).getFirst();
        assertThat(verifications().finish(Samples.failed(queued.id(), abandoned.generation())))
                .isTrue();
    }

    @Test
    void findsACallAbandonedWhenItsLeaseHasRunOut() {
        queued(accountWith("1"));
        CallOrder order = dialled(ELSEWHERE);
        Instant leaseEnd = NOW.plus(LEASE);
        assertThat(verifications().abandoned(HERE, leaseEnd.minusMillis(1), 10)).isEmpty();
        List<Abandoned> abandoned = verifications().abandoned(HERE, leaseEnd, 10);
        assertThat(abandoned)
                .singleElement()
                .satisfies(one -> assertThat(one.verification().id()).isEqualTo(order.id()));
        // Whoever had it, and comes back, changes nothing any more.
        assertThat(verifications().finish(Samples.verified(order.id(), order.generation())))
                .isFalse();
        assertThat(verifications()
                        .finish(Samples.failed(order.id(), abandoned.getFirst().generation())))
                .isTrue();
    }

    @Test
    void findsACallOfThisNodesEarlierLifeAbandonedAtOnce() {
        queued(accountWith("1"));
        dialled(HERE);
        assertThat(verifications().abandoned(HERE, NOW, 10)).isEmpty();
        assertThat(verifications().abandoned(ELSEWHERE, NOW, 10)).isEmpty();
        assertThat(verifications().abandoned(new NodeIdentity("here", 2), NOW, 10))
                .hasSize(1);
    }

    @Test
    void givesAnAbandonedCallToOneNodeOnly() {
        queued(accountWith("1"));
        dialled(HERE);
        Instant later = NOW.plus(Duration.ofMinutes(1));
        List<Callable<Integer>> recovering = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            NodeIdentity node = new NodeIdentity("node-" + i, 1);
            recovering.add(() -> verifications().abandoned(node, later, 10).size());
        }
        assertThat(together(recovering)).filteredOn(found -> found == 1).hasSize(1);
    }

    @Test
    void neverCallsAQueuedVerificationAbandoned() {
        queued(accountWith("1"));
        claimed(ELSEWHERE);
        assertThat(verifications().abandoned(HERE, NOW.plus(Duration.ofDays(1)), 10))
                .isEmpty();
    }
}
