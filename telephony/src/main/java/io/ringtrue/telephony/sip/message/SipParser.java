package io.ringtrue.telephony.sip.message;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Parses one message, from a datagram or from a framed part of a stream. It never throws: any bytes give a
/// [ParsedMessage].
public final class SipParser {
    /// More than any real message has. After that many, only fields with a known name are kept, and the
    /// message's length limits those.
    static final int MAX_FIELDS = 256;

    private final byte[] data;
    private final int end;
    private int at;
    /// The first fault found; parsing continues after it. It matters only for a request outside a dialog.
    private @Nullable String fault;

    private SipParser(byte[] data, int from, int end) {
        this.data = data;
        this.at = from;
        this.end = end;
    }

    /// Parses one message. The result keeps no reference to `data`.
    ///
    /// @param from where the message starts
    /// @param end the index after its last byte
    public static ParsedMessage read(byte[] data, int from, int end) {
        return new SipParser(data, from, end).read();
    }

    private ParsedMessage read() {
        skipEmptyLines();
        int lineEnd = endOfLine();
        if (lineEnd < 0) return new ParsedMessage.Garbage("no start line");
        String startLine = new String(data, at, lineEnd - at, UTF_8).stripTrailing();
        if (lineEnd > at && Tokens.isSpace(data[lineEnd - 1])) fault("space after the start line");
        at = afterLine(lineEnd);
        SipHeaders headers = new SipHeaders();
        readHeaders(headers);
        Body body = readBody(headers);
        if (startLine.regionMatches(true, 0, "SIP/", 0, 4)) return response(startLine, headers, body);
        return request(startLine, headers, body);
    }

    /// Empty lines before a start line are ignored (RFC 3261 §7.5). Some keep-alives also end with a NUL.
    private void skipEmptyLines() {
        while (at < end && (data[at] == '\r' || data[at] == '\n' || data[at] == 0)) at++;
    }

    private void readHeaders(SipHeaders headers) {
        while (at < end) {
            int lineEnd = endOfField();
            if (lineEnd < 0) {
                fault("header fields do not end in an empty line");
                readField(headers, end);
                at = end;
                return;
            }
            if (lineEnd == at) {
                at = afterLine(lineEnd);
                return;
            }
            readField(headers, lineEnd);
            at = afterLine(lineEnd);
        }
    }

    private void readField(SipHeaders headers, int lineEnd) {
        int colon = at;
        while (colon < lineEnd && data[colon] != ':') colon++;
        int nameEnd = colon;
        while (nameEnd > at && Tokens.isSpace(data[nameEnd - 1])) nameEnd--;
        String name = HeaderNames.read(data, at, nameEnd);
        if (colon == lineEnd || name == null) {
            fault("a header field without a name");
            return;
        }
        if (headers.size() >= MAX_FIELDS) {
            fault("more than " + MAX_FIELDS + " header fields");
            if (!HeaderNames.isKnown(name)) return;
        }
        headers.add(name, value(colon + 1, lineEnd));
    }

    /// The value of a field without the space around it. A folded line break counts as one space (RFC 3261
    /// §7.3.1); so does a CR that does not end a line.
    private String value(int from, int to) {
        int start = from;
        int stop = to;
        while (start < stop && data[start] <= ' ' && data[start] >= 0) start++;
        while (stop > start && data[stop - 1] <= ' ' && data[stop - 1] >= 0) stop--;
        String raw = new String(data, start, stop - start, UTF_8);
        return raw.indexOf('\n') < 0 && raw.indexOf('\r') < 0 ? raw : unfold(raw);
    }

    private static String unfold(String raw) {
        StringBuilder out = new StringBuilder(raw.length());
        int i = 0;
        while (i < raw.length()) {
            char c = raw.charAt(i);
            if (c != '\r' && c != '\n') {
                out.append(c);
                i++;
                continue;
            }
            while (i < raw.length() && raw.charAt(i) <= ' ') i++;
            out.append(' ');
        }
        return out.toString();
    }

    /// RFC 3261 §18.3: without a Content-Length the body reaches to the end of the datagram; bytes after the
    /// declared length are ignored. A length that is broken, too large or contradicted by another is treated
    /// as missing.
    private Body readBody(SipHeaders headers) {
        String type = headers.first("Content-Type");
        long bytes = end - at;
        long declared = -1;
        boolean contradicted = false;
        for (String length : headers.fields("Content-Length")) {
            long each = Tokens.number(length, 0, length.length(), Integer.MAX_VALUE);
            if (each < 0) fault("Content-Length is not a number");
            else if (each > bytes) fault("Content-Length is more than the message holds");
            else contradicted |= declared >= 0 && declared != each;
            if (each >= 0 && each <= bytes && declared < 0) declared = each;
        }
        if (declared >= 0 && !contradicted) bytes = declared;
        if (bytes == 0) return Body.NONE;
        return new Body(type == null ? "" : type, Arrays.copyOfRange(data, at, at + (int) bytes));
    }

    private ParsedMessage request(String line, SipHeaders headers, Body body) {
        int first = line.indexOf(' ');
        int last = line.lastIndexOf(' ');
        if (first <= 0 || last == first) return new ParsedMessage.Garbage("not a request line");
        SipRequest request =
                new SipRequest(Methods.known(line.substring(0, first)), line.substring(first + 1, last), headers, body);
        if (!Tokens.isToken(request.method())) return new ParsedMessage.Garbage("the method is not a token");
        String missing = MessageRules.unanswerable(headers);
        if (missing != null) return new ParsedMessage.Garbage(missing);
        String version = line.substring(last + 1);
        if (!version.equalsIgnoreCase("SIP/2.0")) {
            if (version.startsWith("SIP/")) return new ParsedMessage.Faulty(505, "Version Not Supported", request);
            fault("the request line does not end in SIP/2.0");
        }
        String broken;
        if (!headers.toTag().isEmpty()) broken = MessageRules.obstacleIn(request);
        else broken = fault != null ? fault : MessageRules.faultOf(request);
        return broken == null
                ? new ParsedMessage.Whole(request)
                : new ParsedMessage.Faulty(400, "Bad Request: " + broken, request);
    }

    private ParsedMessage response(String line, SipHeaders headers, Body body) {
        // "SIP/2.0 200 OK". RFC 3261 §7.2 wants a space also before an empty reason; much equipment leaves it
        // out.
        int statusAt = Tokens.skipSpace(line, 7);
        int statusEnd = statusAt + 3;
        boolean wellFormed = line.regionMatches(true, 0, "SIP/2.0", 0, 7)
                && statusAt > 7
                && (line.length() == statusEnd || line.length() > statusEnd && Tokens.isSpace(line.charAt(statusEnd)));
        long status = wellFormed ? Tokens.number(line, statusAt, statusEnd, 699) : -1;
        if (status < 100) return new ParsedMessage.Garbage("not a status line");
        SipResponse response =
                new SipResponse((int) status, line.substring(statusEnd).stripLeading(), headers, body);
        String broken = MessageRules.obstacleIn(response);
        return broken == null ? new ParsedMessage.Whole(response) : new ParsedMessage.Spoiled(broken, response);
    }

    private void fault(String what) {
        if (fault == null) fault = what;
    }

    /// @return the place of the CR or bare LF that ends this line; -1 when there is none
    private int endOfLine() {
        for (int i = at; i < end; i++) {
            if (data[i] == '\n') return i > at && data[i - 1] == '\r' ? i - 1 : i;
        }
        return -1;
    }

    /// Like [#endOfLine()], but a line that begins with a space continues the line before it (RFC 3261
    /// §7.3.1).
    private int endOfField() {
        for (int i = at; i < end; i++) {
            if (data[i] != '\n') continue;
            int lineEnd = i > at && data[i - 1] == '\r' ? i - 1 : i;
            boolean folded = lineEnd > at && i + 1 < end && Tokens.isSpace(data[i + 1]);
            if (!folded) return lineEnd;
        }
        return -1;
    }

    private int afterLine(int lineEnd) {
        return data[lineEnd] == '\r' ? lineEnd + 2 : lineEnd + 1;
    }
}
