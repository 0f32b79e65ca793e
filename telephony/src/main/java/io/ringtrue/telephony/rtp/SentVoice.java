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

    /// Whether some part of it is this sound but for its loudness. Costs a few million multiplications while
    /// something was spoken within the last second, and nothing otherwise: ask when a key was heard, not always.
    boolean resembles(short[] sound, VoiceFormat.Decoder decoder) {
        if (sent - lastSpoken >= SIZE) return false;
        float[] ours = decoded(decoder);
        float[] theirs = new float[sound.length];
        float loudness = 0;
        for (int i = 0; i < sound.length; i++) {
            theirs[i] = sound[i];
            loudness += theirs[i] * theirs[i];
        }
        return loudness > 0 && resembles(ours, theirs, loudness);
    }

    private static boolean resembles(float[] ours, float[] theirs, float loudness) {
        double own = 0;
        for (int i = 0; i < theirs.length; i++) own += (double) ours[i] * ours[i];
        int last = ours.length - theirs.length;
        for (int lag = 0; lag <= last; lag++) {
            double product = product(ours, lag, theirs);
            if (product * product > ALIKE * ALIKE * own * loudness) return true;
            double leaves = ours[lag];
            double enters = lag == last ? 0 : ours[lag + theirs.length];
            own += enters * enters - leaves * leaves;
        }
        return false;
    }

    /// Four sums at once: each alone would wait for its own last step.
    private static double product(float[] ours, int lag, float[] theirs) {
        float a = 0;
        float b = 0;
        float c = 0;
        float d = 0;
        for (int i = 0; i + 3 < theirs.length; i += 4) {
            a += ours[lag + i] * theirs[i];
            b += ours[lag + i + 1] * theirs[i + 1];
            c += ours[lag + i + 2] * theirs[i + 2];
            d += ours[lag + i + 3] * theirs[i + 3];
        }
        return (double) a + b + c + d;
    }

    /// Oldest first; what was never sent is silence.
    private float[] decoded(VoiceFormat.Decoder decoder) {
        long to = sent;
        float[] samples = new float[SIZE];
        for (int i = 0; i < SIZE; i++) {
            long at = to - SIZE + i;
            if (at >= 0) samples[i] = decoder.decode(octets[(int) at & MASK]);
        }
        return samples;
    }
}
