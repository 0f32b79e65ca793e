package io.ringtrue.server.bulk;

import io.ringtrue.numbers.Lookup;
import io.ringtrue.numbers.ReadingRules;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Chooses the column that holds the numbers: by what stands in the first rows, and among columns
/// that hold about as many numbers by their names. A name alone proves nothing: `Number` may count
/// the rows.
final class ColumnChoice {
    /// A plus or a bracket before digits, or digits in groups.
    private static final Pattern DRESSED = Pattern.compile("[+(]\\s*\\d|\\d[ -]+\\(?\\d");

    private final Lookup lookup;
    private final ReadingRules rules;

    /// @param column from 0 on
    /// @param numbers how many of `cells` are valid numbers; 0 of 0 when there was no row to look
    ///     at
    record Choice(int column, boolean named, String why, int numbers, int cells) {
        String sentence() {
            String seen = cells == 0 ? "" : ", " + numbers + " of its first " + cells + " cells are numbers";
            return "(" + why + ")" + seen;
        }
    }

    ColumnChoice(Lookup lookup, ReadingRules rules) {
        this.lookup = lookup;
        this.rules = rules;
    }

    /// @param rows the first ones, at least one; cells without quotes
    /// @param header whether the first row holds names; empty: found out
    /// @return empty when nothing speaks for a column
    Optional<Choice> of(List<List<String>> rows, Optional<Boolean> header) {
        int columns = rows.getFirst().size();
        List<List<String>> behind = rows.subList(1, rows.size());
        int[] counts = counts(behind, columns);
        boolean named = header.orElseGet(() -> isHeading(rows, counts));
        List<List<String>> data = named ? behind : rows;
        return named ? byName(rows.getFirst(), counts, data) : byRows(counts(data, columns), data);
    }

    private int[] counts(List<List<String>> rows, int columns) {
        int[] counts = new int[columns];
        for (List<String> row : rows) {
            for (int i = 0; i < Math.min(columns, row.size()); i++) {
                if (isNumber(row.get(i))) counts[i]++;
            }
        }
        return counts;
    }

    private boolean isNumber(String cell) {
        return lookup.read(cell, rules);
    }

    /// Whether the first row names the columns: no number stands in it, and one of its names is usual, or where the
    /// numbers stand there is a name.
    private boolean isHeading(List<List<String>> rows, int[] counts) {
        List<String> first = rows.getFirst();
        if (holdsNumber(first)) return false;
        if (PhoneColumn.anyUsual(first)) return true;
        int best = most(counts);
        if (counts[best] == 0 && first.size() > 1) return true;
        return new FirstRow(rows).isHeading(best);
    }

    /// The same where the column is known.
    ///
    /// @param column from 0 on
    boolean isHeading(List<List<String>> rows, int column) {
        List<String> first = rows.getFirst();
        if (holdsNumber(first) || !FirstRow.isName(first.get(column))) return false;
        return PhoneColumn.anyUsual(first) || new FirstRow(rows).isHeading(column);
    }

    boolean holdsNumber(List<String> cells) {
        return cells.stream().anyMatch(this::isNumber);
    }

    private Optional<Choice> byName(List<String> names, int[] counts, List<List<String>> data) {
        int best = best(counts, data);
        for (int column : PhoneColumn.ranked(names)) {
            boolean often = counts[column] * 2 >= counts[best] || counts[column] * 2 >= cells(column, data);
            if (counts[best] == 0 || counts[column] > 0 && often) {
                return Optional.of(choice(column, true, "guessed by its name", counts, data));
            }
        }
        if (counts[best] > 0) return Optional.of(choice(best, true, "guessed by its cells", counts, data));
        return names.size() == 1 ? Optional.of(choice(0, true, "the only one", counts, data)) : Optional.empty();
    }

    private Optional<Choice> byRows(int[] counts, List<List<String>> data) {
        int best = best(counts, data);
        if (counts.length == 1) return Optional.of(choice(0, false, "the only one", counts, data));
        return counts[best] > 0
                ? Optional.of(choice(best, false, "guessed by its cells", counts, data))
                : Optional.empty();
    }

    private static Choice choice(int column, boolean named, String why, int[] counts, List<List<String>> data) {
        return new Choice(column, named, why, counts[column], cells(column, data));
    }

    /// Those that are not blank.
    private static int cells(int column, List<List<String>> data) {
        return (int) data.stream()
                .filter(row -> column < row.size() && !row.get(column).isBlank())
                .count();
    }

    /// The column with the most numbers. Another that holds half as many wins when more of them are
    /// written as only phone numbers are: identifiers of ten digits look like numbers of +1.
    private int best(int[] counts, List<List<String>> data) {
        int most = most(counts);
        if (counts[most] == 0) return most;
        int best = most;
        long bestDressed = dressed(most, data);
        for (int i = 0; i < counts.length; i++) {
            long dressed = counts[i] * 2 >= counts[most] ? dressed(i, data) : 0;
            if (dressed > bestDressed) {
                best = i;
                bestDressed = dressed;
            }
        }
        return best;
    }

    private static int most(int[] counts) {
        int most = 0;
        for (int i = 1; i < counts.length; i++) {
            if (counts[i] > counts[most]) most = i;
        }
        return most;
    }

    private long dressed(int column, List<List<String>> data) {
        return data.stream()
                .filter(row -> column < row.size())
                .map(row -> row.get(column))
                .filter(cell -> DRESSED.matcher(cell).find() && isNumber(cell))
                .count();
    }
}
