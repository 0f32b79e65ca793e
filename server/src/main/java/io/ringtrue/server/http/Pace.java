package io.ringtrue.server.http;

import java.net.SocketTimeoutException;
import java.time.Duration;

/// Demands a minimum rate from the other side of a long stream. Only the time spent waiting for it counts.
final class Pace {
    private static final Duration GRACE = Duration.ofSeconds(10);
    /// Slower than any real link: below this rate the other side only holds the connection.
    private static final long BYTES_PER_SECOND = 1024;

    private long waited;
    private long bytes;

    /// @param since when the wait began, by [System#nanoTime]
    /// @param moved bytes that it brought
    /// @throws SocketTimeoutException when the other side is too slow, measured over the whole stream
    void moved(long since, long moved) throws SocketTimeoutException {
        waited += System.nanoTime() - since;
        bytes += moved;
        if (waited
                > GRACE.toNanos() + Duration.ofSeconds(bytes / BYTES_PER_SECOND).toNanos()) {
            throw new SocketTimeoutException("slower than " + BYTES_PER_SECOND + " bytes a second");
        }
    }
}
