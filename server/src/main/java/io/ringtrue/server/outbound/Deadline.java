package io.ringtrue.server.outbound;

import java.net.SocketTimeoutException;
import java.time.Duration;

/// When the time for one request is up.
///
/// @param end on the scale of `System.nanoTime`
record Deadline(long end) {
    static Deadline in(Duration within) {
        return new Deadline(System.nanoTime() + within.toNanos());
    }

    /// @return at least 1 ms, because 0 means "for ever" to a socket
    /// @throws SocketTimeoutException when there is less left
    Duration remaining() throws SocketTimeoutException {
        long left = end - System.nanoTime();
        if (left < Duration.ofMillis(1).toNanos()) throw new SocketTimeoutException();
        return Duration.ofNanos(left);
    }
}
