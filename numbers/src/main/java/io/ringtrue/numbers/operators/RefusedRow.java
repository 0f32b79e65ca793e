package io.ringtrue.numbers.operators;

/// A row that cannot be used.
///
/// @param line the line in the file, from 1
/// @param reason a clause about the row
public record RefusedRow(int line, String reason) {

    @Override
    public String toString() {
        return "line " + line + ": " + reason;
    }
}
