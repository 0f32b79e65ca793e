package io.ringtrue.server.verification;

import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Whether this node has watched the store for long enough to say that another node is dead. When the store was away,
/// nobody could renew a lease: the living need one lease's time to do so before anybody may judge them by it. The same
/// holds after this process was frozen, after the database's clock has jumped, and at the start.
final class Sight {
    /// Nodes renew every 3 s: somebody who has looked within this has missed no more than one renewal.
    static final Duration LONGEST_GAP = Duration.ofSeconds(6);

    private final Duration lease;
    private final LongSupplier nanoTime;
    private @Nullable Look last;
    private long clearFrom;

    private record Look(long nanos, Instant storeTime) {
        boolean joins(Look next) {
            Duration passed = Duration.ofNanos(next.nanos - nanos);
            Duration passedAtStore = Duration.between(storeTime, next.storeTime);
            return passed.compareTo(LONGEST_GAP) <= 0
                    && passedAtStore.minus(passed).abs().compareTo(LONGEST_GAP) <= 0;
        }
    }

    /// @param nanoTime the monotonic clock
    Sight(Duration lease, LongSupplier nanoTime) {
        this.lease = lease;
        this.nanoTime = nanoTime;
    }

    /// Looks, and says whether the view has been clear for one lease.
    ///
    /// @param storeTime what the store's clock says now: it is there
    boolean isClear(Instant storeTime) {
        Look look = new Look(nanoTime.getAsLong(), storeTime);
        if (last == null || !last.joins(look)) clearFrom = look.nanos + lease.toNanos();
        last = look;
        return look.nanos - clearFrom >= 0;
    }
}
