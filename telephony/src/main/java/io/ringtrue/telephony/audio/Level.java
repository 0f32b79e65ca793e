package io.ringtrue.telephony.audio;

/// Levels in dBm0. A sine whose peaks just reach 16-bit full scale has +3.14 dBm0, the overload level of
/// G.711 (A-law 3.14, µ-law 3.17). So 0 dBm0 is a sine 3.14 dB below full scale.
public final class Level {
    /// The level of a sine at full scale.
    public static final double FULL_SCALE_SINE_DBM0 = 3.14;

    /// The level given to digital silence; lower than any level 16 bits can represent.
    public static final double SILENCE_DBM0 = -100;

    private static final double FULL_SCALE = 32_768;
    private static final double SINE_RMS_TO_PEAK = Math.sqrt(2);

    /// An activity gate after ITU-T P.56 method B: an envelope with this time constant,
    private static final double ENVELOPE_SECONDS = 0.03;
    /// held this long after it falls below the threshold,
    private static final double HANGOVER_SECONDS = 0.2;
    /// and the threshold this far below the active level it yields.
    private static final double MARGIN_DB = 15.9;

    private Level() {}

    /// The level of all samples together; [#SILENCE_DBM0] when they are empty or all zero.
    public static double rms(short[] samples) {
        return dBm0(energy(samples), samples.length);
    }

    /// The level while somebody speaks: pauses longer than 0.2 s do not count. [#SILENCE_DBM0] when nobody
    /// speaks.
    ///
    /// @param samples at 8 kHz
    public static double activeSpeech(short[] samples) {
        double energy = energy(samples);
        double[] envelope = envelope(samples);
        // Threshold and level depend on each other. Raise the threshold in steps until it is MARGIN_DB below
        // the level.
        double best = dBm0(energy, samples.length);
        for (double threshold = best - MARGIN_DB; threshold < FULL_SCALE_SINE_DBM0; threshold += 0.1) {
            long active = activeSamples(envelope, amplitude(threshold));
            if (active == 0) break;
            best = dBm0(energy, active);
            if (best - threshold <= MARGIN_DB) break;
        }
        return best;
    }

    /// The factor that brings samples from level `from` to level `to`, both in dBm0.
    public static double gain(double from, double to) {
        return Math.pow(10, (to - from) / 20);
    }

    /// The peak of a sine at this level, as a sample value.
    public static double sinePeak(double dBm0) {
        return FULL_SCALE * Math.pow(10, (dBm0 - FULL_SCALE_SINE_DBM0) / 20);
    }

    private static double amplitude(double dBm0) {
        return sinePeak(dBm0) / SINE_RMS_TO_PEAK;
    }

    private static double energy(short[] samples) {
        double energy = 0;
        for (short sample : samples) energy += (double) sample * sample;
        return energy;
    }

    private static double dBm0(double energy, long samples) {
        if (energy == 0 || samples == 0) return SILENCE_DBM0;
        double rms = Math.sqrt(energy / samples);
        return FULL_SCALE_SINE_DBM0 + 20 * Math.log10(rms * SINE_RMS_TO_PEAK / FULL_SCALE);
    }

    /// P.56: the magnitude, smoothed by two equal one-pole filters.
    private static double[] envelope(short[] samples) {
        double keep = Math.exp(-1 / (ENVELOPE_SECONDS * Wave.TELEPHONE_RATE));
        double[] envelope = new double[samples.length];
        double first = 0;
        double second = 0;
        for (int i = 0; i < samples.length; i++) {
            first = keep * first + (1 - keep) * Math.abs((double) samples[i]);
            second = keep * second + (1 - keep) * first;
            envelope[i] = second;
        }
        return envelope;
    }

    private static long activeSamples(double[] envelope, double threshold) {
        int hangover = (int) (HANGOVER_SECONDS * Wave.TELEPHONE_RATE);
        long active = 0;
        int held = 0;
        for (double value : envelope) {
            held = value >= threshold ? hangover : held - 1;
            if (held > 0) active++;
        }
        return active;
    }
}
