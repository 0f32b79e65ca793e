package io.ringtrue.telephony.srtp;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.telephony.media.MasterKey;
import io.ringtrue.telephony.media.SrtpKey;
import io.ringtrue.telephony.media.SrtpSuite;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The vectors of RFC 3711 appendix B, and the packet with which implementations are usually compared.
class SrtpVectorsTest {
    private static final SrtpKey MASTER = new SrtpKey(
            SrtpSuite.AES_CM_128_HMAC_SHA1_80,
            MasterKey.of(hex("E1F97A0D3E018BE0D64FA32C06DE4139" + "0EC675AD498AFEEBB6960B3AABE6")));

    @ParameterizedTest
    @CsvSource({
        "0x0000, E03EAD0935C95E80E166B16DD92B4EB4",
        "0x0001, D23513162B02D0F72A43A2FE4A5F97AB",
        "0x0002, 41E95B3BB0A2E8DD477901E4FCA894C0",
        "0xFEFF, EC8CDF7398607CB0F2D21675EA9EA1E4",
        "0xFF00, 362B7C3C6773516318A077D7FC5073AE",
        "0xFF01, 6A2CC3787889374FBEB4C81B17BA6C44"
    })
    void makesTheKeystreamOfAppendixB2(int block, String octets) {
        Keystream keystream =
                new Keystream(hex("2B7E151628AED2A6ABF7158809CF4F3C"), hex("F0F1F2F3F4F5F6F7F8F9FAFBFCFD"));
        byte[] stream = keystream.bytes(16 * (block + 1), 0, 0);
        assertThat(Arrays.copyOfRange(stream, 16 * block, 16 * (block + 1))).isEqualTo(hex(octets));
    }

    @ParameterizedTest
    @CsvSource({
        "0, C61E7A93744F39EE10734AFE3FF7A087",
        "2, 30CBBC08863D8C85D49DB34A9AE1",
        "1, CEBE321F6FF7716B6FD4AB49AF256A156D38BAA48F0A0ACF3C34E2359E6CDBCEE049646C43D9327AD175578EF7227098"
                + "6371C10C9A369AC2F94A8C5FBCDDDC256D6E919A48B610EF17C2041E"
    })
    void derivesTheKeysOfAppendixB3(int label, String octets) {
        byte[] expected = hex(octets);
        assertThat(SrtpSessionKeys.derive(MASTER, label, expected.length)).isEqualTo(expected);
    }

    @Test
    void protectsAPacketAsOthersDo() {
        ByteBuffer packet = ByteBuffer.allocate(100)
                .put(hex("800F1234DECAFBADCAFEBABE" + "AB".repeat(16)))
                .flip();
        new SrtpSealer(MASTER).seal(packet);
        assertThat(taken(packet))
                .isEqualTo(hex("800F1234DECAFBADCAFEBABE4E55DC4CE79978D88CA4D215949D2402B78D6ACC99EA179B8DBB"));
        assertThat(new SrtpOpener(MASTER).open(packet)).isTrue();
        assertThat(taken(packet)).isEqualTo(hex("800F1234DECAFBADCAFEBABE" + "AB".repeat(16)));
    }

    @Test
    void opensAReportOthersProtected() {
        ByteBuffer packet =
                ByteBuffer.wrap(hex("81C8000BCAFEBABE7128035BE487B9BDBEF89041F977A5A880000001993E08CD54D6C1230798"));
        assertThat(new SrtcpOpener(MASTER).open(packet)).isTrue();
        assertThat(taken(packet)).isEqualTo(hex("81C8000BCAFEBABE" + "AB".repeat(16)));
    }

    static byte[] hex(String octets) {
        return HexFormat.of().parseHex(octets);
    }

    private static byte[] taken(ByteBuffer packet) {
        byte[] bytes = new byte[packet.remaining()];
        packet.get(packet.position(), bytes);
        return bytes;
    }
}
