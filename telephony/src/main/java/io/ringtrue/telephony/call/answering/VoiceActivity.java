package io.ringtrue.telephony.call.answering;

import io.ringtrue.telephony.audio.Level;
import java.util.Arrays;

/// Decides for each frame of 20 ms whether it is louder than the line's noise. The noise floor is the
/// quietest frame of the last two seconds: even a fluent speaker closes the lips in that time.
///
/// Used by one thread at a time. Allocates nothing after it is made.
final class VoiceActivity {
    private static final int FRAME = 160;
    private static final int BUCKETS = 4;
    private static final int BUCKET_FRAMES = 25; // 0.5 s
    /// How far above the floor voice begins. The quietest of 100 frames of noise is some 2 dB below its mean.
    private static final double MARGIN_DB = 7;
    /// Quieter sound is never voice: active speech comes at −35 dBm0 and louder.
    private static final double QUIETEST_VOICE_DBM0 = -47;
    /// Once somebody has spoken, voice this far below the loudest is that of others in the background.
    private static final double BACKGROUND_DB = 13;
    /// Whoever is this much louder than all voice before is the party; what was heard before was background.
    private static final double FOREGROUND_DB = 12;
    private static final int SETTLING = 15;
    /// Lost packets come as digital silence, which says nothing about the line's noise. Only if it lasts for
    /// 100 ms the line is as quiet as that.
    private static final double DIGITAL_SILENCE_DBM0 = -66;

    private static final int LONGEST_LOSS = 5;
    /// The level of samples whose mean square is 1.
    private static final double UNIT_DBM0 = Level.FULL_SCALE_SINE_DBM0 - 20 * Math.log10(32_768) + 10 * Math.log10(2);

    private final double[] quietest = new double[BUCKETS];
    private int frames;
    private int silent;
    private double level;
    private double lastVoice = Level.SILENCE_DBM0;
    private double voiceBefore = Level.SILENCE_DBM0;
    private double loudest = Level.SILENCE_DBM0;
    /// The loudest voice as it was 0.3 s and 0.6 s of voice ago: a first syllable swells, so it must not be
    /// compared with its own beginning.
    private double lately = Double.POSITIVE_INFINITY;

    private double settled = Double.POSITIVE_INFINITY;
    private int voiced;
    private double floor = DIGITAL_SILENCE_DBM0;

    VoiceActivity() {
        Arrays.fill(quietest, Double.POSITIVE_INFINITY);
    }

    /// Takes the next frame.
    ///
    /// @return whether it is louder than the noise
    boolean hears(short[] frame, int from) {
        long squares = 0;
        for (int i = from; i < from + FRAME; i++) squares += frame[i] * frame[i];
        level = squares == 0 ? Level.SILENCE_DBM0 : UNIT_DBM0 + 10 * Math.log10((double) squares / FRAME);
        boolean digital = level <= DIGITAL_SILENCE_DBM0;
        silent = digital ? silent + 1 : 0;
        if (!digital || silent >= LONGEST_LOSS) learn(Math.max(level, DIGITAL_SILENCE_DBM0));
        if (digital) return false;
        return level > Math.max(Math.max(floor + MARGIN_DB, QUIETEST_VOICE_DBM0), loudest - BACKGROUND_DB);
    }

    private void learn(double noise) {
        int bucket = frames / BUCKET_FRAMES % BUCKETS;
        if (frames % BUCKET_FRAMES == 0) quietest[bucket] = Double.POSITIVE_INFINITY;
        quietest[bucket] = Math.min(quietest[bucket], noise);
        frames++;
        floor = Double.POSITIVE_INFINITY;
        for (double each : quietest) floor = Math.min(floor, each);
    }

    /// The last frame was voice.
    ///
    /// @return whether it is so much louder than all voice before that only now the party is heard
    boolean spoke() {
        // A click has fewer than three frames.
        double steady = Math.min(level, Math.min(lastVoice, voiceBefore));
        voiceBefore = lastVoice;
        lastVoice = level;
        loudest = Math.max(loudest, steady);
        if (steady > settled + FOREGROUND_DB) {
            settled = Double.POSITIVE_INFINITY;
            lately = Double.POSITIVE_INFINITY;
            voiced = 0;
            return true;
        }
        if (++voiced % SETTLING == 0) {
            settled = lately;
            lately = loudest;
        }
        return false;
    }

    /// Whether the last frame is as loud as voice, whatever the noise. A tone that sounds from the first
    /// frame on is taken for the floor.
    boolean isAudible() {
        return level > QUIETEST_VOICE_DBM0;
    }

    /// The level of the last frame, dBm0.
    double level() {
        return level;
    }

    /// The noise floor now, dBm0.
    double floor() {
        return floor;
    }
}
