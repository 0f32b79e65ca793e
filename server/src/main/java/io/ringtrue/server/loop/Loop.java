package io.ringtrue.server.loop;

import static java.lang.System.Logger.Level.ERROR;
import static java.lang.System.Logger.Level.INFO;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Runs a turn, rests, and runs the next, on one thread until it is closed. A turn that fails is run again
/// after the pause. Of failures in a row only the first is logged, with its cause: a store that is down fails
/// every turn and would fill the log.
public final class Loop implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Loop.class.getName());

    private final String name;
    private final Turn turn;
    private final Supplier<Duration> pause;
    private final Semaphore wakes = new Semaphore(0);
    private final Thread thread;
    private volatile boolean open = true;
    private boolean failing;

    /// One turn: look for work and do what was found.
    @FunctionalInterface
    public interface Turn {
        /// @return whether there may be more to do at once
        boolean run();
    }

    /// @param name stands for this loop in log lines
    /// @param pause how long to rest after a turn that found no more; asked each time, on the loop's thread
    /// @param threads makes the one thread
    public Loop(String name, Turn turn, Supplier<Duration> pause, ThreadFactory threads) {
        this.name = name;
        this.turn = turn;
        this.pause = pause;
        this.thread = threads.newThread(this::runUntilClosed);
    }

    /// A loop whose every turn is the same chore, followed by a fixed pause.
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

    /// Starts the thread; the first turn runs at once. A second call throws [IllegalThreadStateException].
    public void start() {
        thread.start();
    }

    /// Ends the pause; when a turn is under way, the pause after it is skipped. Cheap, from any thread;
    /// repeated calls count as one.
    public void wake() {
        wakes.release();
    }

    /// Lets no further turn begin; a turn under way runs to its end. Closing again does nothing.
    @Override
    public void close() {
        open = false;
        wake();
    }

    /// Closes, and waits until the turn under way has ended or the time is up.
    ///
    /// @param most how long to wait at most
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
            if (failing) LOG.log(INFO, name + " works again");
            failing = false;
            return more;
        } catch (RuntimeException e) {
            if (!failing) LOG.log(ERROR, name + " failed; it runs again after its pause", e);
            failing = true;
            return false;
        }
    }

    private void rest() throws InterruptedException {
        if (wakes.tryAcquire(Math.max(0, pause.get().toNanos()), TimeUnit.NANOSECONDS)) wakes.drainPermits();
    }
}
