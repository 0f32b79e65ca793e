package io.ringtrue.numbers.operators;

import java.util.ArrayList;
import java.util.List;

/// Splits a line into cells. A whole cell may be quoted, with `""` for a quote (RFC 4180 §2). Inside an
/// unquoted cell a quote is an ordinary character, as in `ООО "Т2 Мобайл"`.
final class Cells {

    private static final char QUOTE = '"';

    private final String line;
    private final char delimiter;
    private final List<String> cells = new ArrayList<>();
    private int at;

    private Cells(String line, char delimiter) {
        this.line = line;
        this.delimiter = delimiter;
    }

    /// @throws UnusableRow when a quoted cell does not end on the line
    static List<String> of(String line, char delimiter) throws UnusableRow {
        Cells cells = new Cells(line, delimiter);
        do {
            cells.cell();
        } while (cells.at <= line.length());
        return cells.cells;
    }

    private void cell() throws UnusableRow {
        int start = at;
        if (start < line.length() && line.charAt(start) == QUOTE) {
            int end = closing(start);
            if (end + 1 >= line.length() || line.charAt(end + 1) == delimiter) {
                cells.add(line.substring(start + 1, end).replace("\"\"", "\""));
                at = end + 2;
                return;
            }
        }
        int end = line.indexOf(delimiter, start);
        if (end < 0) end = line.length();
        cells.add(line.substring(start, end));
        at = end + 1;
    }

    private int closing(int start) throws UnusableRow {
        int end = line.indexOf(QUOTE, start + 1);
        while (end >= 0 && end + 1 < line.length() && line.charAt(end + 1) == QUOTE) {
            end = line.indexOf(QUOTE, end + 2);
        }
        if (end < 0) throw new UnusableRow("a quoted cell does not end on its line");
        return end;
    }
}
