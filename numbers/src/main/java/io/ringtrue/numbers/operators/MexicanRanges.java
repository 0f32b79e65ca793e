package io.ringtrue.numbers.operators;

import static io.ringtrue.numbers.operators.Column.optional;
import static io.ringtrue.numbers.operators.Column.required;

import io.ringtrue.numbers.plan.BlockStatus;
import io.ringtrue.numbers.plan.LineType;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// IFT's national numbering plan (Mexico), which also states the line type: `FIJO` is a fixed line; `CPP` and
/// `MPP` are the two ways to pay for calls to mobiles. A range has four digits after area code and series,
/// or, in the newer layout, whole numbers.
record MexicanRanges() implements FileLayout {

    private static final Column AREA = optional("NIR");
    private static final Column SERIES = optional("SERIE");
    private static final Column FIRST = required("NUMERACION_INICIAL");
    private static final Column LAST = required("NUMERACION_FINAL");
    private static final Column NETWORK = optional("TIPO_RED");
    private static final Column MODE = required("MODALIDAD");
    private static final Column COMPANY = required("RAZON_SOCIAL");
    private static final Column ASSIGNED = optional("FECHA_ASIGNACION");

    private static final int MEXICO = 52;
    private static final int NATIONAL_DIGITS = 10;

    @Override
    public FileKind kind() {
        return FileKind.MEXICO;
    }

    @Override
    public List<Column> columns() {
        return List.of(AREA, SERIES, FIRST, LAST, NETWORK, MODE, COMPANY, ASSIGNED);
    }

    @Override
    public void read(Row row, TableBuilder table) throws UnusableRow {
        String lead = row.digits(AREA, 0, 3) + row.digits(SERIES, 0, 4);
        int behind = NATIONAL_DIGITS - lead.length();
        String first = row.digits(FIRST, 1, behind);
        String last = row.digits(LAST, 1, behind);
        if (lead.isEmpty() && first.length() != NATIONAL_DIGITS) {
            throw new UnusableRow("NUMERACION_INICIAL must be 10 digits where there is no NIR");
        }
        BlockEntry entry =
                new BlockEntry(MEXICO, "", row.text(COMPANY), Optional.of(lineType(row)), BlockStatus.GIVEN_OUT, false);
        table.range(lead + padded(first, behind), lead + padded(last, behind), entry);
        table.dated(row.text(ASSIGNED));
    }

    private static String padded(String digits, int length) {
        return "0".repeat(length - digits.length()) + digits;
    }

    private static LineType lineType(Row row) throws UnusableRow {
        String mode = row.text(MODE).toUpperCase(Locale.ROOT);
        String network = row.text(NETWORK).toUpperCase(Locale.ROOT);
        if (mode.equals("CPP") || mode.equals("MPP") || network.startsWith("M")) return LineType.MOBILE;
        if (mode.startsWith("FIJ") || network.startsWith("FIJ")) return LineType.FIXED_LINE;
        throw new UnusableRow("neither MODALIDAD nor TIPO_RED is FIJO, CPP, MPP or MOVIL");
    }
}
