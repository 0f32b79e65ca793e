package io.ringtrue.server.speech.sound;

import io.ringtrue.telephony.audio.Level;
import io.ringtrue.telephony.audio.Wave;
import java.util.Arrays;

/// Prepares the sound of every voice for a phone line: telephone band, 8 kHz, silence cut off at both ends,
/// active speech at −19 dBm0, peaks rounded off at −3 dBm0. Raw voices differ in level by 15 dB; callees
/// should not notice.
public final class SpeechChain {
    /// Part of every cache key. Raise it with any change that can be heard, or old clips stay in use.
    public static final int VERSION = 1;

    /// Samples per second of everything that comes out.
    public static final int RATE = Wave.TELEPHONE_RATE;

    private static final double ACTIVE_DBM0 = -19;

    /// Limiting lowers the level a little; a second round makes up for it.
    private static final int ROUNDS = 2;

    /// ITU-T P.56 counts the first 200 ms of a pause as speech. Clips are played with pauses after them, so a
    /// pause is measured with them; for a clip as short as a digit it matters.
    private static final int PAUSE = RATE / 5;

    private static final int BLOCK = RATE / 100;

    /// Weak consonants, such as the s of "six", lie less than this below the vowels once the band is cut.
    private static final double SILENCE_BELOW_PEAK = Math.pow(10, -45 / 20.0);

    private static final int MARGIN_BLOCKS = 2;

    private SpeechChain() {}

    /// @param raw at any rate
    /// @return 8 kHz mono; empty when the sound is nothing but silence
    public static short[] prepare(Wave raw) {
        double[] speech = trimmed(LowCut.apply(raw.atTelephoneRate().samples()));
        for (int round = 0; round < ROUNDS; round++) level(speech);
        return rounded(speech);
    }

    private static void level(double[] speech) {
        short[] withPause = Arrays.copyOf(rounded(speech), speech.length + PAUSE);
        double gain = Level.gain(Level.activeSpeech(withPause), ACTIVE_DBM0);
        for (int i = 0; i < speech.length; i++) speech[i] = SoftLimit.apply(speech[i] * gain);
    }

    private static double[] trimmed(double[] in) {
        double[] loudness = new double[in.length / BLOCK];
        for (int block = 0; block < loudness.length; block++) loudness[block] = rms(in, block * BLOCK);
        double floor = Arrays.stream(loudness).max().orElse(0) * SILENCE_BELOW_PEAK;
        // Below one step of the quantiser there is no sound at all.
        double audible = Math.max(floor, 1);
        int first = 0;
        int last = loudness.length - 1;
        while (first <= last && loudness[first] < audible) first++;
        while (last >= first && loudness[last] < audible) last--;
        if (first > last) return new double[0];
        int from = Math.max(0, first - MARGIN_BLOCKS) * BLOCK;
        int to = Math.min(in.length, (last + 1 + MARGIN_BLOCKS) * BLOCK);
        return Arrays.copyOfRange(in, from, to);
    }

    private static double rms(double[] in, int from) {
        double energy = 0;
        for (int i = from; i < from + BLOCK; i++) energy += in[i] * in[i];
        return Math.sqrt(energy / BLOCK);
    }

    private static short[] rounded(double[] speech) {
        short[] out = new short[speech.length];
        for (int i = 0; i < out.length; i++) out[i] = (short) Math.round(speech[i]);
        return out;
    }
}
