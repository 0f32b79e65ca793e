package io.ringtrue.trials.experiments;

import io.ringtrue.trials.oracle.AuditExport;
import io.ringtrue.trials.oracle.Harm;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// From the death of a node to the end of the verifications that died with it.
final class Recovery {
    private Recovery() {}

    static Times times(AuditExport now, List<Harm> harms) {
        return Times.of(now.verifications().stream()
                .filter(it -> it.isFinal() && it.reason().equals("node-fault"))
                .flatMap(it -> sinceDeath(Instant.parse(it.finished()), harms).stream())
                .toList());
    }

    /// From the last death before it; the true one may have been an earlier one, of another node.
    private static Optional<Duration> sinceDeath(Instant finished, List<Harm> harms) {
        return harms.stream()
                .filter(Harm::isDeath)
                .map(Harm::from)
                .filter(death -> death.isBefore(finished))
                .max(Instant::compareTo)
                .map(death -> Duration.between(death, finished));
    }
}
