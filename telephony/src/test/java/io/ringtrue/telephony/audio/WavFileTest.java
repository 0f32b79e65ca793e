package io.ringtrue.telephony.audio;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WavFileTest {

    @Test
    void readsWhatItWrote(@TempDir Path folder) throws IOException {
        short[] sound = Tones.sine(440, -10, Duration.ofMillis(100));
        Path file = folder.resolve("tone.wav");
        WavFile.write(file, new Wave(8_000, sound));
        Wave back = WavFile.read(file);
        assertThat(back.rate()).isEqualTo(8_000);
        assertThat(back.samples()).isEqualTo(sound);
        assertThat(back.seconds()).isCloseTo(0.1, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource({"1,8", "1,16", "1,24", "1,32", "3,32"})
    void readsEveryWidthAndMixesChannels(int tag, int bits) throws IOException {
        Wave wave = WavFile.parse(file(tag, 2, 16_000, bits, new double[] {0.5, 0.25, -0.5, -0.25}));
        assertThat(wave.rate()).isEqualTo(16_000);
        assertThat(wave.samples()).hasSize(2);
        assertThat((double) wave.samples()[0]).isCloseTo(0.375 * 32_768, within(300.0));
        assertThat((double) wave.samples()[1]).isCloseTo(-0.375 * 32_768, within(300.0));
    }

    @ParameterizedTest
    @CsvSource({"2,16,not supported", "1,12,not supported"})
    void namesTheRuleAFileBreaks(int tag, int bits, String rule) {
        assertThatThrownBy(() -> WavFile.parse(file(tag, 1, 8_000, bits, new double[0])))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(rule);
    }

    @Test
    void refusesWhatIsNoWave() {
        assertThatThrownBy(() -> WavFile.parse(new byte[0])).hasMessageContaining("RIFF");
        assertThatThrownBy(() -> WavFile.parse(new byte[100])).hasMessageContaining("RIFF");
        assertThatThrownBy(() -> WavFile.parse(file(1, 9, 8_000, 16, new double[0])))
                .hasMessageContaining("channels");
        assertThatThrownBy(() -> WavFile.parse(file(1, 1, 1, 16, new double[0])))
                .hasMessageContaining("rate");
    }

    @Test
    void brokenFilesOnlyEverThrowTheDeclaredException() throws IOException {
        byte[] good = file(1, 2, 44_100, 16, new double[64]);
        Random random = new Random(99);
        for (int round = 0; round < 5_000; round++) {
            byte[] broken = java.util.Arrays.copyOf(good, 1 + random.nextInt(good.length));
            for (int edit = 0; edit < 4; edit++) broken[random.nextInt(broken.length)] = (byte) random.nextInt();
            try {
                assertThat(WavFile.parse(broken).samples().length).isLessThanOrEqualTo(good.length);
            } catch (IOException declared) {
                assertThat(declared).hasMessageStartingWith("WAV:");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {8_000, 11_025, 16_000, 22_050, 24_000, 44_100, 48_000})
    void theTelephoneBandComesThroughAnyRateAndTheRestDoesNot(int rate) {
        Wave voice = sine(rate, 1_000).atTelephoneRate();
        assertThat(voice.rate()).isEqualTo(8_000);
        assertThat(voice.seconds()).isCloseTo(1, within(0.001));
        assertThat(Level.rms(middle(voice))).isCloseTo(-10, within(0.1));
        assertThat(Level.rms(middle(sine(rate, 3_300).atTelephoneRate()))).isCloseTo(-10, within(0.5));
        if (rate > 11_025)
            assertThat(Level.rms(middle(sine(rate, 4_600).atTelephoneRate()))).isLessThan(-70);
    }

    private static Wave sine(int rate, double hz) {
        short[] samples = new short[rate];
        double peak = Level.sinePeak(-10);
        for (int i = 0; i < rate; i++) samples[i] = (short) Math.round(peak * Math.sin(2 * Math.PI * hz * i / rate));
        return new Wave(rate, samples);
    }

    private static short[] middle(Wave wave) {
        return java.util.Arrays.copyOfRange(wave.samples(), 1_000, 7_000);
    }

    private static byte[] file(int tag, int channels, int rate, int bits, double[] values) {
        ByteBuffer file = ByteBuffer.allocate(44 + values.length * bits / 8).order(ByteOrder.LITTLE_ENDIAN);
        file.put("RIFF".getBytes(US_ASCII))
                .putInt(36)
                .put("WAVEfmt ".getBytes(US_ASCII))
                .putInt(16);
        file.putShort((short) tag)
                .putShort((short) channels)
                .putInt(rate)
                .putInt(0)
                .putShort((short) 0);
        file.putShort((short) bits).put("data".getBytes(US_ASCII)).putInt(values.length * bits / 8);
        for (double value : values) {
            long whole = (long) (value * (1L << (bits - 1)));
            if (tag == 3) file.putFloat((float) value);
            else if (bits == 8) file.put((byte) (whole + 128));
            else for (int shift = 0; shift < bits; shift += 8) file.put((byte) (whole >> shift));
        }
        return file.array();
    }
}
