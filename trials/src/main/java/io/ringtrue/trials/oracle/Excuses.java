package io.ringtrue.trials.oracle;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Whether a call's own node died before it could store the call's outcome. Other nodes' deaths, and this
/// node's deaths before the call or after its outcome was stored, excuse nothing.
public final class Excuses {
    /// From the end of a call to the commit of its outcome. A store that takes longer while nothing is wrong with it is
    /// itself a finding, so this does not grow with what was seen.
    static final Duration MOST_TO_COMMIT = Duration.ofSeconds(3);

    /// A node that is frozen for less keeps its leases, or gets them back.
    static final Duration SHORTEST_FREEZE = Duration.ofSeconds(5);

    private final List<Harm> harms;

    Excuses(List<Harm> harms) {
        this.harms = harms;
    }

    /// Whether the outcome of a call may be lost.
    boolean covers(Heard call) {
        Instant stored = call.over().map(this::storedBy).orElse(Instant.MAX);
        return harms.stream()
                .filter(harm -> harm.node() == call.node() && kills(harm))
                .anyMatch(harm -> harm.touches(call.invited(), stored));
    }

    private static boolean kills(Harm harm) {
        return harm.isDeath()
                && (harm.kind() != Harm.Kind.FROZEN
                        || Duration.between(harm.from(), harm.to()).compareTo(SHORTEST_FREEZE) >= 0);
    }

    /// When the outcome of a call that ended then is stored at the latest. While the store is
    /// away, nothing is.
    private Instant storedBy(Instant over) {
        Instant by = over.plus(MOST_TO_COMMIT);
        for (Harm harm : harms) {
            if (harm.isOfStore() && harm.touches(over, by) && harm.to().isAfter(over)) {
                by = harm.to().plus(MOST_TO_COMMIT);
            }
        }
        return by;
    }

    /// Whether a server that answered 5xx between these two could not see whether its commit had succeeded.
    boolean covers(Instant sent, Instant answered) {
        return harms.stream().anyMatch(harm -> harm.isOfStore() && harm.touches(sent, answered.plus(MOST_TO_COMMIT)));
    }
}
