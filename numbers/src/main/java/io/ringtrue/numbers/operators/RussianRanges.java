package io.ringtrue.numbers.operators;

import static io.ringtrue.numbers.operators.Column.required;

import java.util.List;

/// The Russian register of numbers: a code of three digits and a range of seven digits. It had six to eight
/// columns over the years.
record RussianRanges() implements FileLayout {

    static final String OPERATOR_COLUMN = "Оператор";

    private static final Column CODE = required("АВС/ DEF", "ABC/ DEF");
    private static final Column FIRST = required("От");
    private static final Column LAST = required("До");
    private static final Column OPERATOR = required(OPERATOR_COLUMN);

    private static final int RUSSIA = 7;
    private static final int DIGITS_BEHIND = 7;

    @Override
    public FileKind kind() {
        return FileKind.RUSSIA;
    }

    @Override
    public List<Column> columns() {
        return List.of(CODE, FIRST, LAST, OPERATOR);
    }

    @Override
    public void read(Row row, TableBuilder table) throws UnusableRow {
        String code = row.digits(CODE, 3, 3);
        String first = row.digits(FIRST, 1, DIGITS_BEHIND);
        String last = row.digits(LAST, 1, DIGITS_BEHIND);
        String operator = row.text(OPERATOR);
        if (operator.isEmpty()) throw new UnusableRow("Оператор is empty");
        table.range(code + padded(first), code + padded(last), BlockEntry.held(RUSSIA, operator));
    }

    /// The files of some years leave out leading zeros.
    private static String padded(String digits) {
        return "0".repeat(DIGITS_BEHIND - digits.length()) + digits;
    }
}
