package io.ringtrue.server.api.phonesverification;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/// Reads `application/x-www-form-urlencoded` text, from the query string or the body, as the WHATWG
/// URL standard §5.1 does, but strictly: a broken escape or broken UTF-8 is an error and not replaced
/// by a question mark.
final class FormReader {
    private static final Pattern BEYOND_ASCII = Pattern.compile("%[89a-fA-F][0-9a-fA-F]");

    private FormReader() {}

    /// @param where what the text is, to begin an error with: `query string` or `body`
    static void read(String text, String where, Parameters into) throws Unreadable {
        for (String pair : text.split("&", -1)) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                String value = equals < 0 ? "" : pair.substring(equals + 1);
                into.add(decoded(name, where), decoded(value, where));
            }
        }
    }

    /// Reads text in a charset that agrees with UTF-8 in ASCII only, so escapes beyond ASCII are refused too.
    ///
    /// @param rule the error for such an escape
    static void readAscii(String text, String rule, Parameters into) throws Unreadable {
        if (BEYOND_ASCII.matcher(text).find()) throw new Unreadable(rule);
        read(text, "body", into);
    }

    private static String decoded(String text, String where) throws Unreadable {
        byte[] in = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream out = new ByteArrayOutputStream(in.length);
        for (int i = 0; i < in.length; i++) {
            switch (in[i]) {
                case '+' -> out.write(' ');
                case '%' -> {
                    out.write(escape(in, i, where));
                    i += 2;
                }
                default -> out.write(in[i]);
            }
        }
        return utf8(out.toByteArray(), where);
    }

    private static int escape(byte[] in, int at, String where) throws Unreadable {
        int high = at + 2 < in.length ? Character.digit(in[at + 1], 16) : -1;
        int low = at + 2 < in.length ? Character.digit(in[at + 2], 16) : -1;
        if (high < 0 || low < 0) {
            throw new Unreadable(where + " must be percent-encoded: two hexadecimal digits follow each %");
        }
        return high * 16 + low;
    }

    private static String utf8(byte[] bytes, String where) throws Unreadable {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new Unreadable(where + " must be UTF-8");
        }
    }
}
