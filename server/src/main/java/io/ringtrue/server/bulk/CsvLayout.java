package io.ringtrue.server.bulk;

import io.ringtrue.numbers.Lookup;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/// Finds out from the first row of a CSV what its delimiter is, whether it holds names, and where the numbers are.
final class CsvLayout {
    /// In the order in which a tie is decided.
    static final String DELIMITERS = ",;\t|";

    private final BulkOptions options;
    private final Lookup lookup;

    CsvLayout(BulkOptions options, Lookup lookup) {
        this.options = options;
        this.lookup = lookup;
    }

    /// @param head from the first byte of the first row on
    Layout.Csv of(byte[] head) throws UnreadableList {
        char delimiter = options.delimiter().orElseGet(() -> commonest(head));
        CsvRecord row = new CsvRecord((byte) delimiter);
        row.read(head, 0, head.length, -1);
        if (row.quoteIsOpen()) throw new UnreadableList("body", "has a quote in its first row that is never closed");
        List<String> cells = cells(head, row.contentEnd(), delimiter);
        OptionalInt number = numberIn(cells);
        boolean named = options.header().orElse(number.isEmpty());
        return options.column().isPresent()
                ? chosen(options.column().get(), cells, named, delimiter, row.end())
                : guessed(cells, named, number, delimiter, row.end());
    }

    private Layout.Csv chosen(String column, List<String> cells, boolean named, char delimiter, int rowEnd)
            throws UnreadableList {
        OptionalInt found = named ? PhoneColumn.named(cells, column) : OptionalInt.empty();
        if (found.isEmpty() && column.matches("[0-9]{1,5}")) {
            int place = Integer.parseInt(column) - 1;
            if (place < 0 || place >= cells.size()) {
                throw new UnreadableList("column", "must be 1 to " + cells.size() + ", or a name");
            }
            found = OptionalInt.of(place);
        }
        if (found.isEmpty()) {
            throw new UnreadableList(
                    "column",
                    named
                            ? "must be one of the columns: " + PhoneColumn.told(cells)
                            : "must be a number from 1 on: the first row holds no names");
        }
        return layout(cells, named, found.getAsInt(), delimiter, rowEnd, "as asked");
    }

    private Layout.Csv guessed(List<String> cells, boolean named, OptionalInt number, char delimiter, int rowEnd)
            throws UnreadableList {
        OptionalInt usual = named ? PhoneColumn.guessed(cells) : OptionalInt.empty();
        if (usual.isPresent()) {
            return layout(cells, true, usual.getAsInt(), delimiter, rowEnd, "guessed by its name");
        }
        if (!named && number.isPresent()) {
            return layout(cells, false, number.getAsInt(), delimiter, rowEnd, "its first row holds a number");
        }
        if (cells.size() == 1) return layout(cells, named, 0, delimiter, rowEnd, "the only one");
        throw new UnreadableList(
                "column",
                named
                        ? "must be chosen; the columns are: " + PhoneColumn.told(cells)
                        : "must be chosen, 1 to " + cells.size());
    }

    private Layout.Csv layout(List<String> cells, boolean named, int column, char delimiter, int rowEnd, String why)
            throws UnreadableList {
        if (named) refuseOurNames(cells);
        String which = named ? "column " + PhoneColumn.told(List.of(cells.get(column))) : "column " + (column + 1);
        String heading = named ? "" : ", no heading";
        return new Layout.Csv(
                delimiter,
                cells.size(),
                column,
                named ? rowEnd : 0,
                "CSV, " + word(delimiter) + ", " + which + " (" + why + ")" + heading);
    }

    private void refuseOurNames(List<String> cells) throws UnreadableList {
        for (Answer answer : options.answers()) {
            if (PhoneColumn.named(cells, options.prefix() + answer.column()).isPresent()) {
                throw new UnreadableList(
                        "prefix", "must be another: the list has a column " + options.prefix() + answer.column());
            }
        }
    }

    private static String word(char delimiter) {
        return switch (delimiter) {
            case ',' -> "comma";
            case ';' -> "semicolon";
            case '\t' -> "tab";
            case '|' -> "pipe";
            default -> "delimiter " + delimiter;
        };
    }

    /// The first cell that is a valid number. Names of columns are none, so such a row is no heading.
    private OptionalInt numberIn(List<String> cells) {
        for (int i = 0; i < cells.size(); i++) {
            if (lookup.read(cells.get(i), options.rules())) return OptionalInt.of(i);
        }
        return OptionalInt.empty();
    }

    private static char commonest(byte[] head) {
        char best = DELIMITERS.charAt(0);
        int most = 0;
        for (char delimiter : DELIMITERS.toCharArray()) {
            CsvRecord row = new CsvRecord((byte) delimiter);
            row.read(head, 0, head.length, -1);
            if (row.columns() > most) {
                most = row.columns();
                best = delimiter;
            }
        }
        return best;
    }

    private static List<String> cells(byte[] head, int end, char delimiter) {
        List<String> cells = new ArrayList<>();
        CsvRecord row = new CsvRecord((byte) delimiter);
        row.read(head, 0, end, 0);
        int columns = row.columns();
        for (int i = 0; i < columns; i++) {
            row.read(head, 0, end, i);
            cells.add(unquoted(new String(head, row.from(), row.to() - row.from(), StandardCharsets.UTF_8)));
        }
        return cells;
    }

    /// RFC 4180 §2.7: a doubled quote stands for one.
    private static String unquoted(String cell) {
        String bare = cell.strip();
        boolean quoted = bare.length() > 1 && bare.startsWith("\"") && bare.endsWith("\"");
        return quoted
                ? bare.substring(1, bare.length() - 1).replace("\"\"", "\"").strip()
                : bare;
    }
}
