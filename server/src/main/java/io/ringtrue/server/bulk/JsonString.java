package io.ringtrue.server.bulk;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// Text as a JSON string and back, RFC 8259 §7.
final class JsonString {
    private JsonString() {}

    /// In quotes; quotation marks, reverse solidus and control characters are escaped.
    static String quoted(String text) {
        StringBuilder out = new StringBuilder(text.length() + 2).append('"');
        for (char c : text.toCharArray()) {
            if (c == '"' || c == '\\') out.append('\\').append(c);
            else if (c < 0x20) out.append(String.format("\\u%04x", (int) c));
            else out.append(c);
        }
        return out.append('"').toString();
    }

    /// The bytes between the quotes of a well-formed string, escapes resolved, as UTF-8.
    static byte[] text(byte[] bytes, int from, int to) {
        ByteArrayOutputStream plain = new ByteArrayOutputStream(to - from);
        StringBuilder escaped = new StringBuilder();
        for (int at = from; at < to; ) {
            escaped.setLength(0);
            // Two escapes may make one character: they are resolved together.
            while (at < to && bytes[at] == '\\') {
                boolean unicode = bytes[at + 1] == 'u';
                escaped.append(unicode ? unicode(bytes, at + 2) : simple(bytes[at + 1]));
                at += unicode ? 6 : 2;
            }
            plain.writeBytes(escaped.toString().getBytes(StandardCharsets.UTF_8));
            if (at < to) plain.write(bytes[at++]);
        }
        return plain.toByteArray();
    }

    private static char unicode(byte[] bytes, int at) {
        return (char) Integer.parseInt(new String(bytes, at, 4, StandardCharsets.US_ASCII), 16);
    }

    private static char simple(byte letter) {
        return switch (letter) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default -> (char) letter;
        };
    }
}
