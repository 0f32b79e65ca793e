package io.ringtrue.telephony.audio;

/// A mono sound of 16-bit samples, with its rate.
public final class Wave {
    /// The sample rate of the telephone, in Hz.
    public static final int TELEPHONE_RATE = 8_000;

    private final int rate;
    private final short[] samples;

    /// @param rate samples a second, 1,000 to 384,000
    /// @param samples not copied
    public Wave(int rate, short[] samples) {
        if (rate < 1_000 || rate > 384_000) {
            throw new IllegalArgumentException("rate: " + rate + " is not within 1000 to 384000");
        }
        this.rate = rate;
        this.samples = samples;
    }

    /// Samples a second.
    public int rate() {
        return rate;
    }

    /// The samples themselves, not a copy.
    public short[] samples() {
        return samples;
    }

    /// The length in seconds.
    public double seconds() {
        return (double) samples.length / rate;
    }

    /// The same sound at 8 kHz. Frequencies from 4,000 Hz on are attenuated by at least 60 dB, so that they
    /// cause no audible aliasing.
    public Wave atTelephoneRate() {
        return rate == TELEPHONE_RATE ? this : new Wave(TELEPHONE_RATE, Resampler.toTelephoneRate(samples, rate));
    }
}
