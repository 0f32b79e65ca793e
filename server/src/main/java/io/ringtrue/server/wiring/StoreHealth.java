package io.ringtrue.server.wiring;

import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/// Whether the store takes writes. Asked at most once a second, by one caller: strangers may ask for the health
/// as often as they like, and must neither keep the store busy nor pile up while it is away.
final class StoreHealth implements HealthIndicator {
    private static final Duration GOOD_FOR = Duration.ofSeconds(1);

    private final Runnable probe;
    private final LongSupplier nanoTime;
    private final ReentrantLock asking = new ReentrantLock();
    private volatile Answer last;

    private record Answer(Health health, long at) {}

    /// @param probe writes something; throws when it cannot
    /// @param nanoTime the monotonic clock
    StoreHealth(Runnable probe, LongSupplier nanoTime) {
        this.probe = probe;
        this.nanoTime = nanoTime;
        this.last = ask();
    }

    @Override
    public Health health() {
        if (nanoTime.getAsLong() - last.at() < GOOD_FOR.toNanos() || !asking.tryLock()) return last.health();
        try {
            last = ask();
            return last.health();
        } finally {
            asking.unlock();
        }
    }

    private Answer ask() {
        Health health;
        try {
            probe.run();
            health = Health.up().build();
        } catch (RuntimeException e) {
            health = Health.down(e).build();
        }
        return new Answer(health, nanoTime.getAsLong());
    }
}
