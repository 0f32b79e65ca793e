package io.ringtrue.server.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;

/// Turns a body into text. It must be UTF-8, with or without a byte order mark. Anything else is named in the
/// error: read as UTF-8 it would end as "wrong credentials" and nobody would find out why.
public final class BodyText {
    private static final byte[] UTF_8_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    /// First bytes of compressed bodies: RFC 1952 §2.3.1, RFC 1950 §2.2 at its usual level, RFC 8878 §3.1.1.
    /// Brotli has no such bytes.
    private static final Map<String, byte[]> PACKED = Map.of(
            "gzip", HexFormat.of().parseHex("1f8b"),
            "deflate", HexFormat.of().parseHex("789c"),
            "zstd", HexFormat.of().parseHex("28b52ffd"));

    private BodyText() {}

    /// The text without its byte order mark: some platforms write one, and RFC 8259 §8.1 lets a
    /// reader ignore it.
    ///
    /// @throws UnreadableBody when it is compressed, or not UTF-8
    public static String of(byte[] body) throws UnreadableBody {
        String text = isAscii(body) ? new String(body, StandardCharsets.US_ASCII) : decoded(body);
        if (body.length > 1 && (body[0] == 0 || body[1] == 0)) {
            throw new UnreadableBody("body must be UTF-8: it is UTF-16 or UTF-32");
        }
        return text;
    }

    /// Nearly every body is ASCII, and the JDK makes a string of that without looking at each character.
    private static boolean isAscii(byte[] body) {
        for (byte b : body) {
            if (b < 0) return false;
        }
        return true;
    }

    private static String decoded(byte[] body) throws UnreadableBody {
        int from = startsWith(body, UTF_8_MARK) ? UTF_8_MARK.length : 0;
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body, from, body.length - from))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new UnreadableBody(instead(body));
        }
    }

    private static String instead(byte[] body) {
        for (Map.Entry<String, byte[]> packed : PACKED.entrySet()) {
            if (startsWith(body, packed.getValue())) {
                return "Content-Encoding must be identity: the body is packed by " + packed.getKey()
                        + ", and packed bodies are not read";
            }
        }
        boolean utf16 = startsWith(body, new byte[] {(byte) 0xFE, (byte) 0xFF})
                || startsWith(body, new byte[] {(byte) 0xFF, (byte) 0xFE});
        return utf16 ? "body must be UTF-8: its byte order mark is that of UTF-16 or UTF-32" : "body must be UTF-8";
    }

    private static boolean startsWith(byte[] body, byte[] start) {
        if (body.length < start.length) return false;
        for (int i = 0; i < start.length; i++) {
            if (body[i] != start[i]) return false;
        }
        return true;
    }
}
