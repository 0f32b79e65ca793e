package io.ringtrue.telephony.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LevelTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void measuresASineAsMade() {
        for (double level : new double[] {3, 0, -19, -40}) {
            assertThat(Level.rms(Tones.sine(1_000, level, SECOND))).isCloseTo(level, within(0.1));
        }
    }

    @Test
    void silenceIsSilent() {
        assertThat(Level.rms(new short[0])).isEqualTo(Level.SILENCE_DBM0);
        assertThat(Level.activeSpeech(new short[0])).isEqualTo(Level.SILENCE_DBM0);
        assertThat(Level.activeSpeech(Tones.silence(SECOND))).isEqualTo(Level.SILENCE_DBM0);
    }

    @Test
    void pausesDoNotMakeSpeechQuieter() {
        short[] burst = Tones.sine(500, -19, SECOND);
        short[] withPauses = Tones.joined(burst, Tones.silence(Duration.ofSeconds(5)), burst);
        assertThat(Level.rms(withPauses)).isLessThan(-23);
        assertThat(Level.activeSpeech(withPauses)).isCloseTo(-19, within(1.0));
        assertThat(Level.activeSpeech(burst)).isCloseTo(-19, within(0.5));
    }

    @Test
    void gainBringsOneLevelToAnother() {
        short[] sound = Tones.sine(800, -30, SECOND);
        double gain = Level.gain(-30, -19);
        for (int i = 0; i < sound.length; i++) sound[i] = (short) Math.round(sound[i] * gain);
        assertThat(Level.rms(sound)).isCloseTo(-19, within(0.1));
    }
}
