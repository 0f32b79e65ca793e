package io.ringtrue.server.cli;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads CSV as RFC 4180 §2 writes it: quotes around what holds commas, quotes or line ends, and quotes doubled
/// inside.
final class CsvRow {
    private CsvRow() {}

    /// The next row; empty at the end.
    static Optional<List<String>> read(Reader csv) throws IOException {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        int c = csv.read();
        if (c < 0) {
            return Optional.empty();
        }
        int previous = -1;
        for (; c >= 0 && (quoted || c != '\n'); c = csv.read()) {
            if (c == '"') {
                if (!quoted && previous == '"') {
                    cell.append('"'); // what seemed to close the cell was the first of a doubled quote
                }
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else if (c != '\r' || quoted) {
                cell.append((char) c);
            }
            previous = c;
        }
        cells.add(cell.toString());
        return Optional.of(cells);
    }
}
