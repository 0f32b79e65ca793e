package io.ringtrue.telephony.srtp;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.telephony.media.MasterKey;
import io.ringtrue.telephony.media.SrtpKey;
import io.ringtrue.telephony.media.SrtpSuite;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Protected packets against RFC 3711 computed another way: session keys and tags from the formulas, the
/// cipher by the JDK's own counter mode. What an end counts and does not send, the rollover counter and the
/// index, shows here alone.
class WireFormatTest {
    private static final byte[] MASTER =
            HexFormat.of().parseHex("E1F97A0D3E018BE0D64FA32C06DE4139" + "0EC675AD498AFEEBB6960B3AABE6");
    private static final int SSRC = 0xCAFEBABE;

    private static SrtpKey key(SrtpSuite suite) {
        return new SrtpKey(suite, MasterKey.of(MASTER));
    }

    private static byte[] counterMode(byte[] key, byte[] iv, byte[] data) throws GeneralSecurityException {
        Cipher aes = Cipher.getInstance("AES/CTR/NoPadding");
        aes.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(iv));
        return aes.doFinal(data);
    }

    /// §4.3.1 at key derivation rate 0: x = label || 48 zero bits, XORed into the right end of the salt.
    private static byte[] derived(int label, int bytes) throws GeneralSecurityException {
        byte[] iv = Arrays.copyOf(Arrays.copyOfRange(MASTER, 16, 30), 16);
        iv[7] ^= (byte) label;
        return counterMode(Arrays.copyOf(MASTER, 16), iv, new byte[bytes]);
    }

    /// §4.1.1: IV = (k_s * 2^16) XOR (SSRC * 2^64) XOR (i * 2^16).
    private static byte[] enciphered(int cipherLabel, int saltLabel, long index, byte[] payload)
            throws GeneralSecurityException {
        ByteBuffer iv = ByteBuffer.allocate(16).put(derived(saltLabel, 14));
        iv.putInt(4, iv.getInt(4) ^ SSRC);
        iv.putLong(8, iv.getLong(8) ^ index << 16);
        return counterMode(derived(cipherLabel, 16), iv.array(), payload);
    }

    private static byte[] tag(int label, int bytes, byte[]... authenticated) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA1");
        mac.init(new SecretKeySpec(derived(label, 20), "HmacSHA1"));
        for (byte[] each : authenticated) mac.update(each);
        return Arrays.copyOf(mac.doFinal(), bytes);
    }

    private static byte[] bytes(ByteBuffer packet) {
        byte[] bytes = new byte[packet.remaining()];
        packet.get(packet.position(), bytes);
        return bytes;
    }

    private static byte[] four(int value) {
        return ByteBuffer.allocate(4).putInt(value).array();
    }

    private static byte[] joined(byte[]... parts) {
        ByteBuffer all = ByteBuffer.allocate(
                Arrays.stream(parts).mapToInt(part -> part.length).sum());
        for (byte[] part : parts) all.put(part);
        return all.array();
    }

    private static byte[] header(int sequence) {
        return ByteBuffer.allocate(12)
                .putShort((short) 0x8000)
                .putShort((short) sequence)
                .putInt(160)
                .putInt(SSRC)
                .array();
    }

    private static byte[] payload(int length) {
        byte[] payload = new byte[length];
        for (int i = 0; i < length; i++) payload[i] = (byte) (i * 7 + 1);
        return payload;
    }

    private static byte[] expected(SrtpSuite suite, int rollovers, int sequence, byte[] payload)
            throws GeneralSecurityException {
        byte[] hidden = enciphered(0, 2, (long) rollovers << 16 | sequence, payload);
        byte[] clear = header(sequence);
        return joined(clear, hidden, tag(1, suite.tagBytes(), clear, hidden, four(rollovers)));
    }

    private static ByteBuffer sealed(SrtpSealer sealer, int sequence, byte[] payload) {
        ByteBuffer packet = ByteBuffer.allocate(2_000).put(new byte[3]); // not at the buffer's beginning
        packet.put(header(sequence)).put(payload).flip().position(3);
        sealer.seal(packet);
        return packet;
    }

    @ParameterizedTest
    @CsvSource({
        "AES_CM_128_HMAC_SHA1_80, 160", "AES_CM_128_HMAC_SHA1_32, 160", "AES_CM_128_HMAC_SHA1_80, 1",
        "AES_CM_128_HMAC_SHA1_80, 15", "AES_CM_128_HMAC_SHA1_80, 16", "AES_CM_128_HMAC_SHA1_80, 17",
        "AES_CM_128_HMAC_SHA1_80, 0", "AES_CM_128_HMAC_SHA1_32, 1300"
    })
    void protectsPayloadsOfAnyLength(SrtpSuite suite, int length) throws Exception {
        SrtpSealer sealer = new SrtpSealer(key(suite));
        assertThat(bytes(sealed(sealer, 0x1234, payload(length))))
                .isEqualTo(expected(suite, 0, 0x1234, payload(length)));
        assertThat(bytes(sealed(sealer, 0x1235, payload(7)))).isEqualTo(expected(suite, 0, 0x1235, payload(7)));
    }

    /// The counter that is not sent: 256 turns, so that more than one of its octets is seen to count.
    @Test
    void countsTheTurnsOfTheSequence() throws Exception {
        SrtpSuite suite = SrtpSuite.AES_CM_128_HMAC_SHA1_80;
        SrtpSealer sealer = new SrtpSealer(key(suite));
        SrtpOpener opener = new SrtpOpener(key(suite));
        int index = 0;
        for (int turn = 0; turn <= 257; turn++) {
            for (int sequence : new int[] {0, 30_000, 60_000, 65_535}) {
                ByteBuffer packet = sealed(sealer, sequence, payload(4));
                if (turn == 0 || turn == 1 || turn >= 255) {
                    assertThat(bytes(packet))
                            .as("turn %d", turn)
                            .isEqualTo(expected(suite, turn, sequence, payload(4)));
                }
                assertThat(opener.open(packet)).as("packet %d", index++).isTrue();
                assertThat(bytes(packet)).isEqualTo(joined(header(sequence), payload(4)));
            }
        }
    }

    private static byte[] report() {
        return joined(new byte[] {(byte) 0x81, (byte) 200, 0, 6}, four(SSRC), payload(20));
    }

    private static byte[] protectedReport(int index) throws GeneralSecurityException {
        byte[] clear = Arrays.copyOf(report(), 8);
        byte[] hidden = enciphered(3, 5, index, payload(20));
        byte[] trailer = four(0x80000000 | index);
        return joined(clear, hidden, trailer, tag(4, 10, clear, hidden, trailer));
    }

    /// §3.4: E bit and index behind the packet, and a tag of 80 bits with either suite (RFC 4568 §6.2.2).
    @ParameterizedTest
    @ValueSource(strings = {"AES_CM_128_HMAC_SHA1_80", "AES_CM_128_HMAC_SHA1_32"})
    void protectsReportsWithAnIndexOfTheirOwn(SrtpSuite suite) throws Exception {
        SrtcpSealer sealer = new SrtcpSealer(key(suite));
        SrtcpOpener opener = new SrtcpOpener(key(suite));
        for (int index = 0; index < 300; index++) {
            ByteBuffer packet = ByteBuffer.allocate(100)
                    .put(new byte[5])
                    .put(report())
                    .flip()
                    .position(5);
            sealer.seal(packet);
            assertThat(bytes(packet)).as("report %d", index).isEqualTo(protectedReport(index));
            assertThat(opener.open(packet)).isTrue();
            assertThat(bytes(packet)).isEqualTo(report());
        }
    }

    @Test
    void opensReportsOfAnyIndexOnce() throws Exception {
        SrtcpOpener opener = new SrtcpOpener(key(SrtpSuite.AES_CM_128_HMAC_SHA1_80));
        for (int index : new int[] {0x7FFF_FF00, 0x7FFF_FFFF, 0x7FFF_FFF0}) {
            byte[] packet = protectedReport(index);
            assertThat(opener.open(ByteBuffer.wrap(packet.clone())))
                    .as("%x", index)
                    .isTrue();
            assertThat(opener.open(ByteBuffer.wrap(packet)))
                    .as("%x again", index)
                    .isFalse();
        }
    }

    @Test
    void aReportOfNothingButItsHeaderIsWhole() throws Exception {
        byte[] clear = Arrays.copyOf(report(), 8);
        byte[] trailer = four(0x80000000);
        byte[] packet = joined(clear, trailer, tag(4, 10, clear, trailer));
        ByteBuffer whole = ByteBuffer.wrap(packet);
        SrtcpOpener opener = new SrtcpOpener(key(SrtpSuite.AES_CM_128_HMAC_SHA1_80));
        assertThat(opener.open(ByteBuffer.wrap(Arrays.copyOfRange(packet, 1, packet.length))))
                .isFalse();
        assertThat(opener.open(whole)).isTrue();
        assertThat(bytes(whole)).isEqualTo(clear);
    }
}
