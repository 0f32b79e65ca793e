package io.ringtrue.telephony.rtp;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Samples or a key on their way to the far end. Safe for use by any number of threads.
public final class Playback {
    /// How it ended.
    public enum End {
        /// The last packet of it was handed to the network.
        SENT,
        /// [Playback#cut()] came first, or another playback took its place.
        CUT,
        /// The stream was closed.
        CLOSED
    }

    private final AtomicReference<@Nullable End> end = new AtomicReference<>();
    private final CountDownLatch ended = new CountDownLatch(1);

    Playback() {}

    /// Waits until it has ended and says how. Once ended, returns at once.
    ///
    /// @throws InterruptedException when the waiting thread is told to stop; the playback goes on
    public End await() throws InterruptedException {
        ended.await();
        return how();
    }

    /// Waits for so long at most.
    ///
    /// @return whether it has ended
    /// @throws InterruptedException when the waiting thread is told to stop; the playback goes on
    public boolean await(Duration longest) throws InterruptedException {
        return ended.await(longest.toNanos(), TimeUnit.NANOSECONDS);
    }

    /// Stops it within one packet. Does nothing once it has ended.
    public void cut() {
        finish(End.CUT);
    }

    public boolean isOver() {
        return end.get() != null;
    }

    void finish(End how) {
        if (end.compareAndSet(null, how)) ended.countDown();
    }

    private End how() {
        End how = end.get();
        if (how == null) throw new IllegalStateException("not over");
        return how;
    }
}
