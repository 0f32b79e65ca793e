package io.ringtrue.telephony.srtp;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/// AES in counter mode (RFC 3711 §4.1.1): makes the octets with which a packet is XORed, to encrypt and to
/// decrypt it.
///
/// ```
/// ├ salt(112) ───────────────────────────────────────────────┼ 0(16) ┤
///            XOR ├ SSRC(32) ┼ packet index(48) ──────────────┼ 0(16) ┤
///                                                              ├ block ┤  → AES → 16 octets a block
/// ```
///
/// The counter blocks are made here and encrypted together by plain AES, which the JDK calls ECB. The JDK's
/// own counter mode would have to be initialized for each packet, which allocates memory. Used by one thread
/// at a time.
final class Keystream {
    static final int SALT_BYTES = 14;

    private static final int BLOCK = 16;

    private final Cipher aes;
    private final byte[] salt;
    private byte[] counters = new byte[0];
    private byte[] stream = new byte[0];

    /// @param key 16 octets
    /// @param salt 14 octets
    Keystream(byte[] key, byte[] salt) {
        this.salt = salt;
        try {
            aes = Cipher.getInstance("AES/ECB/NoPadding");
            aes.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every JDK has AES", missing);
        }
    }

    /// XORs the octets of a packet from `from` up to, not including, `to`.
    ///
    /// @param index the packet index: 48 bits for RTP, 31 for RTCP
    void apply(ByteBuffer packet, int from, int to, int ssrc, long index) {
        if (to <= from) return;
        generate(to - from, ssrc, index);
        for (int at = from; at < to; at++) packet.put(at, (byte) (packet.get(at) ^ stream[at - from]));
    }

    /// The first octets of the keystream, to derive keys.
    byte[] bytes(int count, int ssrc, long index) {
        generate(count, ssrc, index);
        return Arrays.copyOf(stream, count);
    }

    private void generate(int count, int ssrc, long index) {
        int blocks = (count + BLOCK - 1) / BLOCK;
        makeRoom(blocks * BLOCK);
        for (int block = 0; block < blocks; block++) counter(block, ssrc, index);
        try {
            aes.update(counters, 0, blocks * BLOCK, stream, 0);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("room was made for every block", impossible);
        }
    }

    /// All packets of a call have the same size, so this allocates once.
    private void makeRoom(int bytes) {
        if (stream.length >= bytes) return;
        stream = new byte[bytes];
        counters = new byte[bytes];
    }

    private void counter(int block, int ssrc, long index) {
        int at = block * BLOCK;
        System.arraycopy(salt, 0, counters, at, SALT_BYTES);
        for (int i = 0; i < 4; i++) counters[at + 4 + i] ^= (byte) (ssrc >>> 8 * (3 - i));
        for (int i = 0; i < 6; i++) counters[at + 8 + i] ^= (byte) (index >>> 8 * (5 - i));
        counters[at + SALT_BYTES] = (byte) (block >>> 8);
        counters[at + SALT_BYTES + 1] = (byte) block;
    }
}
