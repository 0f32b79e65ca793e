package io.ringtrue.server.bulk;

import io.ringtrue.numbers.Lookup;
import io.ringtrue.server.bulk.csv.CsvCells;
import io.ringtrue.server.bulk.csv.CsvScanner;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// Finds out from the first rows of a CSV what its delimiter is, whether it holds names, and where
/// the numbers are.
final class CsvLayout {
    /// In the order in which a tie is decided.
    static final String DELIMITERS = ",;\t|";

    /// Enough to tell a column of numbers from one of names.
    static final int MOST_ROWS = 50;

    /// What must be read before the layout can be told.
    enum Need {
        /// More of it, up to its end.
        THE_FIRST_ROW,
        /// Waited for; and those that have arrived.
        A_SECOND_ROW,
        /// As many as have arrived.
        WHAT_ARRIVED,
        NO_MORE
    }

    private final BulkOptions options;
    private final Optional<Character> announced;
    private final ColumnChoice choice;

    /// @param announced the delimiter that a `sep=` line names
    CsvLayout(BulkOptions options, Lookup lookup, Optional<Character> announced) {
        this.options = options;
        this.announced = announced;
        this.choice = new ColumnChoice(lookup, options.rules());
    }

    /// @param head from the first byte of the first row on
    Need need(byte[] head) {
        CsvScanner row = new CsvScanner(delimiter(head), -1);
        if (!row.next(head, head.length, false)) return Need.THE_FIRST_ROW;
        if (row.quoteStaysOpen()) return Need.NO_MORE;
        List<String> cells = CsvCells.of(head, 0, row.contentEnd(), delimiter(head));
        boolean told = choice.holdsNumber(cells);
        if (options.column().isEmpty()) {
            boolean only = options.header().isPresent() && cells.size() == 1;
            return told || only ? Need.WHAT_ARRIVED : Need.A_SECOND_ROW;
        }
        if (told || options.header().isPresent()) return Need.NO_MORE;
        String column = options.column().get();
        OptionalInt place = PhoneColumn.named(cells, column).isPresent() ? OptionalInt.empty() : place(column, cells);
        boolean open = place.isPresent() && FirstRow.isName(cells.get(place.getAsInt()));
        return open ? Need.A_SECOND_ROW : Need.NO_MORE;
    }

    int firstRowEnd(byte[] head) {
        return firstRow(head).end();
    }

    private CsvScanner firstRow(byte[] head) {
        return firstRow(head, delimiter(head));
    }

    private static CsvScanner firstRow(byte[] head, char delimiter) {
        CsvScanner row = new CsvScanner(delimiter, -1);
        row.next(head, head.length, true);
        return row;
    }

    private char delimiter(byte[] head) {
        return options.delimiter().or(() -> announced).orElseGet(() -> commonest(head));
    }

    /// The column, from 0 on, that is asked for by its place; empty when there is none.
    private static OptionalInt place(String column, List<String> cells) {
        if (!column.matches("[0-9]{1,5}")) return OptionalInt.empty();
        int place = Integer.parseInt(column) - 1;
        return place < 0 || place >= cells.size() ? OptionalInt.empty() : OptionalInt.of(place);
    }

    /// @param head from the first byte of the first row on
    /// @param ended whether the list ends with it, so that its last row is whole
    ListLayout.Csv of(byte[] head, boolean ended) throws UnreadableList {
        char delimiter = delimiter(head);
        CsvScanner row = firstRow(head);
        if (row.quoteStaysOpen()) throw new UnreadableList("body", "has a quote in its first row that is never closed");
        List<List<String>> rows = rows(head, delimiter, ended);
        if (rows.getFirst().size() == 1) refuseTitle(head, rows.getFirst().getFirst(), ended);
        return options.column().isPresent()
                ? chosen(options.column().get(), rows, delimiter, row.end())
                : guessed(rows, delimiter, row.end());
    }

    /// The first row, and those behind it that are whole and not blank.
    private static List<List<String>> rows(byte[] head, char delimiter, boolean ended) {
        List<List<String>> rows = new ArrayList<>();
        CsvScanner row = new CsvScanner(delimiter, -1);
        for (int at = 0; rows.isEmpty() || at < head.length && rows.size() <= MOST_ROWS; at = row.end()) {
            row.next(head, head.length, true);
            boolean whole = ended || row.end() > row.contentEnd();
            if (row.quoteStaysOpen() || !rows.isEmpty() && !whole) break;
            if (rows.isEmpty() || row.contentEnd() > at) rows.add(CsvCells.of(head, at, row.contentEnd(), delimiter));
        }
        return rows;
    }

    /// A report's title in the first line would make a list of one column of all behind it.
    private void refuseTitle(byte[] head, String title, boolean ended) throws UnreadableList {
        if (choice.holdsNumber(List.of(title))) return;
        for (char delimiter : DELIMITERS.toCharArray()) {
            List<List<String>> rows = rows(head, delimiter, ended);
            List<Integer> sizes =
                    rows.stream().skip(1).map(List::size).distinct().toList();
            if (rows.size() > 2 && rows.getFirst().size() == 1 && sizes.size() == 1 && sizes.getFirst() > 1) {
                throw new UnreadableList(
                        "body",
                        "begins with a line that is no row: those behind it have " + sizes.getFirst() + " cells ("
                                + word(delimiter) + "); take it away");
            }
        }
    }

    private ListLayout.Csv chosen(String column, List<List<String>> rows, char delimiter, int rowEnd)
            throws UnreadableList {
        List<String> cells = rows.getFirst();
        boolean named = options.header()
                .orElseGet(() -> PhoneColumn.named(cells, column).isPresent() || isHeading(column, rows));
        OptionalInt found = named ? PhoneColumn.named(cells, column) : OptionalInt.empty();
        if (found.isEmpty() && column.matches("[0-9]{1,5}")) {
            found = place(column, cells);
            if (found.isEmpty()) throw new UnreadableList("column", "must be 1 to " + cells.size() + ", or a name");
        }
        if (found.isEmpty()) {
            throw new UnreadableList(
                    "column",
                    named
                            ? "must be one of the columns: " + PhoneColumn.told(cells)
                            : "must be a number from 1 on: the first row holds no names");
        }
        return layout(cells, named, found.getAsInt(), delimiter, rowEnd, "(as asked)");
    }

    private boolean isHeading(String column, List<List<String>> rows) {
        OptionalInt place = place(column, rows.getFirst());
        return place.isPresent() ? choice.isHeading(rows, place.getAsInt()) : !choice.holdsNumber(rows.getFirst());
    }

    private ListLayout.Csv guessed(List<List<String>> rows, char delimiter, int rowEnd) throws UnreadableList {
        List<String> cells = rows.getFirst();
        Optional<ColumnChoice.Choice> chosen = choice.of(rows, options.header());
        if (chosen.isEmpty()) {
            throw new UnreadableList(
                    "column",
                    options.header().orElse(true)
                            // A row taken for a heading may hold a number, which belongs in no log.
                            ? "must be chosen; the columns are: "
                                    + PhoneColumn.told(cells).replaceAll("[0-9]{7,}", "…")
                            : "must be chosen, 1 to " + cells.size());
        }
        ColumnChoice.Choice found = chosen.get();
        return layout(cells, found.named(), found.column(), delimiter, rowEnd, found.sentence());
    }

    private ListLayout.Csv layout(List<String> cells, boolean named, int column, char delimiter, int rowEnd, String why)
            throws UnreadableList {
        if (named) refuseOurNames(cells);
        String which = named ? "column " + PhoneColumn.told(List.of(cells.get(column))) : "column " + (column + 1);
        String heading = named ? "" : ", no heading";
        return new ListLayout.Csv(
                delimiter,
                cells.size(),
                column,
                named ? rowEnd : 0,
                "CSV, " + word(delimiter) + ", " + which + " " + why + heading);
    }

    private void refuseOurNames(List<String> cells) throws UnreadableList {
        for (AnswerColumn answer : options.answers()) {
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

    private static char commonest(byte[] head) {
        char best = DELIMITERS.charAt(0);
        int most = 0;
        for (char delimiter : DELIMITERS.toCharArray()) {
            int columns = firstRow(head, delimiter).columns();
            if (columns > most) {
                most = columns;
                best = delimiter;
            }
        }
        return best;
    }
}
