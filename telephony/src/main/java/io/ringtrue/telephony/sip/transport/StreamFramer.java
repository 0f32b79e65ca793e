package io.ringtrue.telephony.sip.transport;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Splits a stream into messages by Content-Length, which is mandatory on a stream (RFC 3261 §18.3). If it is
/// missing or wrong, the next start line begins the next message. A body without a length also ends at a
/// pause of the stream. Used by one thread.
public final class StreamFramer {
    /// The largest message, in bytes. Real ones are far smaller; a larger one is garbage or an attack.
    static final int MAX_MESSAGE_BYTES = 65_536;

    private byte[] buffer = new byte[4096];
    private int from;
    private int to;

    /// The place up to which the buffer has been searched without success for the next thing wanted: the end
    /// of a line, the end of the header, or a start line within the body. The search continues here:
    /// otherwise a peer that sends single bytes would have the whole buffer searched for each of them.
    private int searched;

    /// The header of the message that begins at `from`; `NONE` until it is complete.
    private StreamHead head = StreamHead.NONE;

    /// Whether the first line of the message has been accepted as a start line.
    private boolean begun;

    private boolean paused;
    private int emptyLines;
    private int pings;
    private int dropped;

    /// Adds bytes that were read from the stream; they are copied.
    public void feed(byte[] data, int length) {
        if (to + length > buffer.length) makeRoom(length);
        System.arraycopy(data, 0, buffer, to, length);
        to += length;
        paused = false;
    }

    private void makeRoom(int length) {
        int kept = to - from;
        byte[] target = kept + length > buffer.length ? new byte[Math.max(buffer.length * 2, kept + length)] : buffer;
        System.arraycopy(buffer, from, target, 0, kept);
        buffer = target;
        searched = Math.max(0, searched - from);
        head = head.moved(-from);
        from = 0;
        to = kept;
    }

    /// How many keep-alives, two empty lines each, have arrived since the last call (RFC 5626 §3.5.1).
    int takePings() {
        int taken = pings;
        pings = 0;
        return taken;
    }

    /// The next complete message; null when more bytes are needed.
    ///
    /// @throws Unframeable when the start of the next message cannot be found; the connection must be closed
    public byte @Nullable [] next() throws Unframeable {
        if (head == StreamHead.NONE && !findHead()) return null;
        int end = endOfMessage();
        if (end < 0) {
            if (to - from > MAX_MESSAGE_BYTES) throw new Unframeable("larger than " + MAX_MESSAGE_BYTES);
            return null;
        }
        byte[] message = Arrays.copyOfRange(buffer, from, end);
        goOnAt(end);
        emptyLines = 0;
        dropped = 0;
        return message;
    }

    private void goOnAt(int place) {
        from = place;
        searched = place;
        begun = false;
        head = StreamHead.NONE;
    }

    /// @return false while the header is incomplete
    private boolean findHead() throws Unframeable {
        while (true) {
            skipEmptyLines();
            int lineEnd = lineEnd(Math.max(from, searched));
            if (lineEnd < 0) searched = to;
            if (lineEnd >= 0 && !begun && !StartLines.mayBe(buffer, from, lineEnd)) {
                dropped += lineEnd + 1 - from;
                if (dropped > MAX_MESSAGE_BYTES) throw new Unframeable("no start line in " + dropped + " bytes");
                goOnAt(lineEnd + 1);
                continue;
            }
            begun = lineEnd >= 0;
            for (; lineEnd >= 0; lineEnd = lineEnd(lineEnd + 1)) {
                int bodyAt = emptyLineAfter(lineEnd);
                if (bodyAt < 0) continue;
                head = StreamHead.read(buffer, from, bodyAt);
                searched = bodyAt;
                return true;
            }
            if (to - from > MAX_MESSAGE_BYTES) throw new Unframeable("the head is larger than " + MAX_MESSAGE_BYTES);
            return false;
        }
    }

    /// Skips empty lines and counts keep-alives. Some peers end a keep-alive or a message with a NUL.
    private void skipEmptyLines() {
        for (; from < to && (buffer[from] == '\r' || buffer[from] == '\n' || buffer[from] == 0); from++) {
            if (buffer[from] != '\n' || ++emptyLines % 2 != 0) continue;
            pings++;
        }
        searched = Math.max(searched, from);
    }

    /// @return the place of the line feed; -1 when there is none yet
    private int lineEnd(int start) {
        for (int i = start; i < to; i++) {
            if (buffer[i] == '\n') return i;
        }
        return -1;
    }

    /// @return where the body begins if the line after this line feed is empty; else -1
    private int emptyLineAfter(int lineFeed) {
        int next = lineFeed + 1;
        if (next < to && buffer[next] == '\r') next++;
        if (next >= to) {
            searched = lineFeed; // examine this line again when more bytes arrive
            return -1;
        }
        if (buffer[next] == '\n') return next + 1;
        searched = lineFeed;
        return -1;
    }

    /// Whether only a pause ends the message: it has a body without a declared length.
    boolean awaitsPause() {
        return head != StreamHead.NONE && head.hasType() && !head.hasLength();
    }

    /// The stream has paused or ended: a body without a length is now complete.
    void pause() {
        paused = true;
    }

    /// @return the index after the message; -1 while it is incomplete
    private int endOfMessage() {
        int limit = head.hasLength() ? Math.min(head.bodyAt() + head.length(), to) : to;
        // RFC 3261 §20.15: a message with a body has a Content-Type.
        if (!head.hasLength() && !head.hasType()) return head.bodyAt();
        if (!head.mayHoldMessages()) {
            int next = StartLines.find(buffer, Math.max(head.bodyAt(), searched), limit);
            if (next >= 0) return next;
            searched = StartLines.goOnAt(buffer, Math.max(head.bodyAt(), searched), limit);
        }
        if (!head.hasLength()) return paused ? to : -1;
        return head.bodyAt() + head.length() <= to ? head.bodyAt() + head.length() : -1;
    }

    /// The stream cannot be split into messages any more.
    public static final class Unframeable extends Exception {
        private static final long serialVersionUID = 1L;

        Unframeable(String why) {
            super(why);
        }
    }
}
