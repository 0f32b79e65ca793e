package io.ringtrue.numbers.operators;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/// What one official file says, as it was read. Immutable.
public final class OperatorTable {

    /// Refused rows beyond these are only counted.
    public static final int MOST_REFUSED_ROWS = 100;

    /// Fewer refused rows than this never refuse a file.
    static final int TOLERATED_ROWS = 5;
    /// One row in this many may be refused.
    static final int TOLERATED_SHARE = 50;

    private final FileKind kind;
    private final LocalDate date;
    private final int rows;
    private final int refused;
    private final List<RefusedRow> refusedRows;
    private final BlockList blocks;
    private final Map<String, String> holders;
    private final Map<String, OcnClass> classes;

    OperatorTable(
            FileKind kind,
            LocalDate date,
            int rows,
            int refused,
            List<RefusedRow> refusedRows,
            BlockList blocks,
            Map<String, String> holders,
            Map<String, OcnClass> classes) {
        this.kind = kind;
        this.date = date;
        this.rows = rows;
        this.refused = refused;
        this.refusedRows = List.copyOf(refusedRows);
        this.blocks = blocks;
        this.holders = Map.copyOf(holders);
        this.classes = Map.copyOf(classes);
    }

    public FileKind kind() {
        return kind;
    }

    /// Tells the parts of a publication apart, and is a good name for a file: `ofcom-s5`, `russia-def-9xx`.
    public String name() {
        return switch (kind) {
            case NANPA_CODES -> "nanpa-codes";
            case NANPA_BLOCKS -> "nanpa-blocks";
            case CNAC_CODES -> "cnac-codes";
            case OFCOM -> "ofcom-s" + blocks.leadingDigit();
            case ARCEP_RANGES -> "arcep-majnum";
            case ARCEP_HOLDERS -> "arcep-identifiants-ce";
            case RUSSIA -> "russia-" + part();
            case MEXICO -> "mexico-pnn";
            case OCN_CLASSES -> "ocn-class";
        };
    }

    /// What reports name as the source.
    public String source() {
        return switch (kind) {
            case OFCOM -> kind.title() + " S" + blocks.leadingDigit();
            case RUSSIA -> kind.title() + " " + part().replace("abc", "ABC").replace("def", "DEF");
            case NANPA_CODES, NANPA_BLOCKS, CNAC_CODES, ARCEP_RANGES, ARCEP_HOLDERS, MEXICO, OCN_CLASSES ->
                kind.title();
        };
    }

    private String part() {
        return (blocks.leadingDigit() == '9' ? "def-" : "abc-") + blocks.leadingDigit() + "xx";
    }

    /// The date printed in the file; else the newest date of its rows; else of the file itself.
    public LocalDate date() {
        return date;
    }

    /// Rows behind the header that say anything, refused ones included.
    public int rows() {
        return rows;
    }

    /// What could be used: blocks, or holders, or classes.
    public int ranges() {
        return blocks.size() + holders.size() + classes.size();
    }

    /// Rows that could not be used.
    public int refused() {
        return refused;
    }

    /// The first of them, at most [#MOST_REFUSED_ROWS].
    public List<RefusedRow> refusedRows() {
        return refusedRows;
    }

    /// Of which it lists blocks; empty when it only explains what other files say.
    public List<Integer> callingCodes() {
        return blocks.callingCodes();
    }

    boolean isEmpty() {
        return ranges() == 0;
    }

    BlockList blocks() {
        return blocks;
    }

    Map<String, String> holders() {
        return holders;
    }

    Map<String, OcnClass> classes() {
        return classes;
    }
}
