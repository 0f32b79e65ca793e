package io.ringtrue.server.outbound;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;

/// The octets of one answer, in bounds.
///
/// ```
///   1xx …   HTTP/1.1 200 OK CRLF   X: y CRLF   Set-Cookie: a=     CRLF CRLF
///   ────────────────────────────►│◄────────── the line ends here │ supplied
///     an end is an error         │ an end is no error: the status is known
///                        finalStatus()
/// ```
///
/// A head that breaks off after its final status line is ended here, and [#isCut] says so: the status of a callback's
/// answer counts, whatever happens after it.
final class AnswerStream extends InputStream {
    /// More than any server sends. HttpCore keeps each line in a buffer of its own, so that a quarter of a megabyte
    /// of empty lines would hold twenty megabytes.
    private static final int MOST_LINES = 1_000;

    private static final byte[] END_OF_HEAD = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final InputStream line;
    private final InputStream supplied = new ByteArrayInputStream(END_OF_HEAD);
    private int left;
    private int lines;
    private Part part = Part.BEFORE_STATUS;
    private boolean cut;

    private enum Part {
        BEFORE_STATUS,
        FIELDS,
        BODY
    }

    /// @param longestHead octets of the final head and of all interim answers before it
    AnswerStream(InputStream line, int longestHead) {
        this.line = line;
        this.left = longestHead;
    }

    /// The status line read last is that of the final answer.
    void finalStatus() {
        part = Part.FIELDS;
    }

    /// The head is read.
    ///
    /// @param longest octets on the wire, with the framing of chunks and what follows the last of them
    void body(int longest) {
        part = Part.BODY;
        left = longest;
    }

    /// Whether the head broke off, so that there is no body.
    boolean isCut() {
        return cut;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] octets, int offset, int length) throws IOException {
        if (cut) return supplied.read(octets, offset, length);
        if (left == 0) return beyondLimit(octets, offset, length);
        try {
            int count = line.read(octets, offset, Math.min(length, left));
            if (count >= 0) {
                left -= count;
                if (part != Part.BODY) countLines(octets, offset, count);
                return count;
            }
        } catch (IOException e) {
            if (part != Part.FIELDS) throw e;
        }
        return atEnd(octets, offset, length);
    }

    /// A head of too many lines ends like one of too many octets, after those that are read.
    private void countLines(byte[] octets, int offset, int count) {
        for (int i = offset; i < offset + count; i++) {
            if (octets[i] == '\n') lines++;
        }
        if (lines > MOST_LINES) left = 0;
    }

    /// A status line without end counts too; the parser decides whether it is one.
    private int beyondLimit(byte[] octets, int offset, int length) throws IOException {
        if (part == Part.BODY) throw new ProtocolException("the answer is too long");
        cut = true;
        return supplied.read(octets, offset, length);
    }

    private int atEnd(byte[] octets, int offset, int length) throws IOException {
        return switch (part) {
            case BEFORE_STATUS -> throw new ProtocolException("closed before the answer was complete");
            case BODY -> -1;
            case FIELDS -> {
                cut = true;
                yield supplied.read(octets, offset, length);
            }
        };
    }
}
