package io.ringtrue.server.people;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// One-time codes by the clock, RFC 6238, with the values that every authenticator app has: HMAC-SHA-1, six digits, a
/// new code every 30 seconds.
final class Totp {
    static final int DIGITS = 6;
    static final int SECONDS = 30;
    /// RFC 4226 §4, R6: the length of the hash.
    static final int KEY_BYTES = 20;
    /// RFC 6238 §5.2: codes before and after this one, for a slow hand and a wrong clock.
    private static final int TOLERANCE = 1;

    private Totp() {}

    static long step(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), SECONDS);
    }

    /// RFC 4226 §5.3: the last four bits of the hash say which 31 bits of it become the code.
    static String code(byte[] key, long step, int digits) {
        byte[] hash = hmac(key, ByteBuffer.allocate(Long.BYTES).putLong(step).array());
        int offset = hash[hash.length - 1] & 0xf;
        int bits = ByteBuffer.wrap(hash, offset, Integer.BYTES).getInt() & Integer.MAX_VALUE;
        String all = "0".repeat(digits) + bits;
        return all.substring(all.length() - digits);
    }

    /// Which step the code belongs to. Takes the same time for each code of six digits.
    ///
    /// @return empty: to none of the three that are accepted now
    static OptionalLong stepOf(byte[] key, String code, Instant now) {
        long[] right = LongStream.rangeClosed(step(now) - TOLERANCE, step(now) + TOLERANCE)
                .filter(step -> isEqual(code(key, step, DIGITS), code))
                .toArray();
        return right.length == 0 ? OptionalLong.empty() : OptionalLong.of(right[right.length - 1]);
    }

    private static boolean isEqual(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] hmac(byte[] key, byte[] data) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(key, "HmacSHA1"));
            return mac.doFinal(data);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA1", e);
        }
    }
}
