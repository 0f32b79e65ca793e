package io.ringtrue.telephony.sip.transport;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.ringtrue.telephony.sip.message.HeaderNames;
import io.ringtrue.telephony.sip.message.Tokens;
import java.util.Locale;

/// What the header of a message on a stream says about the body.
///
/// @param bodyAt where the body begins in the buffer
/// @param length the Content-Length in bytes; [#UNKNOWN] when it is missing, broken, too large, or
/// contradicted by another
/// @param type Content-Type in lower case; empty when it is missing
record StreamHead(int bodyAt, int length, String type) {
    static final int UNKNOWN = -1;
    static final StreamHead NONE = new StreamHead(-1, UNKNOWN, "");

    private static final int ABSENT = -2;

    boolean hasLength() {
        return length != UNKNOWN;
    }

    boolean hasType() {
        return !type.isEmpty();
    }

    /// Whether the body may itself contain start lines, which then do not begin a message (RFC 3420, RFC
    /// 5621).
    boolean mayHoldMessages() {
        return type.startsWith("message/") || type.startsWith("multipart/");
    }

    StreamHead moved(int by) {
        return this == NONE ? NONE : new StreamHead(bodyAt + by, length, type);
    }

    /// @param from where the start line begins
    /// @param bodyAt the index after the empty line
    static StreamHead read(byte[] data, int from, int bodyAt) {
        int length = ABSENT;
        String type = "";
        for (int i = from; i + 1 < bodyAt; i++) {
            if (data[i] != '\n') continue;
            int nameEnd = i + 1;
            while (nameEnd < bodyAt && Tokens.isTokenChar(data[nameEnd])) nameEnd++;
            String name = HeaderNames.read(data, i + 1, nameEnd);
            if ("Content-Type".equals(name)) {
                type = value(data, nameEnd, bodyAt).toLowerCase(Locale.ROOT);
            } else if ("Content-Length".equals(name)) {
                String text = value(data, nameEnd, bodyAt);
                int each = (int) Tokens.number(text, 0, text.length(), StreamFramer.MAX_MESSAGE_BYTES);
                length = length == ABSENT || length == each ? each : UNKNOWN;
            }
        }
        return new StreamHead(bodyAt, length == ABSENT ? UNKNOWN : length, type);
    }

    /// The value after the colon, with its folded lines (RFC 3261 §7.3.1).
    private static String value(byte[] data, int nameEnd, int end) {
        int colon = nameEnd;
        while (colon < end && Tokens.isSpace(data[colon])) colon++;
        if (colon == end || data[colon] != ':') return "";
        int stop = colon + 1;
        while (stop + 1 < end && (data[stop] != '\n' || Tokens.isSpace(data[stop + 1]))) stop++;
        return new String(data, colon + 1, stop - colon - 1, ISO_8859_1).strip();
    }
}
