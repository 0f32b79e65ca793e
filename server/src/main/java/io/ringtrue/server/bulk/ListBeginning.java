package io.ringtrue.server.bulk;

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
    /// The heading and a row: a caller may send so much and wait for the answer before it sends
    /// more.
    private static final int LINES_WAITED_FOR = 2;
    /// Holds the rows that are looked at, unless they are very long.
    private static final int MOST_BYTES = 16 * 1024;

    /// @throws UnreadableList when the bytes are no list
    static ListBeginning read(Cutter cutter, BulkOptions options) throws IOException, UnreadableList {
        String delimiters = options.delimiter().map(String::valueOf).orElse(CsvLayout.DELIMITERS);
        byte[] head = cutter.head(RecordEnds.ofCsv(delimiters));
        Optional<String> objection = ForeignFile.objection(head);
        if (objection.isPresent()) throw new UnreadableList("body", objection.get());
        int start = blankLinesEnd(head, mark(head));
        Optional<SeparatorLine> separator = SeparatorLine.at(head, start);
        boolean guessing = options.column().isEmpty();
        head = withRows(cutter, head, (separator.isPresent() ? 1 : 0) + (guessing ? LINES_WAITED_FOR : 1), guessing);
        int first = separator.isPresent() ? blankLinesEnd(head, separator.get().end()) : start;
        byte[] rows = Arrays.copyOfRange(head, first, head.length);
        BulkFormat format =
                options.format().orElse(rows.length > 0 && rows[0] == '{' ? BulkFormat.NDJSON : BulkFormat.CSV);
        refuseTheOther(format, rows);
        return new ListBeginning(
                Arrays.copyOf(head, first),
                separator.flatMap(SeparatorLine::delimiter),
                rows,
                cutter.headIsAll(),
                format);
    }

    /// A name that ends in `.csv`, or a Content-Type, does not make a CSV of NDJSON.
    private static void refuseTheOther(BulkFormat format, byte[] rows) throws UnreadableList {
        String start = new String(rows, 0, Math.min(rows.length, LOOKED_AT), StandardCharsets.ISO_8859_1);
        if (format == BulkFormat.CSV && JSON_OBJECT.matcher(start).find()) {
            throw new UnreadableList("body", "is NDJSON, not CSV; say so by format or Content-Type");
        }
    }

    private static byte[] withRows(Cutter cutter, byte[] beginning, int waitedFor, boolean more) throws IOException {
        byte[] head = beginning;
        while (true) {
            int lines = lines(head);
            boolean wait = lines < waitedFor;
            boolean enough = !wait && (!more || lines > CsvLayout.MOST_ROWS || head.length >= MOST_BYTES);
            byte[] longer = enough ? head : cutter.longerHead(wait);
            if (longer.length == head.length) return head;
            head = longer;
        }
    }

    /// Whole lines that are not blank.
    private static int lines(byte[] head) {
        int lines = 0;
        boolean blank = true;
        for (byte b : head) {
            if (b == '\n') {
                if (!blank) lines++;
                blank = true;
            } else if (b != '\r') {
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
