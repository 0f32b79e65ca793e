package io.ringtrue.trials.experiments;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import io.ringtrue.trials.oracle.Evidence;
import io.ringtrue.trials.oracle.Oracle;
import io.ringtrue.trials.oracle.Violation;
import io.ringtrue.trials.world.Launch;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/// Runs experiments, each on a new installation, and has the oracle judge them.
///
/// @param launch starts a node
/// @param length how long an experiment goes on that could go on for ever
public record Lab(Launch launch, Duration length) {
    /// @param folder empty; data, configurations and logs go there
    public Outcome run(Experiment experiment, Store store, long seed, Path folder)
            throws IOException, InterruptedException {
        Setup setup = experiment.setup().on(store);
        try (Trial trial = new Trial(OwnInstallation.open(setup, folder, launch), new Random(seed), length)) {
            return judged(experiment, store.name().toLowerCase(Locale.ROOT), seed, trial);
        }
    }

    /// The same against an installation that runs already.
    ///
    /// @param phonePort where its trunk leads to
    /// @param callbackPort where its callbacks may go
    public Outcome runAt(Experiment experiment, URI base, String adminToken, int phonePort, int callbackPort, long seed)
            throws IOException, InterruptedException {
        Installation there = RunningInstallation.of(base, adminToken, phonePort, callbackPort);
        try (Trial trial = new Trial(there, new Random(seed), length)) {
            return judged(experiment, base.toString(), seed, trial);
        }
    }

    private static Outcome judged(Experiment experiment, String store, long seed, Trial trial)
            throws InterruptedException {
        experiment.body().run(trial);
        Evidence evidence = trial.settle();
        List<Violation> violations = new ArrayList<>(trial.breaches());
        violations.addAll(Oracle.judge(evidence));
        return new Outcome(
                experiment.id(),
                store,
                seed,
                evidence.orders().size(),
                trial.faults(),
                counts(evidence),
                new TreeMap<>(trial.figures()),
                violations,
                TimeLine.ofSmallest(evidence, violations, trial.installation.logs()));
    }

    private static Map<String, Long> counts(Evidence evidence) {
        Map<String, Long> counts = new TreeMap<>();
        counts.putAll(evidence.orders().stream()
                .collect(groupingBy(order -> order.answer().getClass().getSimpleName(), counting())));
        counts.putAll(evidence.now().verifications().stream()
                .collect(groupingBy(it -> it.status() + " (" + it.reason() + ")", counting())));
        counts.put("calls", (long) evidence.calls().size());
        counts.put("callbacks", (long) evidence.callbacks().size());
        return counts;
    }
}
