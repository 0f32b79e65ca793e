package io.ringtrue.server.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LoopTest {
    private static final Duration FOR_EVER = Duration.ofDays(1);
    private static final ThreadFactory THREADS = Thread.ofVirtual().factory();

    private final BlockingQueue<Integer> turns = new LinkedBlockingQueue<>();
    private final AtomicInteger count = new AtomicInteger();

    private int next() throws InterruptedException {
        Integer turn = turns.poll(20, TimeUnit.SECONDS);
        return turn == null ? -1 : turn;
    }

    private boolean turn() {
        turns.add(count.incrementAndGet());
        return false;
    }

    @Test
    void looksAtOnceAndAgainWhenWoken() throws Exception {
        try (Loop loop = new Loop("test", this::turn, () -> FOR_EVER, THREADS)) {
            loop.start();
            assertThat(next()).isEqualTo(1);
            loop.wake();
            assertThat(next()).isEqualTo(2);
        }
    }

    @Test
    void looksAgainWithoutAPauseWhileThereIsMore() throws Exception {
        try (Loop loop = new Loop("test", () -> !turn() && count.get() < 3, () -> FOR_EVER, THREADS)) {
            loop.start();
            assertThat(next()).isEqualTo(1);
            assertThat(next()).isEqualTo(2);
            assertThat(next()).isEqualTo(3);
        }
        assertThat(turns).isEmpty();
    }

    @Test
    void restsAsLongAsItIsTold() throws Exception {
        try (Loop loop = Loop.every(Duration.ofMillis(1), "test", this::turn, THREADS)) {
            loop.start();
            for (int turn = 1; turn <= 5; turn++) assertThat(next()).isEqualTo(turn);
        }
    }

    @Test
    void goesOnAfterAFailure() throws Exception {
        Loop.Turn failing = () -> {
            turn();
            if (count.get() == 1) throw new IllegalStateException("the store is away");
            return false;
        };
        try (Loop loop = new Loop("test", failing, () -> FOR_EVER, THREADS)) {
            loop.start();
            assertThat(next()).isEqualTo(1);
            loop.wake();
            assertThat(next()).isEqualTo(2);
        }
    }

    @Test
    void beginsNoTurnOnceClosed() throws Exception {
        Loop loop = new Loop("test", this::turn, () -> FOR_EVER, THREADS);
        loop.start();
        assertThat(next()).isEqualTo(1);
        loop.closeAndWait(Duration.ofSeconds(20));
        loop.wake();
        loop.closeAndWait(Duration.ofSeconds(20));
        assertThat(turns).isEmpty();
    }

    @Test
    void closesBeforeItWasStarted() throws Exception {
        Loop loop = new Loop("test", this::turn, () -> FOR_EVER, THREADS);
        loop.closeAndWait(Duration.ofSeconds(20));
        assertThat(turns).isEmpty();
    }
}
