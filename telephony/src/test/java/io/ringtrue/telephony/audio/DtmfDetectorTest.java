package io.ringtrue.telephony.audio;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The limits of ITU-T Q.23 and Q.24. Each case is tried with the tone beginning at 40 places between two
/// windows.
class DtmfDetectorTest {
    private static final String KEYS = "0123456789*#ABCD";
    private static final int[] ROWS = {941, 697, 697, 697, 770, 770, 770, 852, 852, 852, 941, 941, 697, 770, 852, 941};
    private static final int[] COLUMNS = {
        1336, 1209, 1336, 1477, 1209, 1336, 1477, 1209, 1336, 1477, 1209, 1477, 1633, 1633, 1633, 1633
    };

    @ParameterizedTest
    @EnumSource(G711.class)
    void hearsEveryKeyThroughTheTelephone(G711 law) {
        StringBuilder heard = new StringBuilder();
        DtmfDetector detector = new DtmfDetector(heard::append);
        for (char key : KEYS.toCharArray()) {
            detector.hear(law.decode(law.encode(Tones.dtmf(key, -9, ms(50)))));
            detector.hear(Tones.silence(ms(50)));
        }
        assertThat(heard).hasToString(KEYS);
    }

    @ParameterizedTest
    @CsvSource({"0, true", "0.015, true", "-0.015, true", "0.035, false", "-0.035, false"})
    void holdsToTheFrequencies(double off, boolean accepted) {
        for (int key = 0; key < 16; key++) {
            short[] both = tone(ROWS[key] * (1 + off), -10, COLUMNS[key] * (1 + off), -10, 60);
            assertAlways(both, accepted ? KEYS.substring(key, key + 1) : "");
            if (accepted) continue;
            assertAlways(tone(ROWS[key], -10, COLUMNS[key] * (1 + off), -10, 60), "");
            assertAlways(tone(ROWS[key] * (1 + off), -10, COLUMNS[key], -10, 60), "");
        }
    }

    @ParameterizedTest
    @CsvSource({"40, 5", "45, 5", "200, 5", "3000, 5", "23, ''", "10, ''"})
    void holdsToTheLengths(int millis, String heard) {
        assertAlways(Tones.dtmf('5', -10, ms(millis)), heard);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 5, 10})
    void bridgesShortGaps(int gap) {
        assertAlways(
                Tones.joined(Tones.dtmf('8', -10, ms(30)), Tones.silence(ms(gap)), Tones.dtmf('8', -10, ms(30))), "8");
    }

    @Test
    void theSameKeyAfterAPauseIsAnother() {
        assertAlways(
                Tones.joined(Tones.dtmf('8', -10, ms(40)), Tones.silence(ms(40)), Tones.dtmf('8', -10, ms(40))), "88");
    }

    @ParameterizedTest
    @CsvSource({"-10, -6, 4", "-6, -14, 4", "-3, -3, 4", "-25, -25, 4", "-20, -5, ''", "-5, -20, ''", "-45, -45, ''"})
    void holdsToTwistAndLevel(double row, double column, String heard) {
        assertAlways(Tones.dtmf('4', row, column, ms(60)), heard);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.985, 1, 1.015})
    void hearsThroughNoiseFifteenDecibelsDown(double off) {
        Random random = new Random(5);
        int heard = 0;
        for (int round = 0; round < 400; round++) {
            int key = round % 16;
            short[] sound = padded(tone(ROWS[key] * off, -13, COLUMNS[key] * off, -13, 50), round % 40);
            addNoise(sound, -25, random); // both tones together are at −10
            if (heard(sound).equals(KEYS.substring(key, key + 1))) heard++;
        }
        assertThat(heard).isGreaterThanOrEqualTo(398);
    }

    @Test
    void noiseSinglesAndBabbleAreNoKeys() {
        short[] noise = new short[80_000];
        addNoise(noise, -15, new Random(6));
        assertThat(heard(noise)).isEmpty();
        assertThat(heard(Tones.sine(697, -10, ms(500)))).isEmpty();
        assertThat(heard(Tones.sine(1_000, -10, ms(500)))).isEmpty();
        assertThat(heard(vowels())).isEmpty();
    }

    /// Ten seconds of gliding voices, rich in harmonics.
    private static short[] vowels() {
        short[] sound = new short[80_000];
        double phase = 0;
        for (int i = 0; i < sound.length; i++) {
            phase += 2 * Math.PI * (120 + 80 * Math.sin(i / 9_000.0)) / 8_000;
            double sample = 0;
            for (int harmonic = 1; harmonic < 16; harmonic++) sample += Math.sin(harmonic * phase) / harmonic;
            sound[i] = (short) (sample * 4_000);
        }
        return sound;
    }

    private static void assertAlways(short[] sound, String heard) {
        for (int shift = 0; shift < 40; shift += 3) {
            assertThat(heard(padded(sound, shift))).as("shifted by %d", shift).isEqualTo(heard);
        }
    }

    private static String heard(short[] sound) {
        StringBuilder heard = new StringBuilder();
        new DtmfDetector(heard::append).hear(sound);
        return heard.toString();
    }

    private static short[] padded(short[] sound, int shift) {
        return Tones.joined(new short[300 + shift], sound, new short[800]);
    }

    private static short[] tone(double low, double lowLevel, double high, double highLevel, int millis) {
        short[] sound = Tones.sine(low, lowLevel, ms(millis));
        short[] other = Tones.sine(high, highLevel, ms(millis));
        for (int i = 0; i < sound.length; i++) sound[i] += other[i];
        return sound;
    }

    private static void addNoise(short[] sound, double dBm0, Random random) {
        double rms = Level.sinePeak(dBm0) / Math.sqrt(2);
        for (int i = 0; i < sound.length; i++) sound[i] += (short) Math.round(rms * random.nextGaussian());
    }

    private static Duration ms(int millis) {
        return Duration.ofMillis(millis);
    }
}
