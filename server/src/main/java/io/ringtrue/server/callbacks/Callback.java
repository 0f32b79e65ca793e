package io.ringtrue.server.callbacks;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A callback as an operator or its account sees it.
///
/// @param verificationId 0: it is about the account's balance
/// @param nextAttempt empty unless its state is [State#DUE]
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
    /// Where a callback stands.
    public enum State {
        /// Waiting for its next attempt.
        DUE,
        /// A 2xx came back.
        DELIVERED,
        /// The schedule is used up, the endpoint answered a GET with 410, or the callback could
        /// not be signed.
        DEAD,
        /// The endpoint answered this POST, or an earlier one of the account to the same URL, with 410.
        UNWANTED
    }
}
