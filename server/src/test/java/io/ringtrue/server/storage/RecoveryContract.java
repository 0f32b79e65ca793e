package io.ringtrue.server.storage;

import static io.ringtrue.server.storage.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.server.accounts.Account;
import io.ringtrue.server.calls.CallOrder;
import io.ringtrue.server.calls.LeaveToDial;
import io.ringtrue.server.calls.NodeIdentity;
import io.ringtrue.server.verification.Endings;
import io.ringtrue.server.verification.Recovery;
import io.ringtrue.server.verification.VerificationStatus;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Who ends whose calls, as a node sees it that watches two others: one lives, the other is dead.
abstract class RecoveryContract extends StoreContract {
    private static final Duration LEASE = Duration.ofSeconds(12);
    private static final Duration TURN = Duration.ofSeconds(1);
    private static final NodeIdentity HERE = new NodeIdentity("here", 2);
    private static final NodeIdentity HERE_BEFORE = new NodeIdentity("here", 1);
    private static final NodeIdentity LIVING = new NodeIdentity("living", 1);
    private static final NodeIdentity DEAD = new NodeIdentity("dead", 1);

    private Duration monotonic = Duration.ZERO;
    private Instant storeTime = NOW;
    private Recovery recovery;
    private Account account;

    RecoveryContract(Engine engine) {
        super(engine);
    }

    @BeforeEach
    void watch() {
        account = accountWith("1");
        Endings endings = new Endings(
                storage.verifications(), _ -> Optional.empty(), _ -> false, Clock.fixed(NOW, ZoneOffset.UTC), () -> {});
        recovery =
                new Recovery(storage.verifications(), endings, HERE, () -> storeTime, LEASE, () -> monotonic.toNanos());
    }

    private CallOrder dialled(NodeIdentity node) {
        queued(account);
        CallOrder order = storage.callQueue().claim(node, storeTime, LEASE, 1).getFirst();
        assertThat(storage.callQueue().intendToDial(order, storeTime, Samples.DO_NOT_CALL))
                .isEqualTo(LeaveToDial.GIVEN);
        return order;
    }

    private void pass(Duration time) {
        monotonic = monotonic.plus(time);
        storeTime = storeTime.plus(time);
    }

    /// One turn a second while the living renew.
    private int watched(Duration time, CallOrder... renewed) {
        int ended = 0;
        for (int i = 0; i < time.toSeconds(); i++) {
            storage.callQueue().renew(LIVING, List.of(renewed), storeTime.plus(LEASE));
            ended += recovery.run();
            pass(TURN);
        }
        return ended;
    }

    private VerificationStatus status(CallOrder order) {
        return storage.verifications()
                .verification(order.id())
                .orElseThrow()
                .standing()
                .status();
    }

    private boolean verified(CallOrder order) {
        return storage.verifications().finish(Samples.verified(order.id(), order.generation()));
    }

    @Test
    void endsWhatADeadNodeLeftBehindWithin15SecondsAndNothingOfTheLiving() {
        CallOrder living = dialled(LIVING);
        watched(Duration.ofSeconds(20), living);
        CallOrder dead = dialled(DEAD);
        assertThat(watched(Duration.ofSeconds(15), living)).isEqualTo(1);
        assertThat(status(dead)).isEqualTo(VerificationStatus.FAILED);
        assertThat(verified(dead)).isFalse();
        assertThat(verified(living)).isTrue();
    }

    @Test
    void endsAtOnceWhatItsOwnEarlierBootLeftBehind() {
        CallOrder before = dialled(HERE_BEFORE);
        CallOrder dead = dialled(DEAD);
        assertThat(recovery.run()).isEqualTo(1);
        assertThat(status(before)).isEqualTo(VerificationStatus.FAILED);
        assertThat(status(dead)).isEqualTo(VerificationStatus.DIALLING);
    }

    @Test
    void leavesTheLivingTheirRightPinsWhenTheDatabaseWasAway() {
        CallOrder living = dialled(LIVING);
        CallOrder dead = dialled(DEAD);
        watched(Duration.ofSeconds(5), living);
        pass(Duration.ofSeconds(30));
        // The first to be back looks before the living have renewed anything.
        assertThat(recovery.run()).isZero();
        assertThat(verified(living)).isTrue();
        assertThat(watched(LEASE.plusSeconds(1))).isEqualTo(1);
        assertThat(status(dead)).isEqualTo(VerificationStatus.FAILED);
        assertThat(status(living)).isEqualTo(VerificationStatus.VERIFIED);
    }

    @Test
    void leavesTheLivingTheirCallsWhenTheDatabasesClockJumps() {
        CallOrder living = dialled(LIVING);
        watched(Duration.ofSeconds(20), living);
        storeTime = storeTime.plus(Duration.ofHours(1));
        assertThat(recovery.run()).isZero();
        assertThat(watched(Duration.ofSeconds(20), living)).isZero();
        assertThat(verified(living)).isTrue();
    }
}
