package io.ringtrue.server.bulk;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a list held.
///
/// @param lines of the input, the heading and blank ones too
/// @param numbers rows answered: valid + notValid + refused
/// @param valid all valid ones, the excluded too
/// @param notValid read, but no valid number
/// @param excluded valid, but of a type that is not wanted
/// @param refused lines that could not be read
/// @param countries valid numbers by ISO 3166 alpha-2, `001` for global services
/// @param types valid numbers by line type
/// @param faults the others by reason
/// @param refusedLines the first 100 refused ones
public record Summary(
        long lines,
        long numbers,
        long valid,
        long notValid,
        long excluded,
        long refused,
        SortedMap<String, Long> countries,
        SortedMap<String, Long> types,
        SortedMap<String, Long> faults,
        List<RefusedLine> refusedLines) {

    static final int MOST_REFUSED_LINES = 100;

    public static final Summary NOTHING =
            new Summary(0, 0, 0, 0, 0, 0, new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), List.of());

    public Summary {
        countries = Collections.unmodifiableSortedMap(new TreeMap<>(countries));
        types = Collections.unmodifiableSortedMap(new TreeMap<>(types));
        faults = Collections.unmodifiableSortedMap(new TreeMap<>(faults));
        refusedLines = List.copyOf(refusedLines);
    }

    /// Of both, `later` coming behind this one in the same list.
    public Summary plus(Summary later) {
        List<RefusedLine> listed = new ArrayList<>(refusedLines);
        later.refusedLines.stream()
                .limit(MOST_REFUSED_LINES - (long) listed.size())
                .map(refusal -> new RefusedLine(lines + refusal.line(), refusal.reason()))
                .forEach(listed::add);
        return new Summary(
                lines + later.lines,
                numbers + later.numbers,
                valid + later.valid,
                notValid + later.notValid,
                excluded + later.excluded,
                refused + later.refused,
                sum(countries, later.countries),
                sum(types, later.types),
                sum(faults, later.faults),
                listed);
    }

    private static SortedMap<String, Long> sum(Map<String, Long> first, Map<String, Long> second) {
        SortedMap<String, Long> sum = new TreeMap<>(first);
        second.forEach((name, count) -> sum.merge(name, count, Long::sum));
        return sum;
    }
}
