package io.ringtrue.server.bulk;

/// One record of a CSV, found in an array: where it ends, how many columns it has, and where one of them stands.
/// Quotes are read as [RecordEnds] reads them.
final class CsvRecord {
    private final byte delimiter;
    private int end;
    private int contentEnd;
    private int columns;
    private int from;
    private int to;
    private boolean quoteIsOpen;
    private int linesInside;

    CsvRecord(byte delimiter) {
        this.delimiter = delimiter;
    }

    /// Reads the record that starts at `start`.
    ///
    /// @param wanted the column to find, from 0 on
    void read(byte[] bytes, int start, int limit, int wanted) {
        columns = 0;
        from = -1;
        to = -1;
        linesInside = 0;
        quoteIsOpen = false;
        int at = start;
        while (true) {
            int field = at;
            at = fieldEnd(bytes, at, limit);
            if (columns == wanted) {
                from = field;
                to = at;
            }
            columns++;
            if (at >= limit || bytes[at] == '\n') break;
            at++;
        }
        end = Math.min(at + 1, limit);
        contentEnd = at > start && at < limit && bytes[at - 1] == '\r' ? at - 1 : at;
        to = Math.min(to, contentEnd);
    }

    private int fieldEnd(byte[] bytes, int start, int limit) {
        int at = start < limit && bytes[start] == '"' ? quotesEnd(bytes, start + 1, limit) : start;
        while (at < limit && bytes[at] != delimiter && bytes[at] != '\n') at++;
        return at;
    }

    /// Behind the closing quote.
    private int quotesEnd(byte[] bytes, int start, int limit) {
        for (int at = start; at < limit; at++) {
            if (bytes[at] == '\n' && ++linesInside > RecordEnds.MOST_LINE_ENDS) break;
            if (bytes[at] != '"') continue;
            // RFC 4180 §2.7: a doubled quote is one in the field
            if (at + 1 < limit && bytes[at + 1] == '"') at++;
            else return at + 1;
        }
        quoteIsOpen = true;
        return limit;
    }

    /// Behind the line end.
    int end() {
        return end;
    }

    /// Before the line end.
    int contentEnd() {
        return contentEnd;
    }

    int columns() {
        return columns;
    }

    /// Where the wanted column starts, quotes and all; negative when the record is too short.
    int from() {
        return from;
    }

    int to() {
        return to;
    }

    boolean quoteIsOpen() {
        return quoteIsOpen;
    }

    /// Line ends inside quotes.
    int linesInside() {
        return linesInside;
    }
}
