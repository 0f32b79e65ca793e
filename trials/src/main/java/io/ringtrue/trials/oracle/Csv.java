package io.ringtrue.trials.oracle;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Reads comma-separated values as RFC 4180 §2 has them: cells may stand in quotes, quotes
/// inside are doubled.
final class Csv {
    private final String text;
    private int at;

    private Csv(String text) {
        this.text = text;
    }

    /// @return each row by the names in the first one
    static List<Map<String, String>> rows(String text) {
        Csv csv = new Csv(text);
        List<String> names = csv.row();
        List<Map<String, String>> rows = new ArrayList<>();
        while (csv.at < text.length()) {
            List<String> cells = csv.row();
            Map<String, String> row = new HashMap<>();
            for (int i = 0; i < names.size(); i++) row.put(names.get(i), cells.get(i));
            rows.add(row);
        }
        return rows;
    }

    private List<String> row() {
        List<String> cells = new ArrayList<>();
        cells.add(cell());
        while (at < text.length() && text.charAt(at) == ',') {
            at++;
            cells.add(cell());
        }
        if (!text.startsWith("\r\n", at)) throw new IllegalArgumentException("a row does not end with CRLF at " + at);
        at += 2;
        return cells;
    }

    private String cell() {
        return at < text.length() && text.charAt(at) == '"' ? quoted() : plain();
    }

    private String plain() {
        int begin = at;
        while (at < text.length() && ",\r".indexOf(text.charAt(at)) < 0) at++;
        return text.substring(begin, at);
    }

    private String quoted() {
        StringBuilder cell = new StringBuilder();
        int begin = at + 1;
        int end = text.indexOf('"', begin);
        while (text.startsWith("\"\"", end)) {
            cell.append(text, begin, end + 1);
            begin = end + 2;
            end = text.indexOf('"', begin);
        }
        at = end + 1;
        return cell.append(text, begin, end).toString();
    }
}
