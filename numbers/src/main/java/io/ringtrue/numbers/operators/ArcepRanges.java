package io.ringtrue.numbers.operators;

import static io.ringtrue.numbers.operators.Column.optional;
import static io.ringtrue.numbers.operators.Column.required;

import io.ringtrue.numbers.plan.BlockStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// ARCEP's number ranges (France), each with the identifier of its operator. `identifiants_CE.csv` has the
/// names.
record ArcepRanges() implements FileLayout {

    private static final Column FIRST = required("Tranche_Debut");
    private static final Column LAST = required("Tranche_Fin");
    private static final Column OPERATOR = required("Mnémo", "Mnemo", "MnÃ©mo");
    private static final Column GIVEN_OUT = optional("Date_Attribution");

    private static final int FRANCE = 33;
    private static final int NATIONAL_DIGITS = 10;
    /// The calling codes of the overseas departments, by the first three digits after the 0. Their numbers
    /// keep the same digits.
    private static final Map<String, Integer> OVERSEAS = Map.ofEntries(
            Map.entry("262", 262),
            Map.entry("269", 262),
            Map.entry("639", 262),
            Map.entry("692", 262),
            Map.entry("693", 262),
            Map.entry("590", 590),
            Map.entry("690", 590),
            Map.entry("691", 590),
            Map.entry("594", 594),
            Map.entry("694", 594),
            Map.entry("596", 596),
            Map.entry("696", 596),
            Map.entry("697", 596));

    @Override
    public FileKind kind() {
        return FileKind.ARCEP_RANGES;
    }

    @Override
    public List<Column> columns() {
        return List.of(FIRST, LAST, OPERATOR, GIVEN_OUT);
    }

    /// Rows of short codes and of numbers for machines are accepted and ignored, because people do not have
    /// such numbers.
    @Override
    public void read(Row row, TableBuilder table) throws UnusableRow {
        String first = row.digits(FIRST, 2, 14);
        String last = row.digits(LAST, 2, 14);
        String operator = row.text(OPERATOR);
        if (operator.isEmpty()) throw new UnusableRow("Mnémo is empty");
        if (first.length() != last.length()) throw new UnusableRow("Tranche_Debut and Tranche_Fin differ in length");
        table.dated(row.text(GIVEN_OUT));
        if (first.length() != NATIONAL_DIGITS || !first.startsWith("0")) return;
        int callingCode = OVERSEAS.getOrDefault(first.substring(1, 4), FRANCE);
        table.range(
                first.substring(1),
                last.substring(1),
                new BlockEntry(callingCode, operator, "", Optional.empty(), BlockStatus.GIVEN_OUT, false));
    }
}
