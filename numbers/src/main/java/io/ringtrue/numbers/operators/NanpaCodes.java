package io.ringtrue.numbers.operators;

import static io.ringtrue.numbers.operators.Column.optional;
import static io.ringtrue.numbers.operators.Column.required;

import java.util.List;
import java.util.Locale;

/// NANPA's central office codes: the company of each exchange of ten thousand numbers in the United States
/// and its territories. Separated by tabs. The older `allutlzd.txt` lacks the last columns.
record NanpaCodes() implements FileLayout {

    private static final Column CODE = required("NPA-NXX");
    private static final Column OCN = required("OCN");
    private static final Column COMPANY = required("Company");
    private static final Column USE = required("Use");
    private static final Column ASSIGNED = optional("AssignDate");
    private static final Column POOLED = optional("Pooled Code");

    @Override
    public FileKind kind() {
        return FileKind.NANPA_CODES;
    }

    @Override
    public List<Column> columns() {
        return List.of(CODE, OCN, COMPANY, USE, ASSIGNED, POOLED);
    }

    @Override
    public Dates.Order dates() {
        return Dates.Order.MONTH_FIRST;
    }

    @Override
    public void read(Row row, TableBuilder table) throws UnusableRow {
        String code = row.digits(CODE, 6, 6);
        String prefix = CentralOffice.prefix(code.substring(0, 3), code.substring(3));
        boolean pooled = row.text(POOLED).toUpperCase(Locale.ROOT).startsWith("Y");
        table.prefix(
                prefix,
                CentralOffice.entry(row.text(OCN), row.text(COMPANY), CentralOffice.status(row.text(USE)), pooled));
        table.dated(row.text(ASSIGNED));
    }
}
