package io.ringtrue.telephony.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.telephony.media.Voice;
import io.ringtrue.telephony.rtp.Packets.Plain;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What counts as the echo of our own voice.
class SentVoiceTest {
    private static final int FRAME = 160;
    private static final int SOUND = 280;

    private final SentVoice sent = new SentVoice();
    private final short[] voice = noise(8_000, 1);

    private static short[] noise(int samples, long seed) {
        Random random = new Random(seed);
        short[] noise = new short[samples];
        for (int i = 0; i < samples; i++) noise[i] = (short) (random.nextGaussian() * 3_000);
        return noise;
    }

    private void say(short[] samples, boolean speaking) {
        Voice sound = new Plain(samples);
        for (int at = 0; at + FRAME <= samples.length; at += FRAME) {
            if (speaking) sent.add(sound, at, FRAME);
            sent.passed(FRAME);
        }
    }

    private static short[] reflected(short[] voice, int delay, double gain) {
        short[] sound = new short[SOUND];
        int from = voice.length - SOUND - delay;
        for (int i = 0; i < SOUND; i++) sound[i] = (short) (voice[from + i] * gain);
        return sound;
    }

    private boolean isOurs(short[] sound) {
        return sent.resembles(sound, Packets.PLAIN);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 160, 1_333, 4_000, 7_000})
    void aReflectionIsKnownWhateverItsDelayLoudnessAndSign(int delay) {
        say(voice, true);
        for (double gain : new double[] {1, 0.5, 0.1, -0.3}) {
            assertThat(isOurs(reflected(voice, delay, gain))).isTrue();
        }
    }

    @Test
    void aSoundOfTheirOwnIsTheirsAlsoWithAReflectionBesideIt() {
        say(voice, true);
        short[] theirs = noise(SOUND, 2);
        assertThat(isOurs(theirs)).isFalse();
        short[] reflection = reflected(voice, 700, 0.9);
        for (int i = 0; i < SOUND; i++) theirs[i] += reflection[i];
        assertThat(isOurs(theirs)).isFalse();
    }

    @Test
    void whatWasSaidMoreThanASecondAgoDoesNotComeBack() {
        say(voice, true);
        short[] reflection = reflected(voice, 0, 0.5);
        say(new short[7_840], false);
        assertThat(isOurs(reflection)).isTrue();
        say(new short[480], false);
        assertThat(isOurs(reflection)).isFalse();
    }

    @Test
    void silenceIsNobodys() {
        assertThat(isOurs(new short[SOUND])).isFalse();
        say(voice, true);
        assertThat(isOurs(new short[SOUND])).isFalse();
    }

    @Test
    void whatWasCutSaidAgainOrJoinedIsKnownWhereItLeft() {
        Voice sound = new Plain(voice);
        for (int at = 0; at < 3 * FRAME; at += FRAME) leave(sound, at);
        sent.passed(FRAME); // cut: silence
        for (int at = 0; at < 2 * FRAME; at += FRAME) leave(sound, at); // from the beginning again
        Voice other = new Plain(noise(2 * FRAME, 4));
        leave(other, 0);
        leave(other, FRAME);
        short[] joint = new short[SOUND];
        for (int i = 0; i < SOUND; i++) joint[i] = i < FRAME ? voice[FRAME + i] : noise(2 * FRAME, 4)[i - FRAME];
        assertThat(isOurs(joint)).as("over the joint").isTrue();
        assertThat(isOurs(Arrays.copyOfRange(voice, 2 * FRAME - SOUND + FRAME, 3 * FRAME)))
                .as("before the cut")
                .isTrue();
        assertThat(isOurs(Arrays.copyOfRange(voice, 3 * FRAME, 3 * FRAME + SOUND)))
                .as("what the cut left unsaid")
                .isFalse();
    }

    /// Of a prompt of half a minute, only the last second is remembered.
    @Test
    void aLongSoundIsKnownByItsLastSecondAlone() {
        short[] prompt = noise(30 * 8_000, 5);
        say(prompt, true);
        assertThat(isOurs(reflected(prompt, 4_000, 0.3))).isTrue();
        assertThat(isOurs(reflected(prompt, 9_000, 0.3))).isFalse();
    }

    private void leave(Voice sound, int from) {
        sent.add(sound, from, FRAME);
        sent.passed(FRAME);
    }
}
