package io.ringtrue.server.bulk;

import io.ringtrue.server.bulk.csv.RecordEnds;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/// Cuts a stream into pieces at record ends. Where the cuts fall depends on how the bytes arrive; what the records
/// are
/// does not: a record as long as a piece or longer is refused wherever it stands.
final class Cutter {
    private final InputStream in;
    private final byte[] rest;
    private int restLength;
    private boolean ended;
    private long consumed;
    private RecordEnds ends = RecordEnds.ofLines();

    /// @param size of a piece, in bytes
    Cutter(InputStream in, int size) {
        this.in = in;
        this.rest = new byte[size];
    }

    /// The first record and maybe more, read without being consumed; at most a piece. Empty when there is nothing.
    byte[] head(RecordEnds ends) throws IOException {
        ends.start();
        ends.look(rest, 0, restLength);
        while (!ended && restLength < rest.length && ends.lastEnd() == 0) {
            int before = restLength;
            read(rest);
            ends.look(rest, before, restLength);
        }
        return Arrays.copyOf(rest, restLength);
    }

    /// The head with more behind it, up to another line end.
    ///
    /// @param wait whether to wait for it; else only what has arrived is read
    /// @return as long as the head before when there is no more
    byte[] longerHead(boolean wait) throws IOException {
        int before = restLength;
        while (!ended && restLength < rest.length && lineEnd(rest, before, restLength) == 0) {
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

    /// From here on records end as `ends` says.
    void cutAt(RecordEnds ends) {
        this.ends = ends;
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

    /// Fills `piece` with whole records: as many as fit, or as have arrived when no more is there at the moment.
    ///
    /// @return false at the end of the stream
    boolean cut(Piece piece) throws IOException {
        byte[] into = piece.in;
        System.arraycopy(rest, 0, into, 0, restLength);
        ends.start();
        ends.look(into, 0, restLength);
        while (!ended && restLength < into.length && (ends.lastEnd() == 0 || in.available() > 0)) {
            int before = restLength;
            read(into);
            ends.look(into, before, restLength);
        }
        if (restLength == 0) return false;
        int end = end(into);
        if (end == 0) {
            skipLine(piece);
            return true;
        }
        keep(into, end);
        piece.length = end;
        piece.tooLong = false;
        piece.end = consumed;
        return true;
    }

    private int end(byte[] into) {
        boolean whole = ended && restLength < into.length;
        if (whole && !ends.quoteIsOpen()) return restLength;
        if (ends.lastEnd() > 0) return ends.lastEnd();
        int line = lineEnd(into, restLength);
        return line == 0 && whole ? restLength : line;
    }

    private void keep(byte[] from, int end) {
        System.arraycopy(from, end, rest, 0, restLength - end);
        restLength -= end;
        consumed += end;
    }

    /// The piece is full and holds no line end: what is left of the line goes unread.
    private void skipLine(Piece piece) throws IOException {
        int line = 0;
        while (line == 0 && restLength > 0) {
            consumed += restLength;
            restLength = 0;
            if (!ended) read(piece.in);
            line = lineEnd(piece.in, restLength);
        }
        keep(piece.in, line);
        piece.length = 0;
        piece.tooLong = true;
        piece.end = consumed;
    }

    private static int lineEnd(byte[] bytes, int length) {
        return lineEnd(bytes, 0, length);
    }

    private static int lineEnd(byte[] bytes, int from, int length) {
        for (int i = from; i < length; i++) {
            if (bytes[i] == '\n') return i + 1;
        }
        return 0;
    }
}
