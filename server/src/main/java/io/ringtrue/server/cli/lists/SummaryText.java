package io.ringtrue.server.cli.lists;

import io.ringtrue.server.bulk.Summary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// A summary as lines for people.
final class SummaryText {
    private static final int MOST_COUNTRIES = 10;
    private static final int MOST_LINES = 5;

    private SummaryText() {}

    static List<String> lines(Summary done) {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "%,d numbers: %,d valid, %,d not valid, %,d refused%s",
                done.numbers(),
                done.valid(),
                done.notValid(),
                done.refused(),
                done.excluded() == 0
                        ? ""
                        : String.format(Locale.ROOT, "; %,d of the valid excluded", done.excluded())));
        counts("country", done.countries()).ifPresentIn(lines);
        counts("type", done.types()).ifPresentIn(lines);
        counts("fault", done.faults()).ifPresentIn(lines);
        done.refusedLines().stream()
                .limit(MOST_LINES)
                .map(refusal -> "line " + refusal.line() + ": " + refusal.reason())
                .forEach(lines::add);
        if (done.refused() > MOST_LINES) lines.add("… and more; --json or --summary FILE lists the first 100");
        return lines;
    }

    /// Counts of one kind, the largest first.
    private record Counts(String label, Map<String, Long> counts) {
        void ifPresentIn(List<String> lines) {
            if (counts.isEmpty()) return;
            String listed = counts.entrySet().stream()
                    .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
                    .limit(MOST_COUNTRIES)
                    .map(count -> String.format(Locale.ROOT, "%s %,d", count.getKey(), count.getValue()))
                    .collect(Collectors.joining(", "));
            lines.add("by " + label + ": " + listed + (counts.size() > MOST_COUNTRIES ? ", …" : ""));
        }
    }

    private static Counts counts(String label, Map<String, Long> counts) {
        return new Counts(label, counts);
    }
}
