package io.ringtrue.trials.experiments;

import io.ringtrue.trials.oracle.Violation;
import java.util.List;
import java.util.Map;

/// How one run of an experiment ended.
///
/// @param requests orders sent
/// @param faults how often something was done
/// @param counts how the orders ended, and other counts
/// @param figures what was measured
/// @param timeLine of the smallest order that a violation is about; empty: none
public record Outcome(
        String experiment,
        String store,
        long seed,
        int requests,
        int faults,
        Map<String, Long> counts,
        Map<String, String> figures,
        List<Violation> violations,
        List<String> timeLine) {}
