package io.ringtrue.numbers.operators;

import static io.ringtrue.numbers.operators.Column.required;

import java.util.List;

/// CNAC's central office codes (Canada). The second row contains only the date of the file.
record CnacCodes() implements FileLayout {

    private static final Column NPA = required("NPA");
    private static final Column NXX = required("CO Code (NXX)");
    private static final Column STATUS = required("Status");
    private static final Column COMPANY = required("Company");
    private static final Column OCN = required("OCN");

    @Override
    public FileKind kind() {
        return FileKind.CNAC_CODES;
    }

    @Override
    public List<Column> columns() {
        return List.of(NPA, NXX, STATUS, COMPANY, OCN);
    }

    @Override
    public Dates.Order dates() {
        return Dates.Order.MONTH_FIRST;
    }

    @Override
    public void read(Row row, TableBuilder table) throws UnusableRow {
        String prefix = CentralOffice.prefix(row.digits(NPA, 3, 3), row.digits(NXX, 3, 3));
        table.prefix(
                prefix,
                CentralOffice.entry(row.text(OCN), row.text(COMPANY), CentralOffice.status(row.text(STATUS)), false));
    }
}
