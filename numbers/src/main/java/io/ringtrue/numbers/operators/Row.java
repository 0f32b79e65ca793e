package io.ringtrue.numbers.operators;

import java.util.List;
import java.util.Map;

/// A row of a file, with access by column.
///
/// @param places the index of each column of the layout; -1 when the file does not have it
record Row(int line, List<String> cells, Map<Column, Integer> places) {

    /// The text of a cell, without surrounding and repeated space; empty when the cell or the column is
    /// missing.
    String text(Column column) {
        int place = places.getOrDefault(column, -1);
        return place < 0 || place >= cells.size() ? "" : clean(cells.get(place));
    }

    private static String clean(String cell) {
        String stripped = cell.replace('\u00A0', ' ').strip();
        return stripped.contains("  ") ? stripped.replaceAll(" {2,}", " ") : stripped;
    }

    /// The digits of a cell. Spaces, dots and dashes between them are ignored.
    ///
    /// @throws UnusableRow when the cell contains anything else, or fewer or more digits
    String digits(Column column, int least, int most) throws UnusableRow {
        StringBuilder digits = new StringBuilder();
        boolean plain = true;
        for (char c : text(column).toCharArray()) {
            if (c >= '0' && c <= '9') digits.append(c);
            else plain &= c == ' ' || c == '.' || c == '-';
        }
        if (!plain || digits.length() < least || digits.length() > most) {
            String many = least == most ? least + " digits" : least + " to " + most + " digits";
            throw new UnusableRow(column.name() + " must be " + many);
        }
        return digits.toString();
    }

    /// Whether all required columns are empty.
    boolean blank() {
        for (Column column : places.keySet()) {
            if (column.required() && !text(column).isEmpty()) return false;
        }
        return true;
    }

    /// Whether the row ends before its last required column.
    boolean cutShort() {
        for (Map.Entry<Column, Integer> place : places.entrySet()) {
            if (place.getKey().required() && place.getValue() >= cells.size()) return true;
        }
        return false;
    }

    /// The text of the only cell that is not empty; empty when there is none or more than one.
    String lone() {
        String lone = "";
        for (String cell : cells) {
            if (cell.isBlank()) continue;
            if (!lone.isEmpty()) return "";
            lone = clean(cell);
        }
        return lone;
    }
}
