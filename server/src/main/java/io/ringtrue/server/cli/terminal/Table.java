package io.ringtrue.server.cli.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A table whose columns are as wide as their widest cell.
public final class Table {
    private static final String GAP = "  ";

    private final List<List<String>> rows = new ArrayList<>();

    /// Adds a row of names in capitals.
    public void heading(String... names) {
        rows.add(List.of(names).stream()
                .map(name -> name.toUpperCase(Locale.ROOT))
                .toList());
    }

    /// Adds a row. Rows may have different numbers of cells.
    public void row(String... cells) {
        rows.add(List.of(cells));
    }

    /// Prints the rows added so far. An empty table prints nothing.
    public void print(Screen screen) {
        List<Integer> widths = new ArrayList<>();
        for (List<String> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                if (i == widths.size()) widths.add(0);
                widths.set(i, Math.max(widths.get(i), row.get(i).length()));
            }
        }
        rows.forEach(row -> screen.line(line(row, widths)));
    }

    private static String line(List<String> row, List<Integer> widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < row.size(); i++) {
            line.append(row.get(i))
                    .repeat(" ", widths.get(i) - row.get(i).length())
                    .append(GAP);
        }
        return line.toString().stripTrailing();
    }
}
