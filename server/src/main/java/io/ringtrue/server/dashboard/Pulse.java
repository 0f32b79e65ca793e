package io.ringtrue.server.dashboard;

import io.ringtrue.server.reports.OverviewStore;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Notices that something may have changed, on whatever node. The store is asked at most once a second for all open
/// pages together, and not at all while none is open.
public final class Pulse implements AutoCloseable {
    private static final Duration EVERY = Duration.ofSeconds(1);

    private final OverviewStore store;
    private final LongSupplier nanoTime;
    private final CountDownLatch closed = new CountDownLatch(1);
    private @Nullable String last;
    private long readAt;

    public Pulse(OverviewStore store, LongSupplier nanoTime) {
        this.store = store;
        this.nanoTime = nanoTime;
    }

    /// How far the installation had come at most a second ago. Two equal ones: nothing has changed between.
    public synchronized String now() {
        String known = last;
        if (known != null && nanoTime.getAsLong() - readAt < EVERY.toNanos()) return known;
        String fresh = store.pulse();
        last = fresh;
        readAt = nanoTime.getAsLong();
        return fresh;
    }

    /// Waits a second.
    ///
    /// @return false: the server ends
    boolean rest() throws InterruptedException {
        return !closed.await(EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// Ends all open streams within a second.
    @Override
    public void close() {
        closed.countDown();
    }
}
