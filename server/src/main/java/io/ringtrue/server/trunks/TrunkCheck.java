package io.ringtrue.server.trunks;

import io.ringtrue.server.trunks.CheckStep.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/// What a check of a trunk found.
///
/// @param at when it began
/// @param called whether a test call was placed
public record TrunkCheck(String trunk, Instant at, Duration took, boolean called, List<CheckStep> steps) {
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    public TrunkCheck {
        steps = List.copyOf(steps);
    }

    public long problems() {
        return count(Verdict.PROBLEM);
    }

    public long warnings() {
        return count(Verdict.WARNING);
    }

    private long count(Verdict verdict) {
        return steps.stream().filter(step -> step.verdict() == verdict).count();
    }

    /// Such as `02:58:14 UTC, took 4.1 s. No phone was called.`
    public String circumstances() {
        return CLOCK.format(at) + " UTC, took "
                + String.format(Locale.ROOT, "%.1f", took.toMillis() / 1000.0)
                + (called ? " s. A phone was called." : " s. No phone was called.");
    }

    /// Such as `1 problem, 2 warnings`, or `no problem`.
    public String summary() {
        if (problems() == 0 && warnings() == 0) return "no problem";
        String problems = problems() == 0 ? "" : problems() + (problems() == 1 ? " problem" : " problems");
        String warnings = warnings() == 0 ? "" : warnings() + (warnings() == 1 ? " warning" : " warnings");
        return problems + (problems.isEmpty() || warnings.isEmpty() ? "" : ", ") + warnings;
    }
}
