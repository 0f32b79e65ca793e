package io.ringtrue.telephony.audio;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// RIFF as other programs write it: chunks in other orders and odd lengths, sizes that are not known, the
/// extensible form, and every width with the exact sample it stands for.
class WavChunksTest {
    private static byte[] chunk(String id, int size, byte[] content) {
        return ByteBuffer.allocate(8 + content.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(id.getBytes(US_ASCII))
                .putInt(size)
                .put(content)
                .array();
    }

    private static byte[] chunk(String id, byte[] content) {
        return chunk(id, content.length, content);
    }

    private static byte[] hex(String octets) {
        return HexFormat.of().parseHex(octets.replace(" ", ""));
    }

    private static byte[] format(int tag, int channels, int rate, int bits) {
        return ByteBuffer.allocate(16)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort((short) tag)
                .putShort((short) channels)
                .putInt(rate)
                .putInt(0)
                .putShort((short) 0)
                .putShort((short) bits)
                .array();
    }

    private static byte[] file(byte[]... chunks) {
        ByteBuffer file = ByteBuffer.allocate(10_000).put("RIFF....WAVE".getBytes(US_ASCII));
        for (byte[] chunk : chunks) file.put(chunk);
        byte[] bytes = new byte[file.position()];
        file.flip().get(bytes);
        return bytes;
    }

    private static final byte[] PCM = chunk("fmt ", format(1, 1, 8_000, 16));

    /// One frame of each encoding, and the sample it is: little-endian, the most significant 16 bits.
    @ParameterizedTest
    @CsvSource({
        "1, 1, 8, 80, 0",
        "1, 1, 8, 00, -32768",
        "1, 1, 8, ff, 32512",
        "1, 1, 16, 3412, 4660",
        "1, 1, 16, 0080, -32768",
        "1, 1, 24, ff3412, 4660",
        "1, 1, 24, 000080, -32768",
        "1, 1, 32, ffff3412, 4660",
        "1, 1, 32, 000000ff, -256",
        "3, 1, 32, 0000803f, 32767",
        "3, 1, 32, 000080bf, -32767",
        "3, 1, 32, 0000003f, 16384",
        "3, 1, 32, 00000040, 32767",
        "3, 1, 32, 000000c0, -32767",
        "3, 1, 32, 0000c07f, 0",
        "6, 1, 8, d5, 8",
        "6, 1, 8, 2a, -32256",
        "7, 1, 8, ff, 0",
        "7, 1, 8, 00, -32124",
        "1, 2, 16, 00010003, 512",
        "1, 2, 16, ff7fff7f, 32767",
        "1, 2, 16, 00800080, -32768",
        "1, 2, 16, ff7f0080, 0",
        "1, 3, 16, 010001000200, 1",
        "1, 8, 8, ff80808080808080, 4064"
    })
    void readsTheSampleOfAFrame(int tag, int channels, int bits, String frame, int sample) throws IOException {
        Wave wave = WavFile.parse(file(chunk("fmt ", format(tag, channels, 16_000, bits)), chunk("data", hex(frame))));
        assertThat(wave.samples()).containsExactly((short) sample);
        assertThat(wave.rate()).isEqualTo(16_000);
    }

    @Test
    void passesOverOtherChunksAndTheirPadding() throws IOException {
        byte[] odd = chunk("LIST", 3, hex("aabbcc 00")); // three bytes and one to fill up
        byte[] even = chunk("fact", hex("01000000"));
        assertThat(WavFile.parse(file(odd, PCM, even, odd, chunk("data", hex("3412"))))
                        .samples())
                .containsExactly((short) 0x1234);
    }

    /// A writer that cannot seek back leaves the size open: what is there is what there is.
    @ParameterizedTest
    @CsvSource({"-1", "2147483647", "7", "4"})
    void readsWhatIsThereOfDataOfUnknownSize(int size) throws IOException {
        assertThat(WavFile.parse(file(PCM, chunk("data", size, hex("0100 0200"))))
                        .samples())
                .containsExactly((short) 1, (short) 2);
    }

    @Test
    void leavesOutAFrameThatIsCutOff() throws IOException {
        assertThat(WavFile.parse(file(PCM, chunk("data", hex("0100 02")))).samples())
                .containsExactly((short) 1);
        byte[] stereo = chunk("fmt ", format(1, 2, 8_000, 16));
        assertThat(WavFile.parse(file(stereo, chunk("data", hex("0100 0300 0500"))))
                        .samples())
                .containsExactly((short) 2);
        assertThat(WavFile.parse(file(PCM, chunk("data", new byte[0]))).samples())
                .isEmpty();
    }

    /// The extensible form: tag 0xFFFE, and the true one in the first two bytes of the sub-format at 24.
    @ParameterizedTest
    @CsvSource({"0100, 16, 3412, 4660", "0300, 32, 0000803f, 32767", "0600, 8, d5, 8", "0700, 8, ff, 0"})
    void readsTheExtensibleForm(String tag, int bits, String frame, int sample) throws IOException {
        byte[] extended = ByteBuffer.allocate(40)
                .put(format(0xFFFE, 1, 8_000, bits))
                .put(hex("1600 1000 04000000" + tag + "00000000 1000 8000 00aa00389b71"))
                .array();
        assertThat(WavFile.parse(file(chunk("fmt ", extended), chunk("data", hex(frame))))
                        .samples())
                .containsExactly((short) sample);
    }

    @Test
    void namesWhatIsWrong() {
        assertThatThrownBy(() -> WavFile.parse(file(chunk("data", hex("0000")), PCM)))
                .hasMessage("WAV: data before fmt");
        assertThatThrownBy(() -> WavFile.parse(file(PCM))).hasMessage("WAV: no data chunk");
        assertThatThrownBy(() -> WavFile.parse(file(chunk("fmt ", new byte[15]))))
                .hasMessage("WAV: fmt is shorter than 16 bytes");
        assertThatThrownBy(() -> WavFile.parse(file(chunk("fmt ", format(1, 0, 8_000, 16)))))
                .hasMessage("WAV: 0 channels, not 1 to 8");
        assertThatThrownBy(() -> WavFile.parse(file(chunk("fmt ", format(1, 1, 999, 16)))))
                .hasMessage("WAV: rate 999 is not 1000 to 384000");
        assertThatThrownBy(() -> WavFile.parse(file(chunk("fmt ", format(1, 1, 384_001, 16)))))
                .hasMessageContaining("rate 384001");
        assertThatThrownBy(() -> WavFile.parse(file(chunk("fmt ", format(3, 1, 8_000, 64)))))
                .hasMessage("WAV: encoding 3 with 64 bits is not supported");
        assertThatThrownBy(() -> WavFile.parse(file(chunk("fmt ", format(7, 1, 8_000, 16)))))
                .hasMessageContaining("encoding 7 with 16 bits");
        assertThatThrownBy(() -> WavFile.parse(file(chunk("fmt ", format(0xFFFE, 1, 8_000, 16)))))
                .hasMessageContaining("encoding 65534");
    }

    /// The canonical 44 bytes, octet for octet.
    @Test
    void writesTheHeaderEverybodyReads() {
        assertThat(WavFile.bytes(new Wave(16_000, new short[] {1, -2})))
                .isEqualTo(hex("52494646 28000000 57415645 666d7420 10000000 0100 0100 803e0000 007d0000 0200 1000"
                        + "64617461 04000000 0100 feff"));
    }
}
