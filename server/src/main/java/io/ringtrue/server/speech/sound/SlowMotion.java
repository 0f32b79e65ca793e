package io.ringtrue.server.speech.sound;

import io.ringtrue.telephony.audio.Clip;
import io.ringtrue.telephony.audio.Sound;

/// Makes speech 1.25 times as long at the same pitch: overlapping frames are laid out further apart than they
/// were taken, and each is taken where it best continues the one before (WSOLA).
///
/// ```
///  taken     |--0--|            each 96 samples, moved by up to 64 to where the waves agree
///               |--1--|
///  laid      |--0--|            each 120 samples, half over half
///                 |--1--|
/// ```
public final class SlowMotion {
    /// Times as long.
    public static final double FACTOR = 1.25;

    /// 30 ms at 8 kHz: two periods of a low voice.
    private static final int FRAME = 240;

    private static final int LAID = FRAME / 2;
    private static final int TAKEN = (int) (LAID / FACTOR);

    /// Most of a period of 110 Hz to either side, so that a place in phase is always within reach.
    private static final int REACH = 64;

    private static final double[] WINDOW = window();

    private SlowMotion() {}

    /// A slower clip; one shorter than a frame stays as it is.
    public static Clip of(Clip clip) {
        return new Clip(of(new Sound.Builder().add(clip).build().samples()));
    }

    static short[] of(short[] in) {
        int frames = (in.length - FRAME) / TAKEN;
        if (frames < 2) return in;
        double[] out = new double[frames * LAID + FRAME];
        int from = 0;
        for (int frame = 0; frame <= frames; frame++) {
            if (frame > 0) from = best(in, frame * TAKEN, from + LAID);
            for (int i = 0; i < FRAME && from + i < in.length; i++) out[frame * LAID + i] += WINDOW[i] * in[from + i];
        }
        short[] slow = new short[out.length];
        for (int i = 0; i < out.length; i++) {
            slow[i] = (short) Math.clamp(Math.round(out[i]), Short.MIN_VALUE, Short.MAX_VALUE);
        }
        return slow;
    }

    /// The place near `wanted` whose samples are most like those at `natural`, where the last frame went on.
    private static int best(short[] in, int wanted, int natural) {
        int best = Math.min(wanted, in.length - FRAME);
        double most = Double.NEGATIVE_INFINITY;
        int last = Math.min(wanted + REACH, in.length - FRAME);
        for (int at = Math.max(0, wanted - REACH); at <= last; at++) {
            double alike = likeness(in, at, natural);
            if (alike > most) {
                most = alike;
                best = at;
            }
        }
        return best;
    }

    private static double likeness(short[] in, int at, int natural) {
        double product = 0;
        double energy = 1;
        for (int i = 0; i < LAID && natural + i < in.length; i++) {
            product += (double) in[at + i] * in[natural + i];
            energy += (double) in[at + i] * in[at + i];
        }
        return product / Math.sqrt(energy);
    }

    /// Rises and falls so that two halves laid over each other add up to one.
    private static double[] window() {
        double[] window = new double[FRAME];
        for (int i = 0; i < FRAME; i++) window[i] = 0.5 - 0.5 * Math.cos(2 * Math.PI * i / FRAME);
        return window;
    }
}
