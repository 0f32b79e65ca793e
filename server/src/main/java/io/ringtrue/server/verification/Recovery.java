package io.ringtrue.server.verification;

import static java.lang.System.Logger.Level.ERROR;

import io.ringtrue.server.calls.NodeIdentity;
import java.time.Clock;
import java.util.List;

/// Ends what a dead node left behind: verifications with an intent to dial, no outcome, and nobody to finish them.
/// Each becomes failed, its hold is released, its callback written; none is ever dialled again.
public final class Recovery {
    private static final System.Logger LOG = System.getLogger(Recovery.class.getName());
    private static final int AT_ONCE = 100;

    private final VerificationStore store;
    private final Endings endings;
    private final NodeIdentity node;
    private final Clock clock;

    public Recovery(VerificationStore store, Endings endings, NodeIdentity node, Clock clock) {
        this.store = store;
        this.endings = endings;
        this.node = node;
        this.clock = clock;
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

    /// @return how many were ended; 0 when there was nothing to do
    public int run() {
        int ended = 0;
        List<VerificationStore.Abandoned> found;
        do {
            found = store.abandoned(node, clock.instant(), AT_ONCE);
            for (VerificationStore.Abandoned one : found) ended += end(one) ? 1 : 0;
        } while (found.size() == AT_ONCE);
        return ended;
    }
}
