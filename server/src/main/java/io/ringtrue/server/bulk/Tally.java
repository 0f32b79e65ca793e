package io.ringtrue.server.bulk;

import io.ringtrue.numbers.plan.LineType;
import io.ringtrue.numbers.text.NumberFault;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntFunction;

/// Counts what one piece of a list holds, without allocating a thing for a number.
final class Tally {
    private static final int LETTERS = 26;
    private static final int WORLD = LETTERS * LETTERS;
    private static final NumberFault[] FAULTS = NumberFault.values();
    private static final RowRefusal[] REFUSALS = RowRefusal.values();
    private static final LineType[] TYPES = LineType.values();

    private long valid;
    private long excluded;
    private long lines;
    private final long[] countries = new long[WORLD + 1];
    private final long[] types = new long[TYPES.length];
    private final long[] faults = new long[FAULTS.length];
    private final long[] refusals = new long[REFUSALS.length];
    private final List<RefusedLine> refusedLines = new ArrayList<>();

    void clear() {
        valid = 0;
        excluded = 0;
        lines = 0;
        Arrays.fill(countries, 0);
        Arrays.fill(types, 0);
        Arrays.fill(faults, 0);
        Arrays.fill(refusals, 0);
        refusedLines.clear();
    }

    /// @param region two capital letters, or `001`
    void valid(String region, LineType type, boolean unwanted) {
        valid++;
        if (unwanted) excluded++;
        boolean letters = region.length() == 2;
        countries[letters ? (region.charAt(0) - 'A') * LETTERS + region.charAt(1) - 'A' : WORLD]++;
        types[type.ordinal()]++;
    }

    void notValid(NumberFault why) {
        faults[why.ordinal()]++;
    }

    /// The record that begins on the line after those counted so far is refused.
    void refused(RowRefusal why) {
        refusals[why.ordinal()]++;
        if (refusedLines.size() < Summary.MOST_REFUSED_LINES) {
            refusedLines.add(new RefusedLine(lines + 1, why.word()));
        }
    }

    void lines(long more) {
        lines += more;
    }

    /// Adds a later piece.
    void add(Tally later) {
        for (RefusedLine refusal : later.refusedLines) {
            if (refusedLines.size() == Summary.MOST_REFUSED_LINES) break;
            refusedLines.add(new RefusedLine(lines + refusal.line(), refusal.reason()));
        }
        valid += later.valid;
        excluded += later.excluded;
        lines += later.lines;
        add(countries, later.countries);
        add(types, later.types);
        add(faults, later.faults);
        add(refusals, later.refusals);
    }

    private static void add(long[] sums, long[] more) {
        for (int i = 0; i < sums.length; i++) sums[i] += more[i];
    }

    long lines() {
        return lines;
    }

    long numbers() {
        return valid + sum(faults) + sum(refusals);
    }

    private static long sum(long[] counts) {
        long sum = 0;
        for (long count : counts) sum += count;
        return sum;
    }

    Summary summary(Function<LineType, String> word) {
        SortedMap<String, Long> reasons = named(faults, i -> word(FAULTS[i]));
        reasons.putAll(named(refusals, i -> REFUSALS[i].word()));
        return new Summary(
                lines,
                numbers(),
                valid,
                sum(faults),
                excluded,
                sum(refusals),
                named(countries, Tally::region),
                named(types, i -> word.apply(TYPES[i])),
                reasons,
                List.copyOf(refusedLines));
    }

    private static SortedMap<String, Long> named(long[] counts, IntFunction<String> name) {
        SortedMap<String, Long> named = new TreeMap<>();
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > 0) named.merge(name.apply(i), counts[i], Long::sum);
        }
        return named;
    }

    private static String region(int number) {
        if (number == WORLD) return "001";
        return "" + (char) ('A' + number / LETTERS) + (char) ('A' + number % LETTERS);
    }

    /// `TOO_SHORT` is told as `too-short`.
    static String word(NumberFault fault) {
        return fault.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
