package io.ringtrue.numbers.operators;

import java.util.List;
import java.util.Map;

/// A row of a file, asked by column.
///
/// @param places where each column of the layout stands; -1 when this file does not have it
record Row(int line, List<String> cells, Map<Column, Integer> places) {

    /// Without surrounding and repeated space; empty when the cell or the column is not there.
    String text(Column column) {
        int place = places.getOrDefault(column, -1);
        return place < 0 || place >= cells.size() ? "" : clean(cells.get(place));
    }

    private static String clean(String cell) {
        String stripped = cell.replace('\u00A0', ' ').strip();
        return stripped.contains("  ") ? stripped.replaceAll(" {2,}", " ") : stripped;
    }

    /// The digits of a cell, which may hold spaces, dots and dashes besides.
    ///
    /// @throws RowRefused when it holds anything else, or fewer or more digits
    String digits(Column column, int least, int most) throws RowRefused {
        StringBuilder digits = new StringBuilder();
        boolean plain = true;
        for (char c : text(column).toCharArray()) {
            if (c >= '0' && c <= '9') digits.append(c);
            else plain &= c == ' ' || c == '.' || c == '-';
        }
        if (!plain || digits.length() < least || digits.length() > most) {
            String many = least == most ? least + " digits" : least + " to " + most + " digits";
            throw new RowRefused(column.name() + " must be " + many);
        }
        return digits.toString();
    }

    /// Whether it says nothing in any column that is needed.
    boolean blank() {
        for (Column column : places.keySet()) {
            if (column.required() && !text(column).isEmpty()) return false;
        }
        return true;
    }

    /// Whether it breaks off before the last column that is needed.
    boolean cutShort() {
        for (Map.Entry<Column, Integer> place : places.entrySet()) {
            if (place.getKey().required() && place.getValue() >= cells.size()) return true;
        }
        return false;
    }

    /// All that it says, when only one cell says anything; else empty.
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
