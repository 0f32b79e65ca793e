package io.ringtrue.server.storage.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SharedWriteTest {
    private static final int MOST = 10;

    private final BlockingQueue<List<Integer>> begun = new LinkedBlockingQueue<>();
    private final Semaphore mayEnd = new Semaphore(0);
    private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
    private final SharedWrite<Integer, String> write = new SharedWrite<>(MOST, this::doubled);

    /// Stays in a batch until it may end; 13 breaks one.
    private List<String> doubled(List<Integer> batch) {
        begun.add(batch);
        mayEnd.acquireUninterruptibly();
        if (batch.contains(13)) throw new IllegalStateException("13");
        return batch.stream().map(number -> number + "!").toList();
    }

    private List<Integer> nextBatch() throws InterruptedException {
        return begun.poll(30, TimeUnit.SECONDS);
    }

    private List<Future<String>> call(int from, int to) {
        List<Future<String>> answers = new ArrayList<>();
        for (int i = from; i <= to; i++) {
            int number = i;
            answers.add(callers.submit(() -> write.write(number)));
        }
        return answers;
    }

    @AfterEach
    void letEverybodyGo() {
        mayEnd.release(1_000);
        callers.close();
    }

    @Test
    void writesTogetherWhatCameDuringTheBatchBefore() throws Exception {
        Future<String> first = call(1, 1).getFirst();
        assertThat(nextBatch()).containsExactly(1);
        List<Future<String>> others = call(2, 6);
        awaitWaiting(5);
        assertThat(first.isDone()).isFalse();
        mayEnd.release();
        assertThat(first.get()).isEqualTo("1!");
        assertThat(nextBatch()).containsExactlyInAnyOrder(2, 3, 4, 5, 6);
        mayEnd.release();
        for (int i = 0; i < others.size(); i++) assertThat(others.get(i).get()).isEqualTo(i + 2 + "!");
    }

    @Test
    void writesNoMoreTogetherThanAllowed() throws Exception {
        call(1, 1);
        nextBatch();
        List<Future<String>> others = call(100, 124);
        awaitWaiting(25);
        mayEnd.release(10);
        assertThat(List.of(nextBatch().size(), nextBatch().size(), nextBatch().size()))
                .containsExactly(10, 10, 5);
        for (Future<String> other : others) assertThat(other.get()).endsWith("!");
    }

    @Test
    void failsForAllOfABatchAndGoesOn() throws Exception {
        call(1, 1);
        nextBatch();
        List<Future<String>> broken = call(12, 14);
        awaitWaiting(3);
        mayEnd.release(2);
        for (Future<String> one : broken) {
            assertThatThrownBy(one::get)
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(IllegalStateException.class);
        }
        mayEnd.release();
        assertThat(call(20, 20).getFirst().get()).isEqualTo("20!");
    }

    @Test
    void answersAnInterruptedCallerWhenItIsWritten() throws Exception {
        call(1, 1);
        nextBatch();
        Future<Boolean> interrupted = callers.submit(() -> {
            Thread.currentThread().interrupt();
            return write.write(2).equals("2!") && Thread.currentThread().isInterrupted();
        });
        awaitWaiting(1);
        mayEnd.release(2);
        assertThat(interrupted.get()).isTrue();
    }

    private void awaitWaiting(int count) {
        while (write.waiting() < count) Thread.onSpinWait();
    }
}
