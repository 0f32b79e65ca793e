package io.ringtrue.telephony.call.keys;

import java.util.function.LongSupplier;

/// A rate limit: some units a second, of which unused ones are saved up to a maximum. Used by one thread at a
/// time.
final class Allowance {
    private static final double NANOS = 1e9;

    private final double aSecond;
    private final double most;
    private final LongSupplier nanoTime;
    private double left;
    private long at;

    /// @param aSecond units added each second
    /// @param most the maximum that is saved, and the units at the start
    Allowance(double aSecond, double most, LongSupplier nanoTime) {
        this.aSecond = aSecond;
        this.most = most;
        this.nanoTime = nanoTime;
        this.left = most;
        this.at = nanoTime.getAsLong();
    }

    /// Takes `amount` units.
    ///
    /// @return false when fewer are left; then none is taken
    boolean take(int amount) {
        long now = nanoTime.getAsLong();
        left = Math.min(most, left + (now - at) / NANOS * aSecond);
        at = now;
        if (left < amount) return false;
        left -= amount;
        return true;
    }
}
