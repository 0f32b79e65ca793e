package io.ringtrue.trials.report;

import static java.util.stream.Collectors.groupingBy;

import io.ringtrue.trials.experiments.Experiment;
import io.ringtrue.trials.experiments.Outcome;
import io.ringtrue.trials.oracle.Violation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The page `docs/trust.md`.
public final class TrustPage {
    private static final String HEAD = """
            # Trust: what was broken, and what held

            `bin/faults --page docs/trust.md` wrote this page from the results of `bin/faults`; do not edit it. Each experiment breaks a real
            installation in processes of its own. Afterwards an oracle compares four sides: the audit export, what the customer was
            answered, what the telephones saw, and what the callback endpoint received.

            **Invariants.** I1 an accepted id has exactly one final status, within 180 s of recovery · I2 it never changes · I3 at most one
            ringing INVITE an id · I4 at most one charge an id, only with a chargeable status · I5 the balance is the sum of the entries,
            never below zero · I6 the callback's cost is the charge · I7 a callback arrives, signed, and all copies are the same · I8 matched
            only if that PIN was keyed in that call; keyed in time and not matched only if *that call's own node* died before it could
            store the outcome · I9 no INVITE for a refused or unpaid request · I10 no id twice · I11 a request without an answer is wholly
            absent or obeys the rest · I12 no open holds when idle. A rule with another name is the experiment's own.

            **Bound.** With so many requests and so few violations, the true share of requests that violate is below this with 95 %
            confidence (Clopper and Pearson; for none, the rule of three). It holds for faults like these on a machine like this one.

            """;

    private TrustPage() {}

    /// @param experiments all there are, in order
    public static String of(List<Experiment> experiments, List<Outcome> outcomes) {
        StringBuilder page = new StringBuilder(HEAD);
        page.append("| | experiment | store | runs | requests | faults | violations | 95 % bound |\n");
        page.append("|---|---|---|--:|--:|--:|--:|--:|\n");
        Map<String, List<Outcome>> byExperiment =
                outcomes.stream().collect(groupingBy(Outcome::experiment, LinkedHashMap::new, Collectors.toList()));
        List<String> missing = new ArrayList<>();
        for (Experiment experiment : experiments) {
            List<Outcome> runs = byExperiment.getOrDefault(experiment.id(), List.of());
            if (runs.isEmpty()) missing.add("- " + experiment.id() + ", " + experiment.about() + ": was not run.");
            runs.stream()
                    .collect(groupingBy(Outcome::store, LinkedHashMap::new, Collectors.toList()))
                    .forEach((store, some) -> page.append(row(experiment, store, some)));
        }
        details(page, experiments, byExperiment);
        page.append("\n## What was not reached\n\n");
        missing.forEach(line -> page.append(line).append('\n'));
        page.append(Unreached.TEXT);
        return page.toString();
    }

    private static String row(Experiment experiment, String store, List<Outcome> runs) {
        int requests = runs.stream().mapToInt(Outcome::requests).sum();
        int faults = runs.stream().mapToInt(Outcome::faults).sum();
        int violated = runs.stream().mapToInt(TrustPage::violated).sum();
        String bound =
                requests == 0 ? "" : "%.3f %%".formatted(100 * Bound.upper(Math.min(requests, violated), requests));
        return "| %s | %s | %s | %d | %d | %d | %d | %s |%n"
                .formatted(experiment.id(), experiment.about(), store, runs.size(), requests, faults, violated, bound);
    }

    /// How many orders are concerned; a rule that is about no order counts once.
    private static int violated(Outcome run) {
        return (int) run.violations().stream()
                .map(violation -> violation.reference().isEmpty() ? violation.text() : violation.reference())
                .distinct()
                .count();
    }

    private static void details(StringBuilder page, List<Experiment> all, Map<String, List<Outcome>> byExperiment) {
        page.append("\n## The runs\n");
        for (Experiment experiment : all) {
            for (Outcome run : byExperiment.getOrDefault(experiment.id(), List.of())) {
                page.append("\n**%s**, %s, seed %d. ".formatted(run.experiment(), run.store(), run.seed()));
                page.append(run.figures().entrySet().stream()
                        .map(figure -> figure.getKey() + ": " + figure.getValue() + ". ")
                        .collect(Collectors.joining()));
                page.append(run.counts().entrySet().stream()
                        .map(count -> count.getValue() + " " + count.getKey())
                        .collect(Collectors.joining(", ", "", ".\n")));
                run.violations().stream().limit(5).forEach(it -> page.append(violation(it)));
                int more = run.violations().size() - 5;
                if (more > 0) page.append("- and ").append(more).append(" more\n");
            }
        }
    }

    private static String violation(Violation violation) {
        String text = violation.toString().replaceAll("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z", "…");
        return "- violation " + text.substring(0, Math.min(200, text.length())) + "\n";
    }
}
