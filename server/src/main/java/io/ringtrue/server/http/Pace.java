package io.ringtrue.server.http;

import java.net.SocketTimeoutException;
import java.time.Duration;

/// Holds the other side of a long stream to a minimum rate. Only time spent waiting for it counts.
final class Pace {
    private static final Duration GRACE = Duration.ofSeconds(10);
    /// What a modem managed in 1990; below it nobody streams, somebody holds a connection.
    private static final long BYTES_PER_SECOND = 1024;

    private long waited;
    private long bytes;

    /// @param since when the waiting began, by [System#nanoTime]
    /// @param moved how much it brought
    /// @throws SocketTimeoutException when the other side is too slow over the whole of the stream
    void moved(long since, long moved) throws SocketTimeoutException {
        waited += System.nanoTime() - since;
        bytes += moved;
        if (waited
                > GRACE.toNanos() + Duration.ofSeconds(bytes / BYTES_PER_SECOND).toNanos()) {
            throw new SocketTimeoutException("slower than " + BYTES_PER_SECOND + " bytes a second");
        }
    }
}
