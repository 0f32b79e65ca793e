package io.ringtrue.telephony.sip;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Cuts a stream into messages by their Content-Length, which a stream must have (RFC 3261 §18.3). Used by one
/// thread.
final class StreamFramer {
    /// No message we have business with comes near it.
    static final int MAX_MESSAGE_BYTES = 65_536;

    private byte[] buffer = new byte[4096];
    private int from;
    private int to;
    /// How much of the head has been searched for its end without finding it.
    private int searched;

    /// Takes what was read from the stream.
    void feed(byte[] data, int length) {
        if (to + length > buffer.length) makeRoom(length);
        System.arraycopy(data, 0, buffer, to, length);
        to += length;
    }

    private void makeRoom(int length) {
        int kept = to - from;
        byte[] target = kept + length > buffer.length ? new byte[Math.max(buffer.length * 2, kept + length)] : buffer;
        System.arraycopy(buffer, from, target, 0, kept);
        buffer = target;
        searched -= from;
        from = 0;
        to = kept;
    }

    /// The next whole message; null when more must be fed first.
    ///
    /// @throws Unframeable when nobody can tell where the next message starts: the connection must be closed
    byte @Nullable [] next() throws Unframeable {
        while (from < to && (buffer[from] == '\r' || buffer[from] == '\n')) from++;
        int bodyAt = endOfHead();
        if (bodyAt < 0) {
            if (to - from > MAX_MESSAGE_BYTES) throw new Unframeable("the head is larger than " + MAX_MESSAGE_BYTES);
            return null;
        }
        int end = bodyAt + contentLength(bodyAt);
        if (end - from > MAX_MESSAGE_BYTES) throw new Unframeable("larger than " + MAX_MESSAGE_BYTES);
        if (end > to) return null;
        byte[] message = Arrays.copyOfRange(buffer, from, end);
        from = end;
        searched = end;
        return message;
    }

    private int endOfHead() {
        for (int i = Math.max(from, searched); i + 3 < to; i++) {
            if (buffer[i] == '\r' && buffer[i + 1] == '\n' && buffer[i + 2] == '\r' && buffer[i + 3] == '\n') {
                searched = i;
                return i + 4;
            }
        }
        searched = Math.max(from, to - 3);
        return -1;
    }

    private int contentLength(int headEnd) throws Unframeable {
        int found = -1;
        for (int i = from; i < headEnd; i++) {
            if (buffer[i] != '\n' || i + 1 >= headEnd) continue;
            int value = lengthAt(i + 1, headEnd);
            if (value == NO_SUCH_FIELD) continue;
            if (value < 0 || found >= 0 && found != value) throw new Unframeable("Content-Length is no number");
            found = value;
        }
        if (found < 0) throw new Unframeable("Content-Length is missing");
        return found;
    }

    private static final int NO_SUCH_FIELD = -2;

    /// The value of the Content-Length field that starts there; -1 when it is broken.
    private int lengthAt(int start, int headEnd) {
        int nameEnd = start;
        while (nameEnd < headEnd && Tokens.isTokenChar(buffer[nameEnd])) nameEnd++;
        if (!"Content-Length".equals(HeaderNames.read(buffer, start, nameEnd))) return NO_SUCH_FIELD;
        int at = nameEnd;
        while (at < headEnd && Tokens.isSpace(buffer[at])) at++;
        if (at >= headEnd || buffer[at] != ':') return -1;
        at++;
        while (at < headEnd && Tokens.isSpace(buffer[at])) at++;
        int digits = 0;
        long value = 0;
        while (at < headEnd && buffer[at] >= '0' && buffer[at] <= '9' && digits < 9) {
            value = value * 10 + buffer[at++] - '0';
            digits++;
        }
        return digits == 0 || buffer[at] != '\r' && !Tokens.isSpace(buffer[at]) ? -1 : (int) value;
    }

    /// The stream has lost its frame.
    static final class Unframeable extends Exception {
        private static final long serialVersionUID = 1L;

        Unframeable(String why) {
            super(why);
        }
    }
}
