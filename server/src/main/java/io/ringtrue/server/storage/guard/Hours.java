package io.ringtrue.server.storage.guard;

import java.time.Instant;

/// Hours since 1970, by which the guard counts.
final class Hours {
    private static final long SECONDS = 3_600;

    private Hours() {}

    static long of(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), SECONDS);
    }

    static Instant begin(long hour) {
        return Instant.ofEpochSecond(hour * SECONDS);
    }
}
