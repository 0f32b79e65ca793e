package io.ringtrue.server.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ringtrue.server.loop.Bell;
import io.ringtrue.server.speech.Prompt;
import io.ringtrue.telephony.audio.Sound;
import io.ringtrue.telephony.call.Answered;
import io.ringtrue.telephony.call.AnsweredBy;
import io.ringtrue.telephony.call.Call;
import io.ringtrue.telephony.call.CallAnswer;
import io.ringtrue.telephony.call.CallEnded;
import io.ringtrue.telephony.call.CallFacts;
import io.ringtrue.telephony.call.CallRefused;
import io.ringtrue.telephony.call.CallTrace;
import io.ringtrue.telephony.call.DialOrder;
import io.ringtrue.telephony.call.Dialer;
import io.ringtrue.telephony.call.keys.DigitRule;
import io.ringtrue.telephony.call.keys.Digits;
import io.ringtrue.telephony.call.trunk.Trunk;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallDeskTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    private final Queue queue = new Queue();
    private volatile Optional<CallOutcome.Barred> objection = Optional.empty();
    private final Lines lines = new Lines();
    private final Progress progress = new Progress();
    private final CallDesk desk = new CallDesk(
            queue,
            new NodeIdentity("node", 1),
            lines,
            (_, _) -> new Silence(),
            order -> objection,
            progress,
            new CallDeskSettings(100, SOON, SOON, SOON),
            Bell.NONE,
            Thread.ofVirtual().factory(),
            Thread.ofVirtual().factory(),
            Clock.systemUTC());

    @AfterEach
    void close() {
        lines.close();
        desk.close();
    }

    private static CallOrder order(long id) {
        return order(id, Instant.MAX);
    }

    private static CallOrder order(long id, Instant expires) {
        CallTask task = new CallTask.AskForPin(new ExpectedDigits("04711"), false, 3);
        return new CallOrder(id, 1, "+12015550123", task, "", Locale.ENGLISH, expires);
    }

    @Test
    void ordersBeyondTheTrunksRoomWaitInTheQueueInsteadOfFailing() throws InterruptedException {
        lines.room.set(2);
        for (int id = 1; id <= 5; id++) queue.waiting.add(order(id));
        desk.start();
        lines.awaitDialled();
        lines.awaitDialled();
        assertThat(queue.waiting).hasSize(3);
        lines.room.set(3);
        desk.wake();
        for (int i = 0; i < 3; i++) lines.awaitDialled();
        assertThat(queue.waiting).isEmpty();
    }

    @Test
    void outcomeSurvivesAStoreThatIsAwayForAWhile() throws InterruptedException {
        progress.failures.set(2);
        queue.waiting.add(order(1));
        desk.start();
        lines.awaitDialled().countDown();
        assertThat(progress.awaitOutcome()).isEqualTo(new CallOutcome.Verified(1, 0));
    }

    @Test
    void outcomeThatIsNotStoredYetIsTracedOnceAndCounted() throws InterruptedException {
        try (LogLines log = LogLines.of(LiveCall.class)) {
            progress.failures.set(Integer.MAX_VALUE);
            queue.waiting.add(order(1));
            desk.start();
            lines.awaitDialled().countDown();
            await().atMost(SOON).until(() -> progress.failures.get() < Integer.MAX_VALUE - 2);
            assertThat(desk.unstoredOutcomes()).isEqualTo(1);
            progress.failures.set(0);
            progress.awaitOutcome();
            await().atMost(SOON).until(() -> desk.unstoredOutcomes() == 0);
            assertThat(log.lines())
                    .satisfiesExactly(
                            line -> assertThat(line)
                                    .startsWith("call 1: matched, not stored yet")
                                    .doesNotContain("04711"),
                            line -> assertThat(line).isEqualTo("call 1: matched, waits for the store no more"));
        }
    }

    @Test
    void claimsNothingOnceAnotherServerHasItsNodesId() throws InterruptedException {
        queue.waiting.add(order(1));
        desk.start();
        lines.awaitDialled();
        queue.replaced = true;
        desk.renewLeases();
        assertThat(desk.isReplaced()).isTrue();
        queue.waiting.add(order(2));
        desk.wake();
        desk.drain(Duration.ZERO);
        assertThat(queue.waiting).hasSize(1);
    }

    @Test
    void stoppedWhileRingingIsNotAnswered() throws InterruptedException {
        queue.waiting.add(order(1));
        desk.start();
        lines.awaitDialled();
        desk.stop(1);
        assertThat(progress.awaitOutcome()).isEqualTo(new CallOutcome.Stopped(false));
    }

    @Test
    void drainHangsUpWhatWillNotEndAndChargesNobody() throws InterruptedException {
        queue.waiting.add(order(1));
        desk.start();
        lines.awaitDialled();
        desk.drain(Duration.ZERO);
        assertThat(progress.awaitOutcome()).isEqualTo(new CallOutcome.Broken("shut down", false));
        assertThat(desk.liveCalls()).isZero();
    }

    @Test
    void lostLeaseHangsUp() throws InterruptedException {
        queue.waiting.add(order(1));
        desk.start();
        lines.awaitDialled();
        queue.lost = Set.of(1L);
        desk.renewLeases();
        assertThat(progress.awaitOutcome()).isEqualTo(new CallOutcome.Stopped(false));
    }

    @Test
    void orderWhosePinIsTooOldIsNotDialled() throws InterruptedException {
        queue.waiting.add(order(1, Instant.MIN));
        desk.start();
        assertThat(progress.awaitOutcome()).isEqualTo(new CallOutcome.Expired());
        assertThat(lines.dialled).isEmpty();
    }

    @Test
    void orderThatMayNotBeDialledIsLeftAlone() throws InterruptedException {
        queue.leave = LeaveToDial.GONE;
        queue.waiting.add(order(1));
        queue.waiting.add(order(2));
        desk.start();
        queue.awaitAsked();
        queue.awaitAsked();
        assertThat(lines.dialled).isEmpty();
        assertThat(progress.outcomes).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"LISTED, do-not-call", "PAUSED, paused-range"})
    void orderThatWasBarredWhileItWaitedIsEndedUndialled(LeaveToDial leave, String limit) throws InterruptedException {
        queue.leave = leave;
        queue.waiting.add(order(1));
        desk.start();
        assertThat(progress.awaitOutcome()).isEqualTo(new CallOutcome.Barred(limit, "cannot be called now"));
        assertThat(lines.dialled).isEmpty();
    }

    @Test
    void orderWhoseDestinationIsRefusedByNowIsEndedUndialled() throws InterruptedException {
        objection = Optional.of(new CallOutcome.Barred("allowed-countries", "calls to +1 are not allowed"));
        queue.waiting.add(order(1));
        desk.start();
        assertThat(progress.awaitOutcome()).isEqualTo(objection.get());
        assertThat(lines.dialled).isEmpty();
        assertThat(queue.asked).isEmpty();
    }

    private static final class Queue implements CallQueue {
        private final ConcurrentLinkedQueue<CallOrder> waiting = new ConcurrentLinkedQueue<>();
        private final BlockingQueue<Long> asked = new ArrayBlockingQueue<>(100);
        private volatile LeaveToDial leave = LeaveToDial.GIVEN;
        private volatile Set<Long> lost = Set.of();
        private volatile boolean replaced;

        @Override
        public List<CallOrder> claim(NodeIdentity node, Instant now, Duration lease, int most) {
            List<CallOrder> claimed = new ArrayList<>();
            while (claimed.size() < most && !waiting.isEmpty()) claimed.add(waiting.remove());
            return claimed;
        }

        @Override
        public LeaveToDial intendToDial(CallOrder order, Instant now, Duration doNotCall) {
            asked.add(order.id());
            return leave;
        }

        @Override
        public Instant now() {
            return Instant.now();
        }

        @Override
        public boolean keepNode(NodeIdentity node, Instant until) {
            return !replaced;
        }

        @Override
        public Set<Long> renew(NodeIdentity node, Collection<CallOrder> live, Instant until) {
            return lost;
        }

        void awaitAsked() throws InterruptedException {
            assertThat(asked.poll(SOON.toSeconds(), TimeUnit.SECONDS)).isNotNull();
        }
    }

    /// Trunks whose far ends answer when told.
    private static final class Lines implements Dialer {
        private final AtomicInteger room = new AtomicInteger(100);
        private final BlockingQueue<CountDownLatch> dialled = new ArrayBlockingQueue<>(100);
        private final ConcurrentLinkedQueue<CountDownLatch> all = new ConcurrentLinkedQueue<>();

        @Override
        public Call dial(DialOrder order) {
            room.decrementAndGet();
            CountDownLatch answer = new CountDownLatch(1);
            all.add(answer);
            dialled.add(answer);
            return new Line(answer);
        }

        CountDownLatch awaitDialled() throws InterruptedException {
            CountDownLatch answer = dialled.poll(SOON.toSeconds(), TimeUnit.SECONDS);
            assertThat(answer).isNotNull();
            return Objects.requireNonNull(answer);
        }

        @Override
        public int room() {
            return room.get();
        }

        @Override
        public void trunks(List<Trunk> trunks) {
            throw new AssertionError("not asked for");
        }

        @Override
        public void close() {
            all.forEach(CountDownLatch::countDown);
        }
    }

    private static final class Line implements Call {
        private final CountDownLatch answer;
        private volatile boolean hungUp;

        Line(CountDownLatch answer) {
            this.answer = answer;
        }

        @Override
        public CallAnswer awaitAnswer() {
            try {
                answer.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return hungUp
                    ? new CallRefused(CallRefused.Cause.CANCELLED, 487, OptionalInt.empty(), "")
                    : new Answered(Duration.ZERO);
        }

        @Override
        public boolean play(Sound sound) {
            return true;
        }

        @Override
        public boolean playToEnd(Sound sound) {
            return true;
        }

        @Override
        public Digits collect(DigitRule rule) {
            return new Digits("");
        }

        @Override
        public AnsweredBy answeredBy() {
            return AnsweredBy.UNSURE;
        }

        @Override
        public void hangUp() {
            hungUp = true;
            answer.countDown();
        }

        @Override
        public CallFacts facts() {
            return new CallFacts("", "", "", 200, 0, Duration.ZERO, Duration.ZERO, 0, 0);
        }
    }

    private static final class Silence implements CallScript {
        @Override
        public CallOutcome run(Call call) {
            return new CallOutcome.Verified(1, 0);
        }

        @Override
        public CallOutcome cutShort(CallEnded.Cause why) {
            throw new AssertionError("nobody hangs up here");
        }

        @Override
        public Optional<Prompt> farewell(CallOutcome outcome) {
            return Optional.empty();
        }
    }

    private static final class Progress implements CallProgress {
        private final BlockingQueue<CallOutcome> outcomes = new ArrayBlockingQueue<>(100);
        private final AtomicInteger failures = new AtomicInteger();

        @Override
        public void dialling(CallOrder order) {}

        @Override
        public void happened(CallOrder order, String event, String detail) {}

        @Override
        public void wrongEntry(CallOrder order, int nth) {}

        @Override
        public void finished(CallOrder order, CallOutcome outcome, CallFacts facts, List<CallTrace> traces) {
            if (failures.getAndDecrement() > 0) throw new IllegalStateException("the store is away");
            outcomes.add(outcome);
        }

        CallOutcome awaitOutcome() throws InterruptedException {
            CallOutcome outcome = outcomes.poll(SOON.toSeconds(), TimeUnit.SECONDS);
            assertThat(outcome).isNotNull();
            return Objects.requireNonNull(outcome);
        }
    }
}
