package io.ringtrue.server.callbacks;

/// Hears of every attempt after it is stored; for metrics and logs.
@FunctionalInterface
public interface DeliveryListener {
    /// Called on the delivery's own thread.
    void attempted(DueCallback callback, DeliveryAttempt attempt, CallbackStore.Next next);
}
