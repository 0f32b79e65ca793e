package io.ringtrue.server.verification;

import static java.lang.System.Logger.Level.ERROR;

import io.ringtrue.server.calls.NodeIdentity;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.LongSupplier;

/// Ends what a dead node left behind: verifications with an intent to dial, no outcome, and nobody to finish them.
/// Each becomes failed, its hold is released, its callback written; none is ever dialled again.
public final class Recovery {
    private static final System.Logger LOG = System.getLogger(Recovery.class.getName());
    private static final int AT_ONCE = 100;

    private final VerificationStore store;
    private final Endings endings;
    private final NodeIdentity node;
    private final InstantSource storeTime;
    private final Sight sight;

    /// @param storeTime the clock that leases are judged by; fails when the store is away
    /// @param lease how long a node that is alive may need to renew its leases once the store is back
    /// @param nanoTime the monotonic clock
    public Recovery(
            VerificationStore store,
            Endings endings,
            NodeIdentity node,
            InstantSource storeTime,
            Duration lease,
            LongSupplier nanoTime) {
        this.store = store;
        this.endings = endings;
        this.node = node;
        this.storeTime = storeTime;
        this.sight = new Sight(lease, nanoTime);
    }

    /// One that cannot be ended must not keep the others waiting; it is found again when its new lease has run out.
    private boolean end(VerificationStore.Abandoned one) {
        try {
            endings.abandoned(one);
            return true;
        } catch (RuntimeException e) {
            LOG.log(ERROR, "verification " + one.verification().id() + " could not be ended", e);
            return false;
        }
    }

    /// What an earlier boot of this node left behind is ended at once; what others left, once this node has watched
    /// the store for one lease. On one thread.
    ///
    /// @return how many were ended; 0 when there was nothing to do
    public int run() {
        Instant now = storeTime.instant();
        boolean clear = sight.isClear(now);
        int ended = 0;
        List<VerificationStore.Abandoned> found;
        do {
            found = clear ? store.abandoned(node, now, AT_ONCE) : store.abandonedByEarlierBoots(node, now, AT_ONCE);
            for (VerificationStore.Abandoned one : found) ended += end(one) ? 1 : 0;
        } while (found.size() == AT_ONCE);
        return ended;
    }
}
