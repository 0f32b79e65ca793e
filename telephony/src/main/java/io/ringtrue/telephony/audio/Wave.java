package io.ringtrue.telephony.audio;

/// A mono sound of 16-bit samples.
public final class Wave {
    /// Samples a second on the telephone.
    public static final int TELEPHONE_RATE = 8_000;

    private final int rate;
    private final short[] samples;

    /// @param rate samples a second, 1,000 to 384,000
    /// @param samples kept, not copied
    public Wave(int rate, short[] samples) {
        if (rate < 1_000 || rate > 384_000) {
            throw new IllegalArgumentException("rate: " + rate + " is not within 1000 to 384000");
        }
        this.rate = rate;
        this.samples = samples;
    }

    public int rate() {
        return rate;
    }

    /// The samples themselves, not a copy.
    public short[] samples() {
        return samples;
    }

    public double seconds() {
        return (double) samples.length / rate;
    }

    /// The same sound at 8 kHz: what is above 3,400 Hz goes, at least 60 dB down before samples are dropped.
    public Wave atTelephoneRate() {
        return rate == TELEPHONE_RATE ? this : new Wave(TELEPHONE_RATE, Resampler.toTelephoneRate(samples, rate));
    }
}
