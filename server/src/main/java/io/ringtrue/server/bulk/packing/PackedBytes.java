package io.ringtrue.server.bulk.packing;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/// Packed bytes on their way to the unpacker. Keeps what the unpacker keeps to itself: how many there were, whether
/// the line failed, and which bytes it took one by one to look for another member.
final class PackedBytes extends FilterInputStream {
    private static final int MOST_KEPT = 16;

    private final byte[] singles = new byte[MOST_KEPT];
    private int singlesKept;
    private long count;
    private @Nullable IOException failure;

    PackedBytes(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        int next = noted(in::read);
        if (next >= 0) count++;
        if (next >= 0 && singlesKept < MOST_KEPT) singles[singlesKept++] = (byte) next;
        return next;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int got = noted(() -> in.read(into, offset, length));
        count += Math.max(0, got);
        return got;
    }

    private interface Reading {
        int read() throws IOException;
    }

    private int noted(Reading reading) throws IOException {
        try {
            return reading.read();
        } catch (IOException e) {
            failure = e;
            throw e;
        }
    }

    /// Forgets the bytes taken one by one so far.
    void forgetSingles() {
        singlesKept = 0;
    }

    int singlesKept() {
        return singlesKept;
    }

    /// The byte taken one by one as the `index`th, from 0 on.
    int single(int index) {
        return singles[index] & 0xFF;
    }

    /// Bytes taken so far.
    long count() {
        return count;
    }

    /// @throws IOException the line's own failure, if it failed
    void requireSound() throws IOException {
        if (failure != null) throw failure;
    }
}
