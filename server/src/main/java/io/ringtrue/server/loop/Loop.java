package io.ringtrue.server.loop;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks for work, rests, and looks again, on one thread until it is closed. A turn that fails is tried again
/// after the pause: the first failure in a row is logged with its cause, the others are not, since a store
/// that is away would fail each turn.
public final class Loop implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Loop.class);

    private final String name;
    private final Turn turn;
    private final Supplier<Duration> pause;
    private final Semaphore wakes = new Semaphore(0);
    private final Thread thread;
    private volatile boolean open = true;
    private boolean failing;

    /// One look for work.
    @FunctionalInterface
    public interface Turn {
        /// @return whether there may be more to do at once
        boolean run();
    }

    /// @param name what the log calls it
    /// @param pause how long to rest after a turn that found no more; asked each time, on the loop's thread
    /// @param threads makes the one thread
    public Loop(String name, Turn turn, Supplier<Duration> pause, ThreadFactory threads) {
        this.name = name;
        this.turn = turn;
        this.pause = pause;
        this.thread = threads.newThread(this::runUntilClosed);
    }

    /// A chore done again and again, with a fixed pause.
    public static Loop every(Duration pause, String name, Runnable chore, ThreadFactory threads) {
        return new Loop(
                name,
                () -> {
                    chore.run();
                    return false;
                },
                () -> pause,
                threads);
    }

    /// The first turn is at once. Once only.
    public void start() {
        thread.start();
    }

    /// Ends the pause, or the next one when a turn is under way. Cheap, from any thread.
    public void wake() {
        wakes.release();
    }

    /// No turn begins after this; one under way ends. Again: does nothing.
    @Override
    public void close() {
        open = false;
        wake();
    }

    /// Closes and waits for the turn under way.
    ///
    /// @param most how long to wait
    public void closeAndWait(Duration most) throws InterruptedException {
        close();
        if (thread.isAlive()) thread.join(most);
    }

    private void runUntilClosed() {
        try {
            while (open) {
                if (!turned()) rest();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean turned() {
        try {
            boolean more = turn.run();
            if (failing) LOG.info("{} works again", name);
            failing = false;
            return more;
        } catch (RuntimeException e) {
            if (!failing) LOG.error("{} failed, and is tried again", name, e);
            failing = true;
            return false;
        }
    }

    private void rest() throws InterruptedException {
        if (wakes.tryAcquire(Math.max(0, pause.get().toNanos()), TimeUnit.NANOSECONDS)) wakes.drainPermits();
    }
}
