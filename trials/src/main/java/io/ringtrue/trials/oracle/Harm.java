package io.ringtrue.trials.oracle;

import java.time.Instant;
import java.util.Set;

/// Something that was done to a node or to the store, on purpose.
///
/// @param node which node; -1: the store of all nodes
/// @param from when it began
/// @param to when it was over; for a death, the same as `from`
public record Harm(Kind kind, int node, Instant from, Instant to) {
    /// What can be done.
    public enum Kind {
        /// SIGKILL: nothing in the process runs another instruction.
        KILLED,
        /// The process has ended after SIGTERM, with its live calls hung up.
        DRAINED,
        /// SIGSTOP until SIGCONT.
        FROZEN,
        /// The store does not answer.
        STORE_AWAY,
        /// The store answers, and cannot write.
        STORE_FULL,
        /// The store has committed and its answer was lost.
        COMMIT_LOST
    }

    private static final Set<Kind> DEATHS = Set.of(Kind.KILLED, Kind.DRAINED, Kind.FROZEN);

    /// Whether a node stopped to work. A store that is away kills nobody.
    public boolean isDeath() {
        return DEATHS.contains(kind);
    }

    public boolean isOfStore() {
        return !isDeath();
    }

    /// Whether it lasted at any moment between these two, both included.
    public boolean touches(Instant begin, Instant end) {
        return !from.isAfter(end) && !to.isBefore(begin);
    }
}
