package io.ringtrue.server.bulk.csv;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// The cells of a record as text: for the few rows that are looked at before a list is read.
public final class CsvCells {
    private CsvCells() {}

    /// @param end before the record's line end
    /// @return without quotes and blanks around them; of an empty record one empty cell
    public static List<String> of(byte[] bytes, int start, int end, char delimiter) {
        List<String> cells = new ArrayList<>();
        CsvScanner record = new CsvScanner(
                delimiter,
                (from, to) -> cells.add(unquoted(new String(bytes, from, to - from, StandardCharsets.UTF_8).strip())));
        record.start(start);
        if (!record.next(bytes, end, true)) cells.add("");
        return cells;
    }

    /// RFC 4180 §2.7: a doubled quote stands for one.
    private static String unquoted(String cell) {
        boolean quoted = cell.length() > 1 && cell.startsWith("\"") && cell.endsWith("\"");
        return quoted
                ? cell.substring(1, cell.length() - 1).replace("\"\"", "\"").strip()
                : cell;
    }
}
