package io.ringtrue.server.callbacks;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Keeps callbacks until they are delivered. Each method is one transaction. New ones are written by the
/// transactions that admit and finish a verification, not here.
public interface CallbackStore {
    /// Takes due callbacks for this node until `now + lease`; one whose lease ran out is due again. Oldest first,
    /// but no host has more than `mostPerHost` under lease at once, counting those claimed before and not yet
    /// attempted: so a slow endpoint never delays the others.
    ///
    /// A POST to a URL that is not wanted is not given out: it ends as [Callback.State#UNWANTED], saying why.
    List<DueCallback> claim(Instant now, Duration lease, int most, int mostPerHost);

    /// When the next one is due; empty when none waits.
    Optional<Instant> nextDue();

    /// Stores the attempt and what comes next. A stale generation changes nothing.
    void attempted(DueCallback callback, DeliveryAttempt attempt, Next next);

    Optional<Callback> find(long accountId, long callbackId);

    /// Newest first.
    ///
    /// @param state empty: all
    /// @param before only callbacks with a smaller id; `Long.MAX_VALUE` to begin
    List<Callback> list(long accountId, Optional<Callback.State> state, long before, int limit);

    /// Makes it due at once, with the same message id and a fresh schedule; its URL is wanted again.
    ///
    /// @return false when the account has no such callback
    boolean replay(long accountId, long callbackId, Instant now);

    /// Posts the account's callbacks to this URL again. Does nothing where they are posted anyway.
    void wantAgain(long accountId, String url);

    /// What follows an attempt.
    sealed interface Next {
        record Delivered() implements Next {}

        record RetryAt(Instant at) implements Next {}

        record Dead() implements Next {}

        /// The receiver wants no callbacks at this URL: none of the account's is posted there until it is
        /// wanted again.
        record Unwanted() implements Next {}
    }
}
