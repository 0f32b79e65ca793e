package io.ringtrue.numbers.operators;

import static io.ringtrue.numbers.operators.Column.optional;
import static io.ringtrue.numbers.operators.Column.required;

import io.ringtrue.numbers.plan.Basis.Confidence;
import io.ringtrue.numbers.plan.LineType;
import java.util.List;
import java.util.Locale;

/// The kind of lines that North American companies operate, by OCN. The rules in the jar have this layout,
/// and so has a file of yours that overrides some of them.
record OcnClassRows() implements FileLayout {

    private static final Column OCN = required("ocn");
    private static final Column CLASS = required("class");
    private static final Column CONFIDENCE = optional("confidence");

    @Override
    public FileKind kind() {
        return FileKind.OCN_CLASSES;
    }

    @Override
    public List<Column> columns() {
        return List.of(OCN, CLASS, CONFIDENCE);
    }

    @Override
    public void read(Row row, TableBuilder table) throws UnusableRow {
        String ocn = row.text(OCN).toUpperCase(Locale.ROOT);
        if (!ocn.matches("[0-9A-Z]{4}")) throw new UnusableRow("ocn must be 4 letters or digits");
        table.ocn(ocn, new OcnClass(lineType(row.text(CLASS)), confidence(row.text(CONFIDENCE))));
    }

    private static LineType lineType(String word) throws UnusableRow {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "wireless" -> LineType.MOBILE;
            case "wireline" -> LineType.FIXED_LINE;
            case "voip" -> LineType.VOIP;
            case "tollfree" -> LineType.TOLL_FREE;
            case "unknown" -> LineType.UNKNOWN;
            default -> throw new UnusableRow("class must be wireless, wireline, voip, tollfree or unknown");
        };
    }

    /// Without a confidence, the class counts as certain.
    private static Confidence confidence(String word) throws UnusableRow {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "", "high" -> Confidence.HIGH;
            case "low" -> Confidence.LOW;
            default -> throw new UnusableRow("confidence must be high or low");
        };
    }
}
