package io.ringtrue.server.bulk;

import io.ringtrue.numbers.Lookup;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/// The beginning of a list, read without being consumed: what stands before the first row, and the
/// first rows.
///
/// @param prologue byte order mark, blank lines and a `sep=` line; goes out as it is
/// @param delimiter the one that a `sep=` line names
/// @param first from the first byte of the first row on
/// @param whole whether the list ends with it
record ListBeginning(byte[] prologue, Optional<Character> delimiter, byte[] first, boolean whole, BulkFormat format) {
    private static final Pattern JSON_OBJECT = Pattern.compile("^\\{\\s*\"[^\"]*\"\\s*:");
    private static final int LOOKED_AT = 1024;
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final String BLANK = " \t\r\n";
    /// Holds the rows that are looked at, unless they are very long.
    private static final int MOST_BYTES = 16 * 1024;

    /// Waits for the first row, and for a second one only where the first alone tells too little: a caller may send a
    /// row and wait for its answer before it sends more.
    ///
    /// @throws UnreadableList when the bytes are no list
    static ListBeginning read(Cutter cutter, BulkOptions options, Lookup lookup) throws IOException, UnreadableList {
        byte[] head = cutter.longerHead(true);
        Optional<String> objection = ForeignFile.objection(head);
        if (objection.isPresent()) throw new UnreadableList("body", objection.get());
        head = withLines(cutter, head, 1);
        int start = blankLinesEnd(head, mark(head));
        Optional<SeparatorLine> separator = SeparatorLine.at(head, start);
        if (separator.isPresent()) {
            head = withLines(cutter, head, 2);
            start = blankLinesEnd(head, separator.get().end());
        }
        Optional<Character> delimiter = separator.flatMap(SeparatorLine::delimiter);
        boolean json = start < head.length && head[start] == '{';
        BulkFormat format = options.format().orElse(json ? BulkFormat.NDJSON : BulkFormat.CSV);
        head = switch (format) {
            case NDJSON -> options.column().isPresent() ? head : withWhatArrived(cutter, head);
            case CSV -> withRows(cutter, head, start, new CsvLayout(options, lookup, delimiter));
        };
        byte[] rows = Arrays.copyOfRange(head, start, head.length);
        refuseTheOther(format, rows);
        return new ListBeginning(Arrays.copyOf(head, start), delimiter, rows, cutter.headIsAll(), format);
    }

    /// A name that ends in `.csv`, or a Content-Type, does not make a CSV of NDJSON.
    private static void refuseTheOther(BulkFormat format, byte[] rows) throws UnreadableList {
        String start = new String(rows, 0, Math.min(rows.length, LOOKED_AT), StandardCharsets.ISO_8859_1);
        if (format == BulkFormat.CSV && JSON_OBJECT.matcher(start).find()) {
            throw new UnreadableList("body", "is NDJSON, not CSV; say so by format or Content-Type");
        }
    }

    private static byte[] withRows(Cutter cutter, byte[] beginning, int start, CsvLayout layout) throws IOException {
        byte[] head = beginning;
        CsvLayout.Need need = layout.need(Arrays.copyOfRange(head, start, head.length));
        while (need == CsvLayout.Need.THE_FIRST_ROW) {
            byte[] longer = cutter.longerHead(true);
            if (longer.length == head.length) return head;
            head = longer;
            need = layout.need(Arrays.copyOfRange(head, start, head.length));
        }
        if (need == CsvLayout.Need.NO_MORE) return head;
        if (need == CsvLayout.Need.A_SECOND_ROW) {
            int end = start + layout.firstRowEnd(Arrays.copyOfRange(head, start, head.length));
            head = withLines(cutter, head, lines(Arrays.copyOf(head, end)) + 1);
        }
        return withWhatArrived(cutter, head);
    }

    private static byte[] withWhatArrived(Cutter cutter, byte[] beginning) throws IOException {
        byte[] head = beginning;
        while (lines(head) <= CsvLayout.MOST_ROWS && head.length < MOST_BYTES) {
            byte[] longer = cutter.longerHead(false);
            if (longer.length == head.length) return head;
            head = longer;
        }
        return head;
    }

    private static byte[] withLines(Cutter cutter, byte[] beginning, int waitedFor) throws IOException {
        byte[] head = beginning;
        while (lines(head) < waitedFor) {
            byte[] longer = cutter.longerHead(true);
            if (longer.length == head.length) return head;
            head = longer;
        }
        return head;
    }

    /// Whole lines that are not blank.
    private static int lines(byte[] head) {
        int lines = 0;
        boolean blank = true;
        for (byte b : head) {
            if (b == '\n') {
                if (!blank) lines++;
                blank = true;
            } else if (BLANK.indexOf(b) < 0) {
                blank = false;
            }
        }
        return lines;
    }

    private static int mark(byte[] head) {
        return Arrays.equals(head, 0, Math.min(3, head.length), BYTE_ORDER_MARK, 0, 3) ? 3 : 0;
    }

    private static int blankLinesEnd(byte[] head, int from) {
        int end = from;
        for (int i = from; i < head.length && BLANK.indexOf(head[i]) >= 0; i++) {
            if (head[i] == '\n') end = i + 1;
        }
        return end;
    }
}
