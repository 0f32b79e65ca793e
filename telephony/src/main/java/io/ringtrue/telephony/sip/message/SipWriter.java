package io.ringtrue.telephony.sip.message;

import java.nio.charset.StandardCharsets;

/// Writes a message as the bytes to send. Content-Type and Content-Length are taken from the body and written
/// last; fields of these names among the headers are ignored, so the length is always right.
public final class SipWriter {
    private SipWriter() {}

    /// The bytes of a message, with CRLF line ends and UTF-8 text.
    public static byte[] write(SipMessage message) {
        StringBuilder head = new StringBuilder(768);
        switch (message) {
            case SipRequest request ->
                head.append(request.method()).append(' ').append(request.uri()).append(" SIP/2.0\r\n");
            case SipResponse response ->
                head.append("SIP/2.0 ")
                        .append(response.status())
                        .append(' ')
                        .append(response.reason())
                        .append("\r\n");
        }
        writeHeaders(message.headers(), head);
        Body body = message.body();
        if (!body.isEmpty()) head.append("Content-Type: ").append(body.type()).append("\r\n");
        head.append("Content-Length: ").append(body.bytes().length).append("\r\n\r\n");
        return join(head.toString().getBytes(StandardCharsets.UTF_8), body.bytes());
    }

    private static void writeHeaders(SipHeaders headers, StringBuilder out) {
        for (int i = 0; i < headers.size(); i++) {
            String name = headers.name(i);
            if (name.equals("Content-Length") || name.equals("Content-Type")) continue;
            out.append(name).append(": ");
            writeOneLine(headers.value(i), out);
            out.append("\r\n");
        }
    }

    /// Replaces line breaks by spaces. A value may come from outside, and a line break in it would begin
    /// another header field.
    private static void writeOneLine(String value, StringBuilder out) {
        if (value.indexOf('\r') < 0 && value.indexOf('\n') < 0) out.append(value);
        else out.append(value.replace('\r', ' ').replace('\n', ' '));
    }

    private static byte[] join(byte[] head, byte[] body) {
        if (body.length == 0) return head;
        byte[] all = new byte[head.length + body.length];
        System.arraycopy(head, 0, all, 0, head.length);
        System.arraycopy(body, 0, all, head.length, body.length);
        return all;
    }
}
