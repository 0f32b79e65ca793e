package io.ringtrue.numbers.operators;

import static io.ringtrue.numbers.operators.Column.optional;
import static io.ringtrue.numbers.operators.Column.required;

import io.ringtrue.numbers.plan.BlockStatus;
import java.util.List;

/// NANPA's thousands blocks (United States): the company of each thousand numbers of a pooled exchange. The
/// older `AllBlocksAugmentedReport` has the same columns with other names.
record NanpaBlocks() implements FileLayout {

    private static final Column NPA = required("NPA");
    private static final Column NXX = required("NXX");
    private static final Column BLOCK = required("X", "Block", "Block ID", "Thousands Block");
    private static final Column OCN = required("OCN", "Block Holder OCN");
    private static final Column COMPANY = required("Company", "Company Name", "Block Holder", "Assigned To");
    private static final Column STATUS = optional("Status", "Block Status", "Use");
    private static final Column ASSIGNED = optional("Assign Date", "Assigned Date", "Block Assigned Date");

    @Override
    public FileKind kind() {
        return FileKind.NANPA_BLOCKS;
    }

    @Override
    public List<Column> columns() {
        return List.of(NPA, NXX, BLOCK, OCN, COMPANY, STATUS, ASSIGNED);
    }

    @Override
    public Dates.Order dates() {
        return Dates.Order.MONTH_FIRST;
    }

    @Override
    public void read(Row row, TableBuilder table) throws UnusableRow {
        String prefix = CentralOffice.prefix(row.digits(NPA, 3, 3), row.digits(NXX, 3, 3)) + row.digits(BLOCK, 1, 1);
        table.prefix(prefix, CentralOffice.entry(row.text(OCN), row.text(COMPANY), status(row), false));
        table.dated(row.text(ASSIGNED));
    }

    /// Without a status column, a block that names a company counts as given out.
    private static BlockStatus status(Row row) {
        if (row.places().getOrDefault(STATUS, -1) >= 0) return CentralOffice.status(row.text(STATUS));
        return row.text(OCN).isEmpty() && row.text(COMPANY).isEmpty() ? BlockStatus.FREE : BlockStatus.GIVEN_OUT;
    }
}
