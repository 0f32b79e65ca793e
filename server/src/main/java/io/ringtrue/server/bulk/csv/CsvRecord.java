package io.ringtrue.server.bulk.csv;

/// One record of a CSV, found in an array: where it ends, how many columns it has, and where one of them stands.
/// Quotes are read as [RecordEnds] reads them.
public final class CsvRecord {
    private final byte delimiter;
    private int end;
    private int contentEnd;
    private int columns;
    private int from;
    private int to;
    private boolean quoteIsOpen;
    private int linesInside;
    private int wanted;
    private final Field finder = this::find; // once, not once a record

    public CsvRecord(byte delimiter) {
        this.delimiter = delimiter;
    }

    /// Where a field stands, quotes and all.
    @FunctionalInterface
    public interface Field {
        void at(int from, int to);
    }

    /// Reads the record that starts at `start`.
    ///
    /// @param wanted the column to find, from 0 on
    public void read(byte[] bytes, int start, int limit, int wanted) {
        this.wanted = wanted;
        from = -1;
        to = -1;
        read(bytes, start, limit, finder);
        to = Math.min(to, contentEnd);
    }

    private void find(int fieldStart, int fieldEnd) {
        if (columns != wanted) return;
        from = fieldStart;
        to = fieldEnd;
    }

    /// Reads the record that starts at `start`, each field once. The last may end in a carriage return.
    public void read(byte[] bytes, int start, int limit, Field fields) {
        columns = 0;
        linesInside = 0;
        quoteIsOpen = false;
        int at = start;
        while (true) {
            int field = at;
            at = fieldEnd(bytes, at, limit);
            fields.at(field, at);
            columns++;
            if (at >= limit || bytes[at] == '\n') break;
            at++;
        }
        end = Math.min(at + 1, limit);
        contentEnd = at > start && at < limit && bytes[at - 1] == '\r' ? at - 1 : at;
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
    public int end() {
        return end;
    }

    /// Before the line end.
    public int contentEnd() {
        return contentEnd;
    }

    public int columns() {
        return columns;
    }

    /// Where the wanted column starts, quotes and all; negative when the record is too short.
    public int from() {
        return from;
    }

    public int to() {
        return to;
    }

    public boolean quoteIsOpen() {
        return quoteIsOpen;
    }

    /// Line ends inside quotes.
    public int linesInside() {
        return linesInside;
    }
}
