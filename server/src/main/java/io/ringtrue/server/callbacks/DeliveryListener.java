package io.ringtrue.server.callbacks;

/// Is called after every attempt that was stored, for metrics and logs.
@FunctionalInterface
public interface DeliveryListener {
    /// Runs on the delivery's own thread. What it throws is logged.
    void attempted(DueCallback callback, DeliveryAttempt attempt, CallbackStore.Next next);

    default DeliveryListener andThen(DeliveryListener other) {
        return (callback, attempt, next) -> {
            attempted(callback, attempt, next);
            other.attempted(callback, attempt, next);
        };
    }
}
