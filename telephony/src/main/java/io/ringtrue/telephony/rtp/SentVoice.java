package io.ringtrue.telephony.rtp;

import java.nio.ByteBuffer;

/// The last second of voice we sent, as it left, so that it is known when it comes back: hybrids, handsets and other
/// telephones reflect it after up to half a second. Written by the pacer, compared by the reader: a sample that is
/// overwritten meanwhile is one of thousands.
final class SentVoice {
    private static final int SIZE = 8_192; // samples, some 1.02 s
    private static final int MASK = SIZE - 1;
    /// The largest part of a sound that may be ours. A reflection alone resembles what was sent by more than 0.9, even
    /// through a telephone that colours it. A key that is heard is at least half of the sound, and so leaves a
    /// reflection beside it no more than the root of a half, 0.71.
    private static final double ALIKE = 0.8;

    /// One sample of four, 70 of a key, gives a likeness of 0.8 to within some 0.05: a reflection is not missed.
    private static final int STEP = 4;
    /// What comes so near by one sample of four is looked at in full.
    private static final double NEAR = 0.55;
    /// One thread asks for every call.
    private static final ThreadLocal<float[]> DECODED = ThreadLocal.withInitial(() -> new float[SIZE]);

    private final byte[] octets = new byte[SIZE];
    private volatile long sent;
    private volatile long lastSpoken = -SIZE;

    /// @param packet whose last octets before the position are a frame of voice
    /// @param speaking whether there is anything in it but silence
    void add(ByteBuffer packet, int frame, boolean speaking) {
        long to = sent + frame;
        // While nothing is spoken nothing can come back; what there is left of it grows old.
        if (speaking || to - lastSpoken < SIZE) {
            int from = packet.position() - frame;
            for (int i = 0; i < frame; i++) octets[(int) (sent + i) & MASK] = packet.get(from + i);
        }
        if (speaking) lastSpoken = to;
        sent = to;
    }

    /// Whether some part of it is this sound but for its loudness. Costs half a million multiplications while
    /// something was spoken within the last second, and nothing otherwise: ask when a key was heard, not always.
    boolean resembles(short[] sound, VoiceFormat.Decoder decoder) {
        if (sent - lastSpoken >= SIZE) return false;
        float[] ours = DECODED.get();
        decode(decoder, ours);
        float[] theirs = new float[sound.length];
        for (int i = 0; i < sound.length; i++) theirs[i] = sound[i];
        double loudness = energy(theirs, 0, theirs.length, 1);
        return loudness > 0 && resembles(ours, theirs, loudness);
    }

    /// Every lag is tried with one sample of four, and those that come near with all of them.
    private static boolean resembles(float[] ours, float[] theirs, double loudness) {
        double coarseLoudness = energy(theirs, 0, theirs.length, STEP);
        int lags = ours.length - theirs.length + 1;
        for (int phase = 0; phase < STEP; phase++) {
            double own = energy(ours, phase, theirs.length, STEP);
            for (int lag = phase; lag < lags; lag += STEP) {
                double coarse = own > 0 ? product(ours, lag, theirs, STEP) : 0;
                if (coarse * coarse > NEAR * NEAR * own * coarseLoudness && isAlike(ours, lag, theirs, loudness)) {
                    return true;
                }
                int entering = lag + theirs.length; // a whole number of steps on
                double enters = entering < ours.length ? ours[entering] : 0;
                own += enters * enters - (double) ours[lag] * ours[lag];
            }
        }
        return false;
    }

    private static boolean isAlike(float[] ours, int lag, float[] theirs, double loudness) {
        double product = product(ours, lag, theirs, 1);
        return product * product > ALIKE * ALIKE * energy(ours, lag, theirs.length, 1) * loudness;
    }

    private static double energy(float[] samples, int from, int length, int step) {
        double energy = 0;
        for (int i = from; i < from + length; i += step) energy += (double) samples[i] * samples[i];
        return energy;
    }

    /// Four sums at once: each alone would wait for its own last step.
    private static double product(float[] ours, int lag, float[] theirs, int step) {
        float a = 0;
        float b = 0;
        float c = 0;
        float d = 0;
        int end = theirs.length - 3 * step;
        for (int i = 0; i < end; i += 4 * step) {
            a += ours[lag + i] * theirs[i];
            b += ours[lag + i + step] * theirs[i + step];
            c += ours[lag + i + 2 * step] * theirs[i + 2 * step];
            d += ours[lag + i + 3 * step] * theirs[i + 3 * step];
        }
        return (double) a + b + c + d;
    }

    /// Oldest first; what was never sent is silence.
    private void decode(VoiceFormat.Decoder decoder, float[] samples) {
        long from = sent - SIZE;
        for (int i = 0; i < SIZE; i++) {
            samples[i] = from + i >= 0 ? decoder.decode(octets[(int) (from + i) & MASK]) : 0;
        }
    }
}
