package io.ringtrue.telephony.srtp;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The authentication tag of packets: HMAC-SHA1, shortened to the suite's length (RFC 3711 §4.2.1). Used by
/// one thread at a time.
final class PacketTag {
    private static final int MAC_BYTES = 20;

    private final Mac mac;
    private final int bytes;
    private final byte[] computed = new byte[MAC_BYTES];
    private final byte[] rollover = new byte[4];

    PacketTag(byte[] key, int bytes) {
        this.bytes = bytes;
        try {
            mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(key, "HmacSHA1"));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every JDK has HMAC-SHA1", missing);
        }
    }

    int bytes() {
        return bytes;
    }

    /// Appends the tag of all octets before the limit, and moves the limit.
    void append(ByteBuffer packet) {
        int end = packet.limit();
        over(packet, end);
        finish(packet, end);
    }

    /// The same, with the rollover counter included in the tag (RFC 3711 §4.2: M = authenticated portion ||
    /// ROC).
    void append(ByteBuffer packet, int rolloverCounter) {
        int end = packet.limit();
        over(packet, end);
        count(rolloverCounter);
        finish(packet, end);
    }

    /// Whether the last octets are the tag of the octets before them.
    boolean matches(ByteBuffer packet) {
        over(packet, packet.limit() - bytes);
        return isAtEnd(packet);
    }

    /// The same, with the rollover counter included in the tag.
    boolean matches(ByteBuffer packet, int rolloverCounter) {
        over(packet, packet.limit() - bytes);
        count(rolloverCounter);
        return isAtEnd(packet);
    }

    private void over(ByteBuffer packet, int end) {
        int position = packet.position();
        int limit = packet.limit();
        packet.limit(end);
        mac.update(packet);
        packet.limit(limit).position(position);
    }

    private void count(int rolloverCounter) {
        for (int i = 0; i < 4; i++) rollover[i] = (byte) (rolloverCounter >>> 8 * (3 - i));
        mac.update(rollover);
    }

    private void compute() {
        try {
            mac.doFinal(computed, 0);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("SHA-1 has " + MAC_BYTES + " octets", impossible);
        }
    }

    private void finish(ByteBuffer packet, int end) {
        compute();
        packet.limit(end + bytes);
        for (int i = 0; i < bytes; i++) packet.put(end + i, computed[i]);
    }

    /// Compares all octets, even after a difference: a shorter comparison would tell a forger how many octets
    /// were right.
    private boolean isAtEnd(ByteBuffer packet) {
        compute();
        int start = packet.limit() - bytes;
        int different = 0;
        for (int i = 0; i < bytes; i++) different |= packet.get(start + i) ^ computed[i];
        return different == 0;
    }
}
