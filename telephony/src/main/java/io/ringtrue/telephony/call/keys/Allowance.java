package io.ringtrue.telephony.call.keys;

import java.util.function.LongSupplier;

/// So much of something a second, and what was not used up to a limit. Used by one thread at a time.
final class Allowance {
    private static final double NANOS = 1e9;

    private final double aSecond;
    private final double most;
    private final LongSupplier nanoTime;
    private double left;
    private long at;

    /// @param aSecond what is added in a second
    /// @param most what may be saved up, and what there is at first
    Allowance(double aSecond, double most, LongSupplier nanoTime) {
        this.aSecond = aSecond;
        this.most = most;
        this.nanoTime = nanoTime;
        this.left = most;
        this.at = nanoTime.getAsLong();
    }

    /// Takes this much, or nothing when less is left.
    boolean take(int amount) {
        long now = nanoTime.getAsLong();
        left = Math.min(most, left + (now - at) / NANOS * aSecond);
        at = now;
        if (left < amount) return false;
        left -= amount;
        return true;
    }
}
