package io.ringtrue.numbers.operators;

import static io.ringtrue.numbers.operators.Column.required;

import java.util.List;

/// ARCEP's list of operators (France): the names for the identifiers in its number ranges.
record ArcepHolders() implements FileLayout {

    private static final Column NAME = required("IDENTITE_OPERATEUR");
    private static final Column CODE = required("CODE_OPERATEUR");

    @Override
    public FileKind kind() {
        return FileKind.ARCEP_HOLDERS;
    }

    @Override
    public List<Column> columns() {
        return List.of(NAME, CODE);
    }

    @Override
    public void read(Row row, TableBuilder table) throws UnusableRow {
        String code = row.text(CODE);
        String name = row.text(NAME);
        if (code.isEmpty() || name.isEmpty())
            throw new UnusableRow("CODE_OPERATEUR and IDENTITE_OPERATEUR must not be empty");
        table.holder(code, name);
    }
}
