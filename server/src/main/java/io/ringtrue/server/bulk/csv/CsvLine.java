package io.ringtrue.server.bulk.csv;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Writes records of CSV as RFC 4180 says, so that no spreadsheet takes a cell for a formula.
public final class CsvLine {
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");

    private CsvLine() {}

    /// With its line end.
    public static String of(List<String> cells) {
        return cells.stream().map(cell -> cell(cell, ',')).collect(Collectors.joining(",", "", "\r\n"));
    }

    /// A cell that a spreadsheet would run as a formula (it starts with `=`, `+`, `-`, `@`, a tab or a
    /// carriage return) gets an apostrophe in front, unless it is a plain decimal number. RFC 4180 §2: a cell
    /// with a delimiter, quote or line break is put in quotes, and quotes inside it are doubled.
    public static String cell(String text, char delimiter) {
        boolean formula = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
        String safe = formula && !NUMBER.matcher(text).matches() ? "'" + text : text;
        boolean quoted = safe.chars().anyMatch(c -> c == delimiter || c == '"' || c == '\n' || c == '\r');
        return quoted ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
    }
}
