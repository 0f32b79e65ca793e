package io.ringtrue.telephony.sip.message;

import java.security.SecureRandom;
import java.util.HexFormat;

/// Makes tags, branches and Call-IDs that cannot be guessed (RFC 3261 §19.3, §26.1). A message that carries
/// one therefore comes from somebody who has seen the call's messages. Safe for several threads.
public final class Ids {
    private static final HexFormat HEX = HexFormat.of();
    private final SecureRandom random = new SecureRandom();
    private final long secret = random.nextLong();

    /// Random bytes in stock: each call of [SecureRandom] costs a lock and a system call.
    private final byte[] drawn = new byte[512];

    private int used = drawn.length;

    /// A Via branch: the magic cookie and 72 random bits (RFC 3261 §8.1.1.7).
    public String branch() {
        return Via.MAGIC_COOKIE + hex(9);
    }

    /// A From or To tag: 72 random bits. RFC 3261 §19.3 asks for at least 32.
    public String tag() {
        return hex(9);
    }

    /// The same tag for the same key, so that a stateless answer repeats its To tag (RFC 3261 §8.2.7).
    public String tagFor(String key) {
        return HEX.toHexDigits(key.hashCode() * 0x9E3779B97F4A7C15L ^ secret);
    }

    /// Length of our Call-IDs in characters.
    static final int CALL_ID_LENGTH = 32;

    /// A Call-ID: 128 random bits. It contains no host name, so it does not disclose our address.
    public String callId() {
        return hex(CALL_ID_LENGTH / 2);
    }

    /// Random bytes in hexadecimal, two characters each.
    ///
    /// @param bytes how many, at most 64
    public synchronized String hex(int bytes) {
        if (used + bytes > drawn.length) {
            random.nextBytes(drawn);
            used = 0;
        }
        used += bytes;
        return HEX.formatHex(drawn, used - bytes, used);
    }
}
