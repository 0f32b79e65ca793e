package io.ringtrue.server.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ringtrue.server.speech.sound.SpeechChain;
import io.ringtrue.telephony.audio.Level;
import io.ringtrue.telephony.audio.Wave;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpeechChainTest {
    private static final int RATE = 16_000;

    @Test
    void everyPromptHasTelephoneLevel() {
        for (Prompt prompt : allPrompts()) {
            assertThat(Level.activeSpeech(prompt.sound().samples()))
                    .as(prompt.text())
                    .isCloseTo(-19, within(1.0));
            for (short sample : prompt.sound().samples()) {
                assertThat(Math.abs(sample)).isLessThanOrEqualTo((int) Math.ceil(Level.sinePeak(-3)));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {-40, -22, -7, 0})
    void quietAndLoudVoicesComeOutAlike(double dbm0) {
        short[] out = SpeechChain.prepare(new Wave(RATE, tones(Level.sinePeak(dbm0), 700)));
        short[] thenPause = Arrays.copyOf(out, out.length + 8_000);
        assertThat(Level.activeSpeech(thenPause)).isCloseTo(-19, within(0.5));
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 300, 500, 2000, 3000, 3400})
    void keepsTheTelephoneBand(int hertz) {
        assertThat(relativeToOneKilohertz(hertz, hertz)).isCloseTo(0, within(0.5));
    }

    @ParameterizedTest
    @ValueSource(ints = {4000, 4100, 4600, 5000, 6000, 6900, 7700})
    void nothingAboveTheBandFoldsBack(int hertz) {
        assertThat(relativeToOneKilohertz(hertz, 8_000 - hertz)).isLessThan(-60);
    }

    @ParameterizedTest
    @ValueSource(ints = {25, 50, 60})
    void takesMainsHumAway(int hertz) {
        assertThat(relativeToOneKilohertz(hertz, hertz)).isLessThan(-50);
    }

    @ParameterizedTest
    @ValueSource(ints = {8_000, 16_000, 22_050, 24_000, 44_100})
    void takesAnyRate(int rate) {
        short[] second = new short[rate];
        for (int i = 0; i < rate; i++) second[i] = (short) (8_000 * Math.sin(2 * Math.PI * 440 * i / rate));
        assertThat(SpeechChain.prepare(new Wave(rate, second)).length).isBetween(7_800, 8_000);
    }

    @Test
    void cutsSilenceAtBothEnds() {
        short[] padded = new short[3 * RATE];
        System.arraycopy(tones(5_000, 700), 0, padded, RATE, RATE);
        assertThat(SpeechChain.prepare(new Wave(RATE, padded)).length).isBetween(8_000, 8_000 + 800);
    }

    @Test
    void silenceYieldsNothing() {
        assertThat(SpeechChain.prepare(new Wave(RATE, new short[RATE]))).isEmpty();
        assertThat(SpeechChain.prepare(new Wave(RATE, new short[0]))).isEmpty();
    }

    private static List<Prompt> allPrompts() {
        Optional<SpokenDigits> pin = Optional.of(new SpokenDigits("0123456789"));
        return List.of(
                Voice.PROMPTS.askForPin(new Wording(Locale.US, "", Optional.empty(), 2)),
                Voice.PROMPTS.askForPin(new Wording(Locale.US, "Acme Shop", Optional.empty(), 1)),
                Voice.PROMPTS.askForPin(new Wording(Locale.US, "", pin, 2)),
                Voice.PROMPTS.tryAgain(Locale.US, true),
                Voice.PROMPTS.tryAgain(Locale.US, false),
                Voice.PROMPTS.verified(Locale.US),
                Voice.PROMPTS.unverified(Locale.US),
                Voice.PROMPTS.reported(Locale.US));
    }

    /// Sends 1 kHz and another tone through the chain, equally loud.
    ///
    /// @return what comes out at `out` Hz in dB, compared to 1 kHz
    private static double relativeToOneKilohertz(int in, int out) {
        short[] passed = SpeechChain.prepare(new Wave(RATE, tones(4_000, 1_000, in)));
        return 20 * Math.log10(amplitude(passed, out) / amplitude(passed, 1_000));
    }

    /// A second of sines.
    private static short[] tones(double peak, int... hertz) {
        short[] samples = new short[RATE];
        for (int i = 0; i < samples.length; i++) {
            double sum = 0;
            for (int f : hertz) sum += peak * Math.sin(2 * Math.PI * f * i / RATE);
            samples[i] = (short) Math.round(sum);
        }
        return samples;
    }

    /// The middle half second under a Hann window, so that the ends of the tone do not spread
    /// over the spectrum.
    private static double amplitude(short[] samples, int hertz) {
        int length = SpeechChain.RATE / 2;
        int from = (samples.length - length) / 2;
        double re = 0;
        double im = 0;
        for (int i = 0; i < length; i++) {
            double hann = 1 - Math.cos(2 * Math.PI * i / length);
            double angle = 2 * Math.PI * hertz * i / SpeechChain.RATE;
            re += hann * samples[from + i] * Math.cos(angle);
            im += hann * samples[from + i] * Math.sin(angle);
        }
        return Math.hypot(re, im) / length;
    }
}
