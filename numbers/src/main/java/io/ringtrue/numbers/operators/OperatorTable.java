package io.ringtrue.numbers.operators;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/// The contents of one official file. Immutable.
public final class OperatorTable {

    /// How many refused rows are listed; further ones are only counted.
    public static final int MOST_REFUSED_ROWS = 100;

    /// A file with fewer refused rows than this is never refused for them.
    static final int TOLERATED_ROWS = 5;
    /// A file is accepted if at most one row in this many is refused.
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

    /// Which official file it is.
    public FileKind kind() {
        return kind;
    }

    /// A name that distinguishes the parts of a publication, and is suitable as a file name: `ofcom-s5`,
    /// `russia-def-9xx`.
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

    /// The name of the source in reports.
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

    /// The date printed in the file, else the newest date in its rows, else the file's own date.
    public LocalDate date() {
        return date;
    }

    /// How many rows after the header are not empty, including refused ones.
    public int rows() {
        return rows;
    }

    /// How many blocks, holders or classes can be used.
    public int ranges() {
        return blocks.size() + holders.size() + classes.size();
    }

    /// How many rows cannot be used.
    public int refused() {
        return refused;
    }

    /// The first refused rows, at most [#MOST_REFUSED_ROWS].
    public List<RefusedRow> refusedRows() {
        return refusedRows;
    }

    /// The calling codes of its blocks, ascending; empty when the file only explains codes in other files.
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
