package io.ringtrue.telephony.sip.transport;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Cuts a stream into messages by their Content-Length, which a stream must have (RFC 3261 §18.3). Where it is
/// missing or wrong, the next start line says where the next message begins: whatever stands before it is
/// dropped. A body without a length also ends at a pause of the stream. Used by one thread.
public final class StreamFramer {
    /// No message we have business with comes near it.
    static final int MAX_MESSAGE_BYTES = 65_536;

    private byte[] buffer = new byte[4096];
    private int from;
    private int to;

    /// Up to where the buffer has been searched in vain for what is wanted next: the end of a line, of the
    /// head, or a start line within the body. A peer that sends one byte at a time must not have all searched
    /// again for each.
    private int searched;

    /// The head of the message that begins at `from`; `NONE` until all of it is there.
    private StreamHead head = StreamHead.NONE;

    /// Whether the first line of the message has been taken for a start line.
    private boolean begun;

    private boolean paused;
    private int emptyLines;
    private int pings;
    private int dropped;

    /// Takes what was read from the stream.
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

    /// How often the peer has asked since the last call whether we are there, by two empty lines (RFC 5626
    /// §3.5.1).
    int takePings() {
        int taken = pings;
        pings = 0;
        return taken;
    }

    /// The next whole message; null when more must be fed first.
    ///
    /// @throws Unframeable when nobody can tell where the next message starts: the connection must be closed
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

    /// @return false while the head is not whole
    private boolean findHead() throws Unframeable {
        while (true) {
            skipEmptyLines();
            int lineEnd = lineEnd(Math.max(from, searched));
            if (lineEnd < 0) searched = to;
            if (lineEnd >= 0 && !begun && !StartLines.mayBe(buffer, from, lineEnd)) {
                dropped += lineEnd + 1 - from;
                if (dropped > MAX_MESSAGE_BYTES) throw new Unframeable("no start line in larger than " + dropped);
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

    /// Some end their keep-alive with a NUL, or a message.
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

    /// @return where the body begins, when the line behind this line feed is empty; else -1
    private int emptyLineAfter(int lineFeed) {
        int next = lineFeed + 1;
        if (next < to && buffer[next] == '\r') next++;
        if (next >= to) {
            searched = lineFeed; // look at this one again
            return -1;
        }
        if (buffer[next] == '\n') return next + 1;
        searched = lineFeed;
        return -1;
    }

    /// Whether only a pause can tell where the message ends: it has a body, whose length nobody said.
    boolean awaitsPause() {
        return head != StreamHead.NONE && head.hasType() && !head.hasLength();
    }

    /// Nothing has come for a while, or nothing will: what is there of such a body is all of it.
    void pause() {
        paused = true;
    }

    /// @return -1 while it is not there
    private int endOfMessage() {
        int limit = head.hasLength() ? Math.min(head.bodyAt() + head.length(), to) : to;
        if (!head.hasLength() && !head.hasType()) return head.bodyAt(); // RFC 3261 §20.14: no type, no body
        if (!head.mayHoldMessages()) {
            int next = StartLines.find(buffer, Math.max(head.bodyAt(), searched), limit);
            if (next >= 0) return next;
            searched = StartLines.goOnAt(buffer, Math.max(head.bodyAt(), searched), limit);
        }
        if (!head.hasLength()) return paused ? to : -1;
        return head.bodyAt() + head.length() <= to ? head.bodyAt() + head.length() : -1;
    }

    /// The stream has lost its frame.
    public static final class Unframeable extends Exception {
        private static final long serialVersionUID = 1L;

        Unframeable(String why) {
            super(why);
        }
    }
}
