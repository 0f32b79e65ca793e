package io.ringtrue.server.callbacks;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Keeps callbacks until they are delivered: the port that `storage` implements. Each method is
/// one transaction. New callbacks are not written here but by the transactions that admit and
/// finish a verification.
public interface CallbackStore {
    /// Claims due callbacks for this node until `now + lease`. A claim that is not answered by [#attempted]
    /// is due again after that.
    ///
    /// [Turns] says which, and so how many of an account and of a host. It counts what is under lease at all
    /// nodes, earlier claims that are still open too. Two nodes that claim at the same moment do not see each
    /// other's, and may then exceed a share together.
    ///
    /// A POST to an unwanted URL, and a callback whose signing secrets cannot be opened, is not returned. It
    /// ends here as [Callback.State#UNWANTED] or [Callback.State#DEAD], with an attempt that says why.
    ///
    /// @param free how many to claim at most; fewer are returned when fewer are due, or may be sent
    List<DueCallback> claim(Instant now, Duration lease, int free, Shares shares);

    /// Makes due at once what is due later than any schedule may say by the store's clock: it was written while a
    /// clock stood wrong, and would wait until that clock's days have passed. What is being delivered stays.
    ///
    /// @param longest the longest wait there is
    /// @return how many
    int bringForward(Duration longest);

    /// When the next callback is due, which may be in the past; empty when none waits.
    Optional<Instant> nextDue();

    /// Stores an attempt and what follows it. When the callback has been claimed again meanwhile, its
    /// generation is stale and nothing changes.
    void attempted(DueCallback callback, DeliveryAttempt attempt, Next next);

    /// @return empty when the account has no such callback
    Optional<Callback> find(long accountId, long callbackId);

    /// The account's callbacks, newest first.
    ///
    /// @param state empty: of every state
    /// @param before only callbacks with a smaller id; `Long.MAX_VALUE` to begin
    List<Callback> list(long accountId, Optional<Callback.State> state, long before, int limit);

    /// Makes a callback due at once, with the same message id and a fresh schedule, whatever its state. Its
    /// URL is wanted again. Repeating it starts over.
    ///
    /// @return false when the account has no such callback
    boolean replay(long accountId, long callbackId, Instant now);

    /// Makes the account's dead callbacks that were created from `from` until before `to` due at once, as [#replay]
    /// does; the oldest first, and no more than `most`.
    ///
    /// @return how many; fewer than `most` when no more are dead
    int replayDead(long accountId, Instant from, Instant to, int most, Instant now);

    /// From now on signs the account's callbacks with a new secret, and until `oldUntil` also with the one before.
    /// With `oldUntil` at `now`, every older secret ends at once.
    ///
    /// @return false when two secrets sign already and the older would end too early for its receivers;
    /// then nothing has changed
    boolean rotateSecret(long accountId, DueCallback.SigningSecret secret, Instant now, Instant oldUntil);

    /// Lets the account's callbacks be posted to this URL again. Does nothing for a URL that is not unwanted.
    void wantAgain(long accountId, String url);

    /// What follows an attempt.
    sealed interface Next {
        /// The endpoint accepted it.
        record Delivered() implements Next {}

        record RetryAt(Instant at) implements Next {}

        /// It is not tried again.
        record Dead() implements Next {}

        /// The receiver wants no callbacks at this URL: none of the account's is posted there until the URL
        /// is wanted again.
        record Unwanted() implements Next {}
    }
}
