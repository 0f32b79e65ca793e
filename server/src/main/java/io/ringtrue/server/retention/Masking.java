package io.ringtrue.server.retention;

import static java.lang.System.Logger.Level.INFO;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/// Masks numbers after their retention time.
public final class Masking {
    private static final System.Logger LOG = System.getLogger(Masking.class.getName());

    private final RetentionStore store;
    private final Duration age;
    private final Clock clock;

    /// @param age what is older is masked; at least the longest window of a limit, which counts rows by number
    public Masking(RetentionStore store, Duration age, Clock clock) {
        this.store = store;
        this.age = age;
        this.clock = clock;
    }

    /// Masks what has become old since the last time.
    public void run() {
        Instant now = clock.instant();
        long masked = store.mask(now.minus(age), now);
        if (masked > 0) LOG.log(INFO, masked + " verifications older than " + age.toDays() + " days are masked");
    }
}
