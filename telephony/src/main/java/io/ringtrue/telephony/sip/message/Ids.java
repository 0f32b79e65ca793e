package io.ringtrue.telephony.sip.message;

import java.security.SecureRandom;
import java.util.HexFormat;

/// Identifiers nobody can guess, so that knowing one proves having seen the message (RFC 3261 §19.3, §26.1).
public final class Ids {
    private static final HexFormat HEX = HexFormat.of();
    private final SecureRandom random = new SecureRandom();
    private final long secret = random.nextLong();

    /// Drawn in one go, for each draw costs a lock and a call of the system.
    private final byte[] drawn = new byte[512];

    private int used = drawn.length;

    /// 72 random bits behind the magic cookie.
    public String branch() {
        return Via.MAGIC_COOKIE + hex(9);
    }

    /// 72 random bits.
    public String tag() {
        return hex(9);
    }

    /// Always the same for the same key: for one who answers without remembering (RFC 3261 §8.2.7).
    public String tagFor(String key) {
        return HEX.toHexDigits(key.hashCode() * 0x9E3779B97F4A7C15L ^ secret);
    }

    /// In characters.
    static final int CALL_ID_LENGTH = 32;

    /// 128 random bits, and nothing that tells where we are.
    public String callId() {
        return hex(CALL_ID_LENGTH / 2);
    }

    /// @param bytes at most 64
    public synchronized String hex(int bytes) {
        if (used + bytes > drawn.length) {
            random.nextBytes(drawn);
            used = 0;
        }
        used += bytes;
        return HEX.formatHex(drawn, used - bytes, used);
    }
}
