package io.ringtrue.server.callbacks;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A callback as an operator or its account sees it.
///
/// @param nextAttempt empty when it is delivered or dead
public record Callback(
        long id,
        long accountId,
        long verificationId,
        String messageId,
        String kind,
        String url,
        State state,
        Instant created,
        Optional<Instant> nextAttempt,
        List<DeliveryAttempt> attempts) {
    public enum State {
        /// Waiting for its next attempt.
        DUE,
        /// A 2xx came back.
        DELIVERED,
        /// The schedule is used up, or the endpoint answered 410.
        DEAD
    }
}
