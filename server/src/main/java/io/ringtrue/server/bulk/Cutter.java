package io.ringtrue.server.bulk;

import io.ringtrue.server.bulk.csv.CsvScanner;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/// Cuts a stream into pieces at record ends. Where the cuts fall depends on how the bytes arrive; what the
/// records are does not: a record as long as a piece or longer is refused wherever it stands.
final class Cutter {
    private final InputStream in;
    private final byte[] rest;
    private int restLength;
    private boolean ended;
    private long consumed;
    private CsvScanner records = CsvScanner.ofLines();

    /// @param size of a piece, in bytes
    Cutter(InputStream in, int size) {
        this.in = in;
        this.rest = new byte[size];
    }

    /// The beginning, read without being consumed, at most a piece: what was read before and more behind
    /// it, up to another line end.
    ///
    /// @param wait whether to wait for it; else only what has arrived is read
    /// @return as long as the head before when there is no more
    byte[] longerHead(boolean wait) throws IOException {
        int before = restLength;
        while (!ended && restLength < rest.length && Lines.end(rest, before, restLength) == restLength) {
            if (!wait && in.available() == 0) break;
            read(rest);
        }
        return Arrays.copyOf(rest, restLength);
    }

    /// Whether the head is the whole list.
    boolean headIsAll() {
        return ended;
    }

    private void read(byte[] into) throws IOException {
        int got = in.read(into, restLength, into.length - restLength);
        if (got < 0) ended = true;
        else restLength += got;
    }

    /// From here on records end where `records` finds their ends.
    void cutAt(CsvScanner records) {
        this.records = records;
    }

    /// Drops bytes, those of the head first.
    ///
    /// @param count at least as many as have been dropped or cut
    void skipTo(long count) throws IOException {
        int held = (int) Math.min(restLength, count - consumed);
        System.arraycopy(rest, held, rest, 0, restLength - held);
        restLength -= held;
        in.skipNBytes(count - consumed - held);
        consumed = count;
    }

    /// Whether the next cut may have to wait for the other side.
    boolean mayWait() throws IOException {
        return !ended && in.available() == 0;
    }

    /// Fills `piece` with whole records: as many as fit, or as have arrived when no more is there at the
    /// moment.
    ///
    /// @return false at the end of the stream
    boolean cut(Piece piece) throws IOException {
        byte[] into = piece.in;
        System.arraycopy(rest, 0, into, 0, restLength);
        records.start(0);
        int end = records.lastEnd(into, restLength, false);
        while (!ended && restLength < into.length && (end == 0 || in.available() > 0)) {
            read(into);
            end = records.lastEnd(into, restLength, false);
        }
        if (restLength == 0) return false;
        if (ended && restLength < into.length) end = records.lastEnd(into, restLength, true);
        if (end == 0) {
            int line = Lines.end(into, 0, restLength);
            if (line == restLength) {
                skipLine(piece);
                return true;
            }
            end = line + 1;
        }
        keep(into, end);
        piece.length = end;
        piece.tooLong = false;
        piece.end = consumed;
        return true;
    }

    private void keep(byte[] from, int end) {
        System.arraycopy(from, end, rest, 0, restLength - end);
        restLength -= end;
        consumed += end;
    }

    /// The piece is full and holds no line end: what is left of the line goes unread.
    private void skipLine(Piece piece) throws IOException {
        int line;
        do {
            consumed += restLength;
            restLength = 0;
            if (!ended) read(piece.in);
            line = Lines.end(piece.in, 0, restLength);
        } while (line == restLength && restLength > 0);
        keep(piece.in, Math.min(line + 1, restLength));
        piece.length = 0;
        piece.tooLong = true;
        piece.end = consumed;
    }
}
