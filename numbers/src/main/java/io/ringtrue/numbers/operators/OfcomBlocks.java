package io.ringtrue.numbers.operators;

import static io.ringtrue.numbers.operators.Column.optional;
import static io.ringtrue.numbers.operators.Column.required;

import io.ringtrue.numbers.plan.BlockStatus;
import io.ringtrue.numbers.plan.LineType;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Ofcom's number ranges (United Kingdom). S1 to S9 have the same layout.
record OfcomBlocks() implements FileLayout {

    private static final Column BLOCK = required("Number Block", "NMS Number Block: Number Block");
    private static final Column STATUS = required("Block Status");
    private static final Column PROVIDER = required("CP Name");
    private static final Column ALLOCATED = optional("Allocation Date");

    private static final int BRITAIN = 44;

    @Override
    public FileKind kind() {
        return FileKind.OFCOM;
    }

    @Override
    public List<Column> columns() {
        return List.of(BLOCK, STATUS, PROVIDER, ALLOCATED);
    }

    @Override
    public void read(Row row, TableBuilder table) throws UnusableRow {
        String digits = row.digits(BLOCK, 2, 11);
        String prefix = digits.startsWith("0") ? digits.substring(1) : digits;
        BlockStatus status = status(row.text(STATUS));
        String holder = status == BlockStatus.GIVEN_OUT ? row.text(PROVIDER) : "";
        table.prefix(prefix, new BlockEntry(BRITAIN, "", holder, lineType(prefix), status, false));
        table.dated(row.text(ALLOCATED));
    }

    /// `Allocated` and `Allocated(Closed Range)` are given out, `Free…` is free; `Protected`, `Quarantined`,
    /// `Designated` and `Reserved` are withheld.
    private static BlockStatus status(String word) throws UnusableRow {
        if (word.isEmpty()) throw new UnusableRow("Block Status is empty");
        String lower = word.toLowerCase(Locale.ROOT);
        if (lower.startsWith("allocated")) return BlockStatus.GIVEN_OUT;
        return lower.startsWith("free") ? BlockStatus.FREE : BlockStatus.WITHHELD;
    }

    private static Optional<LineType> lineType(String prefix) {
        if (prefix.startsWith("56")) return Optional.of(LineType.VOIP);
        return prefix.startsWith("70") ? Optional.of(LineType.PERSONAL) : Optional.empty();
    }
}
