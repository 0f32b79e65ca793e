package io.ringtrue.telephony.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.OptionalInt;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// What has become of a call, whoever is first: one outcome, one end, and none before its time.
class CallRecordTest {
    private static final CallRefused BUSY =
            new CallRefused(CallRefused.Cause.BUSY, 486, OptionalInt.of(17), "trunk main: 486 Busy Here");

    private final CallRecord record = new CallRecord();

    @Test
    void aCallThatIsNotAnsweredCannotEnd() {
        assertThat(record.end(CallEnded.Cause.US)).isFalse();
        assertThat(record.isOver()).isFalse();
        assertThat(record.settle(BUSY)).isTrue();
        assertThat(record.end(CallEnded.Cause.US)).isFalse();
        assertThat(record.ended()).isEmpty();
        assertThat(record.isOver()).isTrue();
        assertThat(record.isAnswered()).isFalse();
        record.throwIfEnded();
    }

    @Test
    void theFirstOutcomeStands() throws Exception {
        assertThat(record.settle(BUSY)).isTrue();
        assertThat(record.answered("PCMU")).isFalse();
        assertThat(record.awaitAnswer()).isEqualTo(BUSY);
        CallRecord other = new CallRecord();
        assertThat(other.answered("PCMA")).isTrue();
        assertThat(other.settle(BUSY)).isFalse();
        assertThat(other.awaitAnswer()).isInstanceOf(Answered.class);
        assertThat(other.isAnswered()).isTrue();
        assertThat(other.isOver()).isFalse();
    }

    @Test
    void theFirstEndStandsAndIsThrown() {
        record.answered("PCMU");
        record.throwIfEnded();
        assertThat(record.end(CallEnded.Cause.LOST)).isTrue();
        assertThat(record.end(CallEnded.Cause.FAR_END)).isFalse();
        assertThat(record.ended()).hasValue(CallEnded.Cause.LOST);
        assertThat(record.isOver()).isTrue();
        assertThatThrownBy(record::throwIfEnded)
                .isInstanceOfSatisfying(
                        CallEnded.class, ended -> assertThat(ended.why()).isEqualTo(CallEnded.Cause.LOST));
    }

    @Test
    void factsSayWhatWasLearntLast() {
        record.tried("first", "id-1");
        record.status(503);
        record.cause(OptionalInt.of(34));
        record.cause(OptionalInt.empty());
        record.tried("second", "id-2");
        CallFacts ringing = record.facts(null);
        assertThat(ringing.trunk()).isEqualTo("second");
        assertThat(ringing.sipCallId()).isEqualTo("id-2");
        assertThat(ringing.sipStatus()).isEqualTo(503);
        assertThat(ringing.q850()).as("no cause is no new cause").isEqualTo(34);
        assertThat(ringing.talking()).isZero();
        assertThat(ringing.codec()).isEmpty();
        record.answered("PCMA");
        record.end(CallEnded.Cause.US);
        CallFacts first = record.facts(null);
        CallFacts later = record.facts(null);
        assertThat(later).as("nothing goes on once it is over").isEqualTo(first);
        assertThat(first.codec()).isEqualTo("PCMA");
        assertThat(first.sipStatus()).isEqualTo(200);
        assertThat(first.ringing()).isGreaterThanOrEqualTo(ringing.ringing());
    }

    /// The answer, a refusal and a hang-up at the same moment, a thousand times.
    @Test
    void ofThreeAtOnceExactlyOneWins() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
            for (int round = 0; round < 1_000; round++) {
                CallRecord contested = new CallRecord();
                CyclicBarrier start = new CyclicBarrier(3);
                Future<Boolean> answer = threads.submit(() -> {
                    start.await();
                    return contested.answered("PCMU");
                });
                Future<Boolean> refusal = threads.submit(() -> {
                    start.await();
                    return contested.settle(BUSY);
                });
                Future<Boolean> end = threads.submit(() -> {
                    start.await();
                    return contested.end(CallEnded.Cause.US);
                });
                boolean answered = answer.get(20, TimeUnit.SECONDS);
                boolean ended = end.get(20, TimeUnit.SECONDS);
                assertThat(refusal.get(20, TimeUnit.SECONDS)).isNotEqualTo(answered);
                assertThat(contested.isAnswered()).isEqualTo(answered);
                if (ended)
                    assertThat(answered).as("only what was answered ends").isTrue();
                assertThat(contested.ended().isPresent()).isEqualTo(ended);
            }
        }
    }
}
