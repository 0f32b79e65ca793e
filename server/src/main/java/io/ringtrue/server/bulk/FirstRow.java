package io.ringtrue.server.bulk;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/// Tells a heading from a row of data where no cell of it is a number and none has a usual name: by its other cells,
/// as the rows below have them, and else by the words in the numbers' column. What could be data stays data, because
/// a row that is taken for a heading gets no verdict.
final class FirstRow {
    /// Stands where a number is not known; not the name of a column.
    private static final Set<String> PLACEHOLDERS = Set.of(
            "na",
            "nan",
            "null",
            "none",
            "nil",
            "unknown",
            "private",
            "anonymous",
            "withheld",
            "unavailable",
            "tbd",
            "nophone",
            "nonumber",
            "wrongnumber");
    /// Names that lists of people have beside a number.
    private static final Set<String> NEIGHBOURS = Set.of(
            "id",
            "no",
            "nr",
            "name",
            "firstname",
            "lastname",
            "surname",
            "fullname",
            "email",
            "mail",
            "company",
            "address",
            "street",
            "city",
            "country",
            "state",
            "zip",
            "date",
            "note",
            "notes",
            "comment",
            "status");
    /// Words of a remark rather than of a name.
    private static final Set<String> REMARKS = Set.of("see", "wrong", "not", "missing");
    private static final int MOST_DIGITS_OF_A_NAME = 2;

    private enum Kind {
        WORDS,
        DIGITS,
        MAIL,
        NOTHING
    }

    private final List<String> cells;
    private final List<List<String>> behind;

    /// @param rows the first ones, at least one; cells without quotes
    FirstRow(List<List<String>> rows) {
        cells = rows.getFirst();
        // Lists that were put together hold their heading several times.
        behind = rows.subList(1, rows.size()).stream()
                .filter(row -> !row.equals(cells))
                .toList();
    }

    /// @param column of the numbers, from 0 on
    boolean isHeading(int column) {
        if (!isName(cells.get(column))) return false;
        boolean names = false;
        for (int i = 0; i < cells.size(); i++) {
            if (i == column) continue;
            if (isData(i)) return false;
            names |= isNameOverData(i) || NEIGHBOURS.contains(PhoneColumn.bare(cells.get(i)));
        }
        return names || soundsLikeAName(cells.get(column));
    }

    /// Whether a cell has letters, hardly a digit, and does not say that a number is not known.
    static boolean isName(String cell) {
        String letters = cell.replaceAll("[^\\p{L}]", "");
        long digits = cell.chars().filter(Character::isDigit).count();
        return !letters.isEmpty() && digits <= MOST_DIGITS_OF_A_NAME && !PLACEHOLDERS.contains(PhoneColumn.bare(cell));
    }

    /// Of the kind that stands below, or the very text.
    private boolean isData(int column) {
        String cell = cells.get(column);
        Kind kind = kind(cell);
        if (kind == Kind.NOTHING) return false;
        List<String> below = below(column);
        boolean alike = below.stream().filter(other -> kind(other) == kind).count() * 2 > below.size();
        return kind != Kind.WORDS && alike || below.contains(cell);
    }

    private boolean isNameOverData(int column) {
        List<String> below = below(column);
        return kind(cells.get(column)) == Kind.WORDS
                && !below.isEmpty()
                && below.stream().map(FirstRow::kind).allMatch(kind -> kind == Kind.DIGITS || kind == Kind.MAIL);
    }

    private List<String> below(int column) {
        return behind.stream()
                .filter(row -> column < row.size() && !row.get(column).isBlank())
                .map(row -> row.get(column))
                .toList();
    }

    private static Kind kind(String cell) {
        if (cell.indexOf('@') > 0) return Kind.MAIL;
        if (isName(cell)) return Kind.WORDS;
        return cell.chars().anyMatch(Character::isDigit) ? Kind.DIGITS : Kind.NOTHING;
    }

    /// One word, or several with a usual one among them: `see notes` is a remark.
    private static boolean soundsLikeAName(String cell) {
        List<String> words = Arrays.stream(cell.strip().split("\\s+")).toList();
        if (words.size() == 1) return true;
        return !PhoneColumn.ranked(words).isEmpty()
                && words.stream().map(PhoneColumn::bare).noneMatch(REMARKS::contains);
    }
}
