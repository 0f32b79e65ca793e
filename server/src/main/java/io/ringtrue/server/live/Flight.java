package io.ringtrue.server.live;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One query under way, and everybody who waits for it.
final class Flight {
    private final CountDownLatch landed = new CountDownLatch(1);
    private volatile @Nullable SourceReply reply;

    void land(SourceReply result) {
        reply = result;
        landed.countDown();
    }

    /// @return empty: it is still under way
    Optional<SourceReply> await(Duration patience) throws InterruptedException {
        landed.await(patience.toNanos(), TimeUnit.NANOSECONDS);
        return Optional.ofNullable(reply);
    }
}
