package io.ringtrue.numbers.operators;

import java.util.List;

/// A file whose contents are not as they should be. None of it is used.
public final class RefusedFile extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<RefusedRow> rows;

    /// @param rows the faults with their lines; at least one
    RefusedFile(String summary, List<RefusedRow> rows) {
        super(summary + ": " + rows.getFirst(), null, false, false);
        this.rows = List.copyOf(rows);
    }

    RefusedFile(int line, String reason) {
        super("line " + line + ": " + reason, null, false, false);
        this.rows = List.of(new RefusedRow(line, reason));
    }

    /// The faults with their lines: at least one, at most [OperatorTable#MOST_REFUSED_ROWS].
    public List<RefusedRow> rows() {
        return rows;
    }
}
