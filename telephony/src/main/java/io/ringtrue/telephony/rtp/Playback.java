package io.ringtrue.telephony.rtp;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// A sound or a key that is being sent to the far end. Safe for several threads.
public final class Playback {
    /// How a playback ended.
    public enum End {
        /// Its last packet was handed to the network.
        SENT,
        /// It was stopped by [Playback#cut()], or another playback replaced it.
        CUT,
        /// The stream was closed.
        CLOSED
    }

    private final AtomicReference<@Nullable End> end = new AtomicReference<>();
    private final CountDownLatch ended = new CountDownLatch(1);

    Playback() {}

    /// Waits until it has ended, and returns how. Returns at once if it has ended already.
    ///
    /// @throws InterruptedException when the waiting thread is interrupted; the playback continues
    public End await() throws InterruptedException {
        ended.await();
        return how();
    }

    /// Waits until it has ended, but not longer than this.
    ///
    /// @return whether it has ended
    /// @throws InterruptedException when the waiting thread is interrupted; the playback continues
    public boolean await(Duration longest) throws InterruptedException {
        return ended.await(longest.toNanos(), TimeUnit.NANOSECONDS);
    }

    /// Stops it within one packet. Does nothing if it has ended.
    public void cut() {
        finish(End.CUT);
    }

    /// Whether it has ended.
    public boolean isOver() {
        return end.get() != null;
    }

    /// Whether its last packet was handed to the network.
    public boolean isSent() {
        return end.get() == End.SENT;
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
