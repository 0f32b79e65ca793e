package io.ringtrue.trials;

import io.ringtrue.trials.experiments.Catalogue;
import io.ringtrue.trials.experiments.Experiment;
import io.ringtrue.trials.experiments.Lab;
import io.ringtrue.trials.experiments.Outcome;
import io.ringtrue.trials.experiments.Store;
import io.ringtrue.trials.oracle.Violation;
import io.ringtrue.trials.report.Results;
import io.ringtrue.trials.report.TrustPage;
import io.ringtrue.trials.world.Launch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The command line behind `bin/faults`. Ends with 0 when every promise was kept, with 1 when one was broken,
/// with 2 when an option is wrong, and with 3 when an experiment could not be carried out.
public final class Faults {
    private static final int MOST_SHOWN = 10;

    private final Options options;
    private boolean violated;
    private boolean unproved;

    private Faults(Options options) {
        this.options = options;
    }

    /// @param arguments as `bin/faults --help` explains
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Options options = Options.readOrExit(arguments);
        System.exit(new Faults(options).run());
    }

    private int run() throws IOException, InterruptedException {
        Results results = new Results(options.results());
        if (!options.page().equals(Path.of(""))) {
            Files.writeString(options.page(), TrustPage.of(Catalogue.all(), results.all()));
            return 0;
        }
        for (Experiment experiment : options.chosen()) {
            long seed = options.seed().orElseGet(() -> new Random().nextLong());
            System.out.println("\n" + experiment.id() + "  " + experiment.about() + "  seed " + seed);
            try {
                Outcome outcome = run(experiment, seed);
                results.append(outcome);
                print(outcome);
                violated |= !outcome.violations().isEmpty();
            } catch (RuntimeException broken) {
                unproved = true;
                System.out.println("  could not be carried out: " + broken.getMessage());
                broken.printStackTrace(System.out);
            }
        }
        if (violated) return 1;
        return unproved ? 3 : 0;
    }

    private Outcome run(Experiment experiment, long seed) throws IOException, InterruptedException {
        Lab lab = new Lab(Launch.of(List.of(options.server().toString())), options.length());
        if (options.url().isPresent()) {
            return lab.runAt(
                    experiment,
                    options.url().get(),
                    options.adminToken(),
                    options.phonePort(),
                    options.callbackPort(),
                    seed);
        }
        Store store = options.store().orElse(experiment.setup().store());
        Path folder = Files.createTempDirectory("ringtrue-faults-");
        Outcome outcome = lab.run(experiment, store, seed, folder);
        if (outcome.violations().isEmpty()) {
            sweep(folder);
        } else {
            System.out.println("  kept: " + folder);
        }
        return outcome;
    }

    private static void print(Outcome outcome) {
        System.out.printf("  n = %d requests, %d faults; %s%n", outcome.requests(), outcome.faults(), outcome.counts());
        new TreeMap<>(outcome.figures()).forEach((name, value) -> System.out.println("  " + name + ": " + value));
        Map<String, Long> byRule = outcome.violations().stream()
                .collect(Collectors.groupingBy(Violation::rule, TreeMap::new, Collectors.counting()));
        System.out.println("  violations: " + (byRule.isEmpty() ? "0" : byRule.toString()));
        outcome.violations().stream().limit(MOST_SHOWN).forEach(it -> System.out.println("    " + it));
        outcome.timeLine().forEach(line -> System.out.println("    | " + line));
        if (!byRule.isEmpty()) {
            System.out.println("  again: bin/faults --only " + outcome.experiment() + " --seed " + outcome.seed());
        }
    }

    private static void sweep(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(file);
        }
    }
}
