package io.ringtrue.server.calls;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/// Verifications waiting to be called. Each method is one transaction; each `now` and `until` is by [#now()].
public interface CallQueue {
    /// Takes waiting orders for this node until `now + lease`, each with a new generation: of the accounts with the
    /// fewest calls under way first, of each account the oldest first. Expired ones
    /// are taken too: their outcome has to be written. Never one with an intent to dial.
    List<CallOrder> claim(NodeIdentity node, Instant now, Duration lease, int most);

    /// Commits that this order is about to be dialled. After a crash an order with intent and no outcome is not
    /// dialled again. The do-not-call list and the paused ranges are looked at in the same transaction: the order
    /// may have waited since its admission.
    ///
    /// @param doNotCall how long an entry of the list holds that has no end of its own
    LeaveToDial intendToDial(CallOrder order, Instant now, Duration doNotCall);

    /// The time that leases are judged by: the database's own, which is the same at each node, however wrong the clock
    /// of its machine is.
    Instant now();

    /// Says that this node lives until then.
    ///
    /// @return false: another server has been started under this node's id, and the calls are that server's
    boolean keepNode(NodeIdentity node, Instant until);

    /// Extends the leases of calls under way, also of those that have run out meanwhile if nobody has taken the call.
    ///
    /// @return ids whose lease was lost, or whose stop was asked for on whatever node: hang those up
    Set<Long> renew(NodeIdentity node, Collection<CallOrder> live, Instant until);
}
