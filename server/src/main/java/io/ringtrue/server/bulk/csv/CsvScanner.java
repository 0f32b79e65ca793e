package io.ringtrue.server.bulk.csv;

import org.jspecify.annotations.Nullable;

/// Finds records, one after another, in an array that may still be filling. Nothing else decides where a
/// record ends: who cuts a list into pieces and who reads the rows of a piece use the same scanner.
///
/// A line end inside quotes ends no record (RFC 4180 §2.6); a quote opens only at the start of a field
/// (§2.5), so that `5" pipe` is no trap. Quotes that hold more than [#MOST_LINE_ENDS] line ends, or are
/// open where the list ends, count as never closed. Their record ends with its first line: else one open
/// quote would swallow the rows behind it, and each line of a list full of them would be paid with a look
/// at everything behind it.
public final class CsvScanner {
    /// More than an address or a note needs.
    public static final int MOST_LINE_ENDS = 200;

    private static final byte LINE_END = '\n';
    private static final byte QUOTE = '"';

    private final byte delimiter;
    private final boolean quotes;
    private final int wanted;
    private final @Nullable Cells cells;

    /// Where the next byte to look at stands.
    private int at;
    /// Where its field starts; negative: not known.
    private int field;
    private boolean quoted;
    private int columns;
    private int linesInside;
    private int firstLineEnd;
    private int from;
    private int to;
    private int contentEnd;
    /// Of the record before while a record is being read.
    private int end;
    private boolean open;

    private CsvScanner(byte delimiter, boolean quotes, int wanted, @Nullable Cells cells) {
        this.delimiter = delimiter;
        this.quotes = quotes;
        this.wanted = wanted;
        this.cells = cells;
    }

    /// Given the place of each cell, quotes and all; the last may end in a carriage return.
    @FunctionalInterface
    interface Cells {
        void at(int from, int to);
    }

    CsvScanner(char delimiter, Cells cells) {
        this((byte) delimiter, true, -1, cells);
    }

    /// @param wanted the column whose place is noted, from 0 on; negative: none
    public CsvScanner(char delimiter, int wanted) {
        this((byte) delimiter, true, wanted, null);
    }

    /// Each line is a record of one column; quotes are bytes like others.
    public static CsvScanner ofLines() {
        return new CsvScanner(LINE_END, false, -1, null);
    }

    /// Forgets what was read: a record starts at `at`.
    public void start(int at) {
        this.at = at;
        end = at;
        quoted = false;
    }

    /// Reads the next record, or goes on with one whose bytes had not all arrived.
    ///
    /// @param bytes the same as before, with more behind them
    /// @param last whether the list ends at `limit`, which ends the last record too
    /// @return whether a record has ended; else the bytes end before it does, or there are none
    public boolean next(byte[] bytes, int limit, boolean last) {
        if (at == end && !begins(limit)) return false;
        int start = field;
        int i = at;
        while (true) {
            if (quoted || quotes && i == start && i < limit && bytes[i] == QUOTE) {
                at = quoted ? i : i + 1;
                field = start;
                quoted = true;
                if (!passesQuotes(bytes, limit, last)) return at == end;
                i = at;
            }
            while (i < limit && bytes[i] != delimiter && bytes[i] != LINE_END) i++;
            if (i == limit && !last) break;
            if (columns++ == wanted) {
                from = start;
                to = i;
            }
            if (cells != null) cells.at(start, i);
            if (i == limit || bytes[i] == LINE_END) {
                endsWithLine(bytes, i, limit);
                return true;
            }
            start = ++i;
        }
        field = start;
        at = i;
        return false;
    }

    /// Passes all records. Of the last one that ended only [#end] is known then, in return for speed.
    ///
    /// @return behind it; where [#start] was when none has ended
    public int lastEnd(byte[] bytes, int limit, boolean last) {
        if (at == end && !begins(limit)) return end;
        if (quoted || quotes && holdsQuote(bytes, at, limit)) {
            while (next(bytes, limit, last)) {}
            return end;
        }
        int line = limit;
        while (line > at && bytes[line - 1] != LINE_END) line--;
        if (line > at) {
            end = line;
            linesInside = 0;
        }
        if (limit > at) field = bytes[limit - 1] == LINE_END || bytes[limit - 1] == delimiter ? limit : -1;
        at = limit;
        if (last) end = limit;
        return end;
    }

    private static boolean holdsQuote(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] == QUOTE) return true;
        }
        return false;
    }

    private boolean begins(int limit) {
        field = at;
        columns = 0;
        linesInside = 0;
        from = -1;
        to = -1;
        open = false;
        return at < limit;
    }

    /// Moves behind the closing quote.
    private boolean passesQuotes(byte[] bytes, int limit, boolean last) {
        for (int i = at; i < limit; i++) {
            if (bytes[i] == LINE_END) {
                if (linesInside++ == 0) firstLineEnd = i;
                if (linesInside > MOST_LINE_ENDS) return staysOpen(bytes, limit);
            }
            if (bytes[i] != QUOTE) continue;
            at = i;
            // RFC 4180 §2.7: a doubled quote is one in the field. The byte behind it decides.
            if (i + 1 == limit && !last) return false;
            if (i + 1 < limit && bytes[i + 1] == QUOTE) {
                i++;
            } else {
                at = i + 1;
                quoted = false;
                return true;
            }
        }
        at = limit;
        return last && staysOpen(bytes, limit);
    }

    private boolean staysOpen(byte[] bytes, int limit) {
        open = true;
        columns++;
        from = -1;
        endsWithLine(bytes, linesInside == 0 ? limit : firstLineEnd, limit);
        return false;
    }

    private void endsWithLine(byte[] bytes, int line, int limit) {
        boolean carriageReturn = line > end && line < limit && bytes[line - 1] == '\r';
        contentEnd = carriageReturn ? line - 1 : line;
        to = Math.min(to, contentEnd);
        end = Math.min(line + 1, limit);
        at = end;
        quoted = false;
    }

    /// Behind the record's line end.
    public int end() {
        return end;
    }

    /// Before its line end.
    public int contentEnd() {
        return contentEnd;
    }

    /// How many columns were begun, also behind the first line when the quote stays open.
    public int columns() {
        return columns;
    }

    /// Where the wanted column starts, quotes and all; negative when the record is too short, or its quote
    /// stays open.
    public int from() {
        return from;
    }

    public int to() {
        return to;
    }

    /// Whether a quote is never closed, so that the record is only its first line.
    public boolean quoteStaysOpen() {
        return open;
    }

    /// Line ends inside quotes.
    public int linesInside() {
        return linesInside;
    }
}
