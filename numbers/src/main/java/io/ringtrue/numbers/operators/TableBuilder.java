package io.ringtrue.numbers.operators;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Collects the contents of one file, row by row. Used by one thread.
final class TableBuilder {

    private final FileLayout layout;
    /// The file's own date. Nothing in the file can be later.
    private final LocalDate latest;

    private final BlockList blocks = new BlockList();
    private final Map<String, String> holders = new HashMap<>();
    private final Map<String, OcnClass> classes = new HashMap<>();
    private final List<RefusedRow> refused = new ArrayList<>();
    private Optional<LocalDate> printed = Optional.empty();
    private Optional<LocalDate> newest = Optional.empty();
    private int line;
    private int rows;
    private int refusedRows;

    TableBuilder(FileLayout layout, LocalDate latest) {
        this.layout = layout;
        this.latest = latest;
    }

    void row(Row row) {
        Optional<LocalDate> date = Dates.of(row.lone(), layout.dates());
        if (date.isPresent()) printed = date;
        if (date.isPresent() || row.blank()) return;
        rows++;
        line = row.line();
        try {
            if (row.cutShort()) throw new UnusableRow("has only " + row.cells().size() + " columns");
            layout.read(row, this);
        } catch (UnusableRow reason) {
            refuse(line, reason.reason());
        }
    }

    /// Counts a row that cannot be split into cells.
    void unreadable(int at, String reason) {
        rows++;
        refuse(at, reason);
    }

    private void refuse(int at, String reason) {
        refusedRows++;
        if (refused.size() < OperatorTable.MOST_REFUSED_ROWS) refused.add(new RefusedRow(at, reason));
    }

    void prefix(String prefix, BlockEntry entry) throws UnusableRow {
        range(prefix, prefix, entry);
    }

    void range(String first, String last, BlockEntry entry) throws UnusableRow {
        if (first.compareTo(last) > 0) throw new UnusableRow("the range ends before it begins");
        blocks.add(first, last, entry, line);
    }

    void holder(String code, String name) throws UnusableRow {
        agree(holders.putIfAbsent(code, name), name, code);
    }

    void ocn(String ocn, OcnClass what) throws UnusableRow {
        agree(classes.putIfAbsent(ocn, what), what, ocn);
    }

    private static void agree(@Nullable Object before, Object now, String code) throws UnusableRow {
        if (before != null && !before.equals(now)) throw new UnusableRow(code + " is listed twice and differs");
    }

    /// Records the date of a row. A text that is not a date, or a date after the file's own, is ignored.
    void dated(String text) {
        Dates.of(text, layout.dates())
                .filter(date -> !date.isAfter(latest))
                .filter(date -> newest.isEmpty() || date.isAfter(newest.get()))
                .ifPresent(date -> newest = Optional.of(date));
    }

    /// The finished table.
    ///
    /// @throws RefusedFile when no row or too few rows can be used
    OperatorTable finished() throws RefusedFile {
        blocks.conflicts().forEach(conflict -> refuse(conflict.line(), conflict.reason()));
        OperatorTable table = new OperatorTable(
                layout.kind(),
                printed.or(() -> newest).orElse(latest),
                rows,
                refusedRows,
                refused,
                blocks,
                holders,
                classes);
        if (table.isEmpty()) {
            if (refused.isEmpty()) throw new RefusedFile(1, "there is no row after the header");
            throw new RefusedFile("no row could be used", refused);
        }
        if (refusedRows >= OperatorTable.TOLERATED_ROWS && refusedRows * OperatorTable.TOLERATED_SHARE > rows) {
            throw new RefusedFile(
                    refusedRows + " of " + rows + " rows cannot be used, too many to trust the rest", refused);
        }
        return table;
    }
}
