package io.ringtrue.telephony.audio;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Sixteen keys at the limits of Q.24, and the sounds of a telephone network that are no keys: the tones of
/// E.180, modems and faxes (V.25, T.30), tones of the keypad that are no pair of row and column.
class DtmfLimitsTest {
    private static final String KEYS = "123A456B789C*0#D";
    private static final double[] ROWS = {697, 770, 852, 941};
    private static final double[] COLUMNS = {1209, 1336, 1477, 1633};

    private static short[] mixed(int millis, double... hzAndLevels) {
        double[] sum = new double[millis * 8];
        for (int tone = 0; tone < hzAndLevels.length; tone += 2) {
            // 0 dBm0 is a sine 3.14 dB below full scale.
            double peak = 32_768 * Math.pow(10, (hzAndLevels[tone + 1] - 3.14) / 20);
            double phase = tone * 0.7;
            for (int i = 0; i < sum.length; i++) {
                sum[i] += peak * Math.sin(2 * Math.PI * hzAndLevels[tone] * i / 8_000 + phase);
            }
        }
        short[] samples = new short[sum.length];
        for (int i = 0; i < sum.length; i++) samples[i] = (short) Math.clamp(Math.round(sum[i]), -32_768, 32_767);
        return samples;
    }

    private static String heard(short[]... parts) {
        StringBuilder heard = new StringBuilder();
        DtmfDetector detector = new DtmfDetector(heard::append);
        detector.hear(new short[800]);
        for (short[] part : parts) detector.hear(part);
        detector.hear(new short[800]);
        return heard.toString();
    }

    private static short[] key(int place, int millis, double row, double column) {
        return mixed(millis, ROWS[place / 4], row, COLUMNS[place % 4], column);
    }

    /// Q.24: the high tone up to 4 dB above the low one and 8 dB below; beyond 8 and 12 dB it is certainly
    /// none.
    @ParameterizedTest
    @CsvSource({
        "-12, -8, true",
        "-8, -16, true",
        "-10, -10, true",
        "-3, -3, true",
        "-25, -25, true",
        "-25, -29, true",
        "-16, -8, false",
        "-8, -22, false",
        "-40, -40, false",
        "-10, -40, false",
        "-40, -10, false"
    })
    void everyKeyAtTheLimitsOfLevelAndTwist(double row, double column, boolean accepted) {
        for (int place = 0; place < 16; place++) {
            assertThat(heard(key(place, 60, row, column)))
                    .as("key %s", KEYS.charAt(place))
                    .isEqualTo(accepted ? KEYS.substring(place, place + 1) : "");
        }
    }

    /// Q.24: a key of 40 ms and a pause of 40 ms; a PIN as fast as any machine dials.
    @Test
    void hearsKeysAsFastAsAMachineDials() {
        for (String number : List.of("5551234", "0000000", "*#147258369", "11223344")) {
            List<short[]> parts = new ArrayList<>();
            for (char each : number.toCharArray()) {
                parts.add(key(KEYS.indexOf(each), 42, -9, -7));
                parts.add(new short[42 * 8]);
            }
            assertThat(heard(parts.toArray(new short[0][]))).isEqualTo(number);
        }
    }

    @Test
    void aKeyThatFollowsAnotherWithoutAPauseIsHeard() {
        assertThat(heard(key(0, 80, -9, -9), key(5, 80, -9, -9), key(10, 80, -9, -9)))
                .isEqualTo("159");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "350 -13 440 -13", // dial tone of North America
                "440 -19 480 -19", // ringing
                "480 -24 620 -24", // busy
                "425 -10", // Europe's
                "400 -9 450 -19", // ringing in the United Kingdom
                "950 -15 1400 -15", // part of the special information tone
                "1100 -10", // fax calling (T.30)
                "2100 -12", // answering modem (V.25)
                "1300 -10", // calling modem
                "697 -10", // one tone of a key
                "1209 -10",
                "697 -10 770 -10", // two rows
                "1209 -10 1336 -10", // two columns
                "730 -10 1270 -10", // between keys
                "697 -10 1209 -10 2418 -10", // with the second harmonic, as a voice has it
            })
    void soundsOfTheNetworkAreNoKeys(String tones) {
        double[] values =
                Arrays.stream(tones.split(" ")).mapToDouble(Double::parseDouble).toArray();
        assertThat(heard(mixed(2_000, values))).isEmpty();
    }

    /// Dial tone may still sound while the first key is pressed (Q.24 asks for it at some −10 dBm0 below).
    @Test
    void hearsAKeyOverAFainterTone() {
        for (int place = 0; place < 16; place++) {
            short[] sound = mixed(60, ROWS[place / 4], -8, COLUMNS[place % 4], -8, 425, -24);
            assertThat(heard(sound)).isEqualTo(KEYS.substring(place, place + 1));
        }
    }

    /// However the voice is cut into packets, it is the same voice.
    @ParameterizedTest
    @ValueSource(ints = {1, 7, 39, 40, 41, 80, 160, 240, 481, 960, 5_000})
    void anyLengthOfPacketHearsTheSame(int length) {
        short[] all =
                Tones.joined(new short[300], key(5, 50, -9, -9), new short[400], key(5, 50, -9, -9), new short[400]);
        StringBuilder heard = new StringBuilder();
        int[] held = new int[1];
        DtmfDetector detector = new DtmfDetector(new DtmfDetector.Keys() {
            @Override
            public void pressed(char key) {
                heard.append(key);
            }

            @Override
            public void held(char key) {
                held[0]++;
            }
        });
        for (int from = 0; from < all.length; from += length) {
            detector.hear(Arrays.copyOfRange(all, from, Math.min(all.length, from + length)));
        }
        assertThat(heard).hasToString("55");
        assertThat(held[0]).as("5 ms each, of what sounds beyond 35 ms").isBetween(2, 12);
    }

    @Test
    void aKeyHeldForASecondIsHeldAllTheTime() {
        int[] held = new int[1];
        DtmfDetector detector = new DtmfDetector(new DtmfDetector.Keys() {
            @Override
            public void pressed(char key) {}

            @Override
            public void held(char key) {
                if (key == '5') held[0]++;
            }
        });
        detector.hear(key(5, 1_000, -9, -9));
        detector.hear(Tones.silence(Duration.ofMillis(500)));
        assertThat(held[0]).as("every 5 ms").isBetween(185, 200);
    }

    @Test
    void whatWasHeardLastIsTheKeyAndNothingElse() {
        short[][] last = new short[1][];
        DtmfDetector[] detector = new DtmfDetector[1];
        detector[0] = new DtmfDetector(key -> last[0] = detector[0].lastHeard());
        short[] sound = key(5, 60, -9, -9);
        detector[0].hear(new short[400]);
        detector[0].hear(sound);
        assertThat(last[0]).hasSize(280);
        int at = Collections.indexOfSubList(boxed(sound), boxed(last[0]));
        assertThat(at).as("35 ms of the key, as they came").isGreaterThanOrEqualTo(0);
    }

    private static List<Short> boxed(short[] samples) {
        List<Short> boxed = new ArrayList<>();
        for (short sample : samples) boxed.add(sample);
        return boxed;
    }
}
