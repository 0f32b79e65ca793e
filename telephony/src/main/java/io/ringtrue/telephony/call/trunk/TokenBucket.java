package io.ringtrue.telephony.call.trunk;

import java.util.function.LongSupplier;

/// Limits how many calls start in a second. Unused starts are saved for at most one second. Safe for several
/// threads.
final class TokenBucket {
    private static final double NANOS_PER_SECOND = 1e9;

    private final int perSecond;
    private final LongSupplier nanoTime;
    private double tokens;
    private long filledAt;

    TokenBucket(int perSecond, LongSupplier nanoTime) {
        this.perSecond = perSecond;
        this.nanoTime = nanoTime;
        this.tokens = perSecond;
        this.filledAt = nanoTime.getAsLong();
    }

    /// @return false when no start is left now
    synchronized boolean tryTake() {
        fill();
        if (tokens < 1) return false;
        tokens--;
        return true;
    }

    /// How many starts are left now.
    synchronized int left() {
        fill();
        return (int) tokens;
    }

    private void fill() {
        long now = nanoTime.getAsLong();
        tokens = Math.min(perSecond, tokens + (now - filledAt) / NANOS_PER_SECOND * perSecond);
        filledAt = now;
    }
}
