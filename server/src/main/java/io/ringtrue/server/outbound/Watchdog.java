package io.ringtrue.server.outbound;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/// Closes a connection when its time is up, whatever it is doing then: a socket's own timeout starts anew with each
/// byte, and does not cover writing at all.
final class Watchdog implements AutoCloseable {
    private final CountDownLatch finished = new CountDownLatch(1);
    private final Closeable connection;
    private final Duration patience;
    private volatile boolean bitten;

    private Watchdog(Closeable connection, Duration patience) {
        this.connection = connection;
        this.patience = patience;
    }

    static Watchdog over(Closeable connection, Duration patience, ThreadFactory threads) {
        Watchdog watchdog = new Watchdog(connection, patience);
        threads.newThread(watchdog::watch).start();
        return watchdog;
    }

    /// True when the time ran out before {@link #close}.
    boolean bitten() {
        return bitten;
    }

    private void watch() {
        try {
            if (!finished.await(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                bitten = true;
                connection.close();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Calls it off.
    @Override
    public void close() {
        finished.countDown();
    }
}
