package io.ringtrue.server.bulk;

import io.ringtrue.numbers.NumberReport;
import io.ringtrue.numbers.ReadingRules;
import java.util.ArrayList;
import java.util.List;

/// Reads and answers a CSV one character after another with everything in memory: slow, short, and plainly right. The
/// one thing it has in common with the engine is what RFC 4180 says. Answers `result`, `e164` and `fault`.
final class NaiveCsv {
    private final String text;
    private final int column;
    private int at;
    private int width = -1;
    private final StringBuilder out = new StringBuilder();

    NaiveCsv(String text, int column) {
        this.text = text;
        this.column = column;
    }

    /// The rows behind the first, which is taken for the heading.
    String answered(String heading) {
        String[] first = row();
        width = first.length;
        out.append(heading);
        while (at < text.length()) answerRow();
        return out.toString();
    }

    private void answerRow() {
        int start = at;
        String[] cells = row();
        boolean open = cells.length == 0;
        if (open) {
            int end = text.indexOf('\n', start);
            at = end < 0 ? text.length() : end + 1;
            String line = content(start, at);
            cells = new NaiveCsv(line + "\"", 0).row();
            out.append(line).append('"');
        } else {
            String line = content(start, at);
            out.append(line);
            if (line.isEmpty()) {
                out.append(text, start, at);
                return;
            }
        }
        for (int i = cells.length; i < width; i++) out.append(',');
        out.append(open ? ",refused,,unclosed-quote" : answers(cells));
        String end = text.substring(start + content(start, at).length(), at);
        out.append(end.isEmpty() ? "\n" : end);
    }

    private String answers(String[] cells) {
        if (cells.length > width) return ",refused,,too-many-columns";
        if (column >= cells.length) return ",refused,,missing";
        NumberReport report = Cleaning.NUMBERS.describe(cells[column], ReadingRules.NORTH_AMERICA_FIRST);
        String fault = report.fault()
                .map(why -> why.name().toLowerCase().replace('_', '-'))
                .orElse("");
        return "," + (report.valid() ? "pass" : "invalid") + "," + report.e164() + "," + fault;
    }

    /// The row without its line end.
    private String content(int start, int end) {
        String row = text.substring(start, end);
        return row.endsWith("\r\n")
                ? row.substring(0, row.length() - 2)
                : row.endsWith("\n") ? row.substring(0, row.length() - 1) : row;
    }

    /// Cells with their quotes; none when a quote stays open. Moves behind the row.
    private String[] row() {
        List<String> cells = new ArrayList<>();
        int start = at;
        while (true) {
            int cell = at;
            if (at < text.length() && text.charAt(at) == '"') {
                at++;
                while (true) {
                    int quote = text.indexOf('"', at);
                    if (quote < 0) {
                        at = start;
                        return new String[0];
                    }
                    at = quote + 1;
                    if (at < text.length() && text.charAt(at) == '"') at++;
                    else break;
                }
            }
            while (at < text.length() && ",\n".indexOf(text.charAt(at)) < 0) at++;
            cells.add(text.substring(cell, at));
            if (at == text.length()) break;
            if (text.charAt(at++) == '\n') break;
        }
        String last = cells.getLast();
        if (last.endsWith("\r") && text.charAt(at - 1) == '\n') {
            cells.set(cells.size() - 1, last.substring(0, last.length() - 1));
        }
        return cells.toArray(String[]::new);
    }
}
