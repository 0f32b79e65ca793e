package io.ringtrue.numbers.operators;

import java.io.IOException;
import java.io.Reader;
import java.util.Optional;

/// Reads a file line by line and counts the lines. Only one line, of limited length, is in memory. Lines end
/// at LF, CR or both.
final class LineReader implements AutoCloseable {

    /// The longest line, in characters. The longest row of any official file has about 600.
    static final int LONGEST_LINE = 64 * 1024;

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final Reader in;
    private final char[] piece = new char[LONGEST_LINE];
    private final StringBuilder line = new StringBuilder();
    private int at;
    private int filled;
    private int number;
    private boolean broken;

    LineReader(Reader in) {
        this.in = in;
    }

    /// The next line without its line end; empty at the end of the file.
    ///
    /// @throws RefusedFile when the line is too long or contains a NUL
    Optional<String> next() throws IOException, RefusedFile {
        line.setLength(0);
        number++;
        int c = read();
        if (c == BYTE_ORDER_MARK && number == 1) c = read();
        if (c < 0) return Optional.empty();
        while (c >= 0 && c != '\n' && c != '\r') {
            if (c == 0) throw new RefusedFile(number, "a NUL byte: not a text file, or a damaged one");
            if (line.length() == LONGEST_LINE) {
                throw new RefusedFile(number, "is longer than " + LONGEST_LINE + " characters: not a table");
            }
            line.append((char) c);
            c = read();
        }
        if (c == '\r' && peek() == '\n') read();
        broken = c < 0;
        return Optional.of(line.toString());
    }

    /// The number of the last line read, from 1.
    int number() {
        return number;
    }

    /// Whether the file ended without a line end after the last line read.
    boolean broken() {
        return broken;
    }

    private int read() throws IOException {
        int c = peek();
        if (c >= 0) at++;
        return c;
    }

    private int peek() throws IOException {
        if (at == filled) {
            filled = in.read(piece);
            at = 0;
            if (filled <= 0) {
                filled = 0;
                return -1;
            }
        }
        return piece[at];
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
