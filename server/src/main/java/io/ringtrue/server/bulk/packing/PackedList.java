package io.ringtrue.server.bulk.packing;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/// Unpacks a list that is gzip (RFC 1952), told by its first bytes, whatever its name is. What cannot be unpacked
/// ends in [BadPacking]; a line that fails ends in the line's own failure.
public final class PackedList extends InputStream {
    private static final int MAGIC_FIRST = 0x1F;
    private static final int MAGIC_SECOND = 0x8B;
    /// Not counted against what a list may unpack to: a few rows that are all alike are no bomb.
    private static final long ALLOWANCE = 1024 * 1024;

    private final PackedBytes packed;
    private final Members members;
    private final int mostTimes;
    private long given;

    private PackedList(PackedBytes packed, int mostTimes) throws IOException {
        this.packed = packed;
        this.members = new Members(packed);
        this.mostTimes = mostTimes;
    }

    /// The list itself, or what is packed in it. Waits for its first two bytes.
    ///
    /// @param mostTimes how many times its packed size a list may unpack to; 0: any
    public static InputStream unpacked(InputStream list, int mostTimes) throws IOException {
        PushbackInputStream in = new PushbackInputStream(list, 2);
        int first = in.read();
        int second = first == MAGIC_FIRST ? in.read() : -1;
        if (second >= 0) in.unread(second);
        if (first >= 0) in.unread(first);
        if (second != MAGIC_SECOND) return in;
        PackedBytes packed = new PackedBytes(in);
        try {
            return new PackedList(packed, mostTimes);
        } catch (ZipException | EOFException _) {
            packed.requireSound();
            throw BadPacking.damaged();
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int got = unpack(into, offset, length);
        given += Math.max(0, got);
        if (mostTimes > 0 && given > mostTimes * packed.count() + ALLOWANCE) throw BadPacking.tooMuch(mostTimes);
        return got;
    }

    private int unpack(byte[] into, int offset, int length) throws IOException {
        packed.forgetSingles();
        try {
            int got = members.read(into, offset, length);
            if (got < 0) requireWholeEnd();
            return got;
        } catch (ZipException | EOFException _) {
            packed.requireSound();
            throw BadPacking.damaged();
        }
    }

    /// GZIPInputStream takes a member whose head is broken, or a line that fails there, for the end of the list; its
    /// rows would be lost.
    private void requireWholeEnd() throws IOException {
        packed.requireSound();
        if (members.endsInAMember()) throw BadPacking.damaged();
    }

    @Override
    public int available() throws IOException {
        return members.mayWait() && packed.available() == 0 ? 0 : 1;
    }

    @Override
    public void close() throws IOException {
        members.close();
    }

    /// All members, one after the other (RFC 1952 §2.2).
    private static final class Members extends GZIPInputStream {
        /// RFC 1952 §2.3: CRC32 and ISIZE.
        private static final int TRAILER = 8;

        private final PackedBytes packed;

        Members(PackedBytes packed) throws IOException {
            super(packed);
            this.packed = packed;
        }

        /// Whether all that was taken is unpacked and given on.
        boolean mayWait() {
            return inf.finished() ? inf.getRemaining() <= TRAILER : inf.needsInput();
        }

        /// At the end: whether bytes behind the last trailer begin as a member does. Others are padding.
        boolean endsInAMember() {
            int first = behindTrailer(0);
            int second = behindTrailer(1);
            return first == MAGIC_FIRST && (second == MAGIC_SECOND || second < 0);
        }

        /// @return -1 when there is no such byte
        private int behindTrailer(int index) {
            int at = TRAILER + index;
            int held = inf.getRemaining();
            if (at < held) return buf[len - held + at] & 0xFF;
            return at - held < packed.singlesKept() ? packed.single(at - held) : -1;
        }
    }
}
