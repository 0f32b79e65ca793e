package io.ringtrue.server.bulk;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.zip.GZIPInputStream;

/// Unpacks a list that is gzip (RFC 1952), told by its first bytes, whatever its name is.
final class PackedList {
    private static final int MAGIC_FIRST = 0x1F;
    private static final int MAGIC_SECOND = 0x8B;

    private PackedList() {}

    /// The list itself, or what is packed in it. Waits for its first two bytes.
    static InputStream unpacked(InputStream list) throws IOException {
        PushbackInputStream in = new PushbackInputStream(list, 2);
        int first = in.read();
        int second = first == MAGIC_FIRST ? in.read() : -1;
        if (second >= 0) in.unread(second);
        if (first >= 0) in.unread(first);
        return second == MAGIC_SECOND ? new GZIPInputStream(new Members(in)) : in;
    }

    /// GZIPInputStream looks for another member (RFC 1952 §2.2) only where bytes are available. One
    /// that is still on its way would be taken for the end of the list, and its rows be lost. So
    /// this one waits for a byte before it answers.
    private static final class Members extends FilterInputStream {
        private final PushbackInputStream ahead;

        Members(PushbackInputStream in) {
            super(in);
            ahead = in;
        }

        @Override
        public int available() throws IOException {
            int next = ahead.read();
            if (next < 0) return 0;
            ahead.unread(next);
            return Math.max(1, ahead.available());
        }
    }
}
