package io.ringtrue.telephony.phone;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A SIP message as text, for changes that may break it: nothing is checked. Each byte is one character (ISO
/// 8859-1), so any bytes can be written. Lines end in CR LF. Immutable.
///
/// @param head start line and header fields, without the empty line after them
/// @param body may be empty
public record SipText(String head, String body) {
    private static final String LINE = "\r\n";

    static SipText of(byte[] message) {
        String all = new String(message, StandardCharsets.ISO_8859_1);
        int end = all.indexOf(LINE + LINE);
        return end < 0 ? new SipText(all, "") : new SipText(all.substring(0, end), all.substring(end + 4));
    }

    /// The message as it is sent.
    public byte[] bytes() {
        return (head + LINE + LINE + body).getBytes(StandardCharsets.ISO_8859_1);
    }

    /// The first line; empty when there is none.
    public String startLine() {
        return head.lines().findFirst().orElse("");
    }

    /// Whether it is a response.
    public boolean isResponse() {
        return head.startsWith("SIP/2.0");
    }

    /// Whether it is the response with this status to a request of this method.
    public boolean isResponse(int status, String method) {
        return head.startsWith("SIP/2.0 " + status) && method().equals(method);
    }

    /// Whether it is a request of this method.
    public boolean isRequest(String method) {
        return head.startsWith(method + " ");
    }

    /// The method in CSeq, of requests and responses; empty when there is none.
    public String method() {
        String cseq = field("CSeq");
        return cseq.substring(cseq.lastIndexOf(' ') + 1);
    }

    /// The value of the first field of that name, without the space around it; empty when there is none.
    public String field(String name) {
        return fields(name).stream().findFirst().orElse("");
    }

    /// The values of all fields of that name, in order; empty when there is none.
    public List<String> fields(String name) {
        return head.lines()
                .filter(line -> isField(line, name))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .toList();
    }

    /// A copy with another value for the first field of that name. If there is none, the field is appended.
    public SipText with(String name, String value) {
        List<String> lines = new ArrayList<>(head.lines().toList());
        for (int i = 1; i < lines.size(); i++) {
            if (isField(lines.get(i), name)) {
                lines.set(i, name + ": " + value);
                return new SipText(String.join(LINE, lines), body);
            }
        }
        return withLine(name + ": " + value);
    }

    /// A copy without the fields of that name.
    public SipText without(String name) {
        List<String> kept = head.lines().filter(line -> !isField(line, name)).toList();
        return new SipText(String.join(LINE, kept), body);
    }

    /// A copy with this line, which need not be a header field, after all others.
    public SipText withLine(String line) {
        return new SipText(head + LINE + line, body);
    }

    /// A copy with another start line; it may contain several lines.
    public SipText withStartLine(String line) {
        return new SipText(line + head.substring(startLine().length()), body);
    }

    /// A copy with another body of the same type, and the right Content-Length.
    public SipText withBody(String other) {
        return new SipText(head, other).with("Content-Length", String.valueOf(other.length()));
    }

    /// A copy with another body of another type, and the right Content-Length.
    public SipText withBody(String type, String other) {
        return withBody(other).with("Content-Type", type);
    }

    private static boolean isField(String line, String name) {
        int colon = line.indexOf(':');
        return colon > 0
                && line.substring(0, colon).strip().toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT));
    }

    /// The start line only: the rest may contain keys and credentials.
    @Override
    public String toString() {
        return "SipText[" + startLine() + "]";
    }
}
