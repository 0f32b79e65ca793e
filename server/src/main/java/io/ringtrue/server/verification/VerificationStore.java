package io.ringtrue.server.verification;

import io.ringtrue.server.callbacks.NewCallback;
import io.ringtrue.server.calls.NodeIdentity;
import io.ringtrue.telephony.call.CallTrace;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Keeps verifications. Each method is one transaction, durable when it returns.
public interface VerificationStore {
    Admitted admit(Admission admission);

    /// @return false when the generation is stale or the status is final already: nothing changed
    boolean finish(Finish finish);

    /// Counts a wrong PIN of a call under way against its number. [#finish] does not count it again.
    ///
    /// @param nth how many there have been in this call, from 1; when it is the same or fewer than before, or the
    /// generation is stale, nothing changes
    void wrongPin(long id, long generation, int nth, Instant at);

    /// Writes a progress callback; at most one per verification.
    void progress(long id, NewCallback callback, Instant at);

    /// Asks for a stop. A queued one can no longer be dialled, and the caller finishes it at once; whoever has a
    /// live one finishes that.
    ///
    /// @return what is there now; empty when the account has no such verification
    Optional<Stop> stop(long accountId, long id, Instant at);

    /// Not yours is the same as not there.
    Optional<Verification> find(long accountId, long id);

    /// For Ringtrue itself, whoever owns it; never for a caller.
    Optional<Verification> verification(long id);

    List<TimelineEvent> timeline(long accountId, long id);

    /// What passed on the wire, attempt by attempt, as [#finish] was given it. Empty also when the account has no such
    /// verification.
    List<CallTrace> calls(long accountId, long id);

    /// The timeline, for Ringtrue itself: never behind requests.
    List<TimelineEvent> story(Verification verification);

    /// Newest first.
    List<Verification> search(VerificationQuery query);

    /// Verifications with an intent to dial and no outcome whose lease has expired or belongs to an earlier boot of
    /// this node: nobody will finish them. Also those a stop was asked for and whose stopper died before it had
    /// finished them. Never those of another node's live lease. They are this node's for a short while then, so
    /// that nobody else finishes them too.
    ///
    /// @param now by the clock of [io.ringtrue.server.calls.CallQueue#now()]
    List<Abandoned> abandoned(NodeIdentity node, Instant now, int most);

    /// Of those only what an earlier boot of this node had, which is over for certain, whatever its lease says.
    List<Abandoned> abandonedByEarlierBoots(NodeIdentity node, Instant now, int most);

    /// How many wait for their call and how many are being called, for the metrics.
    Load load();

    /// @param generation what its [Finish] has to carry
    record Abandoned(Verification verification, long generation) {}

    /// @param generation what a [Finish] of a queued one has to carry
    /// @param wasLive a node has dialled it, or is about to
    record Stop(Verification verification, long generation, boolean wasLive) {}

    record Load(long queued, long dialling) {}
}
