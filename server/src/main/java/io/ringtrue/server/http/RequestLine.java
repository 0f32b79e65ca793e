package io.ringtrue.server.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.coyote.Request;
import org.apache.coyote.http11.Http11InputBuffer;

/// The request line of a request that the container could not read, as far as it arrived.
///
/// @param path without its query, still encoded; `/` when there is none to be found
/// @param cut true: the line is longer than the container reads
record RequestLine(String path, boolean cut) {
    private static final RequestLine UNKNOWN = new RequestLine("/", false);
    /// More than twice the longest path we have.
    private static final int LONGEST_PATH = 200;
    /// Half of what the container reads of a request's head. A line that fills this without ending
    /// was too long.
    private static final int LONG = 8 * 1024;

    static RequestLine of(Request request) {
        if (!request.requestURI().isNull())
            return new RequestLine(request.requestURI().toString(), false);
        return request.getInputBuffer() instanceof Http11InputBuffer buffer ? of(buffer.getByteBuffer()) : UNKNOWN;
    }

    /// The buffer begins with the request: RFC 9112 §3 method SP request-target, after empty lines (§2.2).
    static RequestLine of(ByteBuffer buffer) {
        ByteBuffer bytes = buffer.duplicate().position(0);
        boolean cut = bytes.limit() >= LONG && !hasLineEnd(bytes);
        byte[] start = new byte[Math.min(bytes.limit(), LONGEST_PATH)];
        bytes.get(start);
        String[] words =
                new String(start, StandardCharsets.ISO_8859_1).stripLeading().split("[ \r\n]", 3);
        String path = words.length > 1 ? words[1].split("\\?", 2)[0] : "/";
        return new RequestLine(path, cut);
    }

    private static boolean hasLineEnd(ByteBuffer bytes) {
        for (int at = 0; at < bytes.limit(); at++) {
            if (bytes.get(at) == '\n' && at > 10) return true;
        }
        return false;
    }
}
