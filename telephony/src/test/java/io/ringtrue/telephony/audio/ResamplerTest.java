package io.ringtrue.telephony.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Other rates at the telephone's: sample for sample what the same sine at 8 kHz would be, neither late nor
/// louder, and nothing folded back from above.
class ResamplerTest {
    private static double at(double hz, int rate, int sample) {
        return 10_000 * Math.sin(2 * Math.PI * hz * sample / rate + 0.3);
    }

    private static short[] sine(double hz, int rate, int samples) {
        short[] sine = new short[samples];
        for (int i = 0; i < samples; i++) sine[i] = (short) Math.round(at(hz, rate, i));
        return sine;
    }

    private static double rms(short[] samples, int from, int to) {
        double energy = 0;
        for (int i = from; i < to; i++) energy += (double) samples[i] * samples[i];
        return Math.sqrt(energy / (to - from));
    }

    @ParameterizedTest
    @CsvSource({
        "16000, 300",
        "16000, 3300",
        "11025, 1000",
        "22050, 2500",
        "24000, 3300",
        "44100, 440",
        "48000, 3300",
        "7350, 1000",
        "12345, 2000",
        "96000, 1000",
        "384000, 1000"
    })
    void aSineComesOutAsTheSameSine(int rate, double hz) {
        short[] out = new Wave(rate, sine(hz, rate, rate)).atTelephoneRate().samples();
        assertThat(out).hasSize(8_000);
        for (int i = 200; i < 7_800; i++) {
            assertThat((double) out[i]).as("sample %d", i).isCloseTo(at(hz, 8_000, i), within(60.0));
        }
    }

    /// A tone above half the rate of the telephone would come back as another one: 5 kHz as 3, 9 kHz as 1.
    @ParameterizedTest
    @CsvSource({
        "16000, 5000",
        "16000, 7000",
        "24000, 9000",
        "48000, 4600",
        "48000, 15000",
        "44100, 20000",
        "48000, 7000"
    })
    void whatIsAboveIsGoneByAThousandth(int rate, double hz) {
        short[] out = new Wave(rate, sine(hz, rate, rate)).atTelephoneRate().samples();
        assertThat(rms(out, 400, 7_600)).isLessThan(10_000 / Math.sqrt(2) / 1_000);
    }

    @ParameterizedTest
    @ValueSource(ints = {1_000, 11_025, 16_000, 44_100, 48_000})
    void aLevelThatStandsStillStaysAsItIs(int rate) {
        short[] still = new short[rate];
        Arrays.fill(still, (short) 12_345);
        short[] out = new Wave(rate, still).atTelephoneRate().samples();
        for (int i = 800; i < 7_200; i++) assertThat((int) out[i]).isBetween(12_344, 12_346);
    }

    @Test
    void anImpulseStaysWhereItWas() {
        short[] click = new short[48_000];
        click[24_000] = Short.MAX_VALUE;
        short[] out = new Wave(48_000, click).atTelephoneRate().samples();
        int loudest = 0;
        for (int i = 0; i < out.length; i++) if (Math.abs(out[i]) > Math.abs(out[loudest])) loudest = i;
        assertThat(loudest).isEqualTo(4_000);
        for (int i = 1; i < 30; i++)
            assertThat(out[4_000 + i]).as("either side alike").isEqualTo(out[4_000 - i]);
    }

    /// What overshoots is held at the end of the scale: it must not come out with the other sign.
    @Test
    void fullScaleNeverTurnsOver() {
        short[] square = new short[48_000];
        for (int i = 0; i < square.length; i++) square[i] = i / 240 % 2 == 0 ? Short.MAX_VALUE : Short.MIN_VALUE;
        short[] out = new Wave(48_000, square).atTelephoneRate().samples();
        for (int i = 40; i < out.length - 40; i++) {
            int phase = i % 80;
            if (phase > 5 && phase < 35) assertThat(out[i]).isGreaterThan((short) 20_000);
            if (phase > 45 && phase < 75) assertThat(out[i]).isLessThan((short) -20_000);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "16000, 0, 0",
        "16000, 1, 0",
        "16000, 2, 1",
        "48000, 5, 0",
        "48000, 6, 1",
        "11025, 11025, 8000",
        "1000, 3, 24"
    })
    void isAsLongAsTheSoundWas(int rate, int samples, int length) {
        assertThat(new Wave(rate, new short[samples]).atTelephoneRate().samples())
                .hasSize(length);
    }

    @Test
    void whatHasTheRateAlreadyIsNotTouched() {
        Wave wave = new Wave(8_000, sine(3_900, 8_000, 100));
        assertThat(wave.atTelephoneRate()).isSameAs(wave);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -8_000, 999, 384_001})
    void refusesARateNobodyRecordsAt(int rate) {
        assertThatThrownBy(() -> new Wave(rate, new short[1]))
                .hasMessage("rate: " + rate + " is not within 1000 to 384000");
    }
}
