package io.ringtrue.telephony.audio;

/// Converts any rate to 8 kHz by a windowed-sinc low-pass, computed at each output sample. The pass band ends
/// at 3,400 Hz; with a Kaiser window of β = 7, frequencies from 4,000 Hz on are attenuated by about 70 dB.
final class Resampler {
    private static final double CUTOFF_HZ = 3_700; // the middle of 3,400 to 4,000
    private static final double KAISER_BETA = 7.0;
    private static final double TRANSITION_HZ = 600;

    private Resampler() {}

    static short[] toTelephoneRate(short[] input, int rate) {
        double cutoff = Math.min(CUTOFF_HZ, rate * 0.46);
        // Kaiser: taps = (A - 7.95) / (14.36 × transition / rate), here for A = 70 dB. Half of them on each
        // side.
        int half = (int) Math.ceil(4.32 * rate / TRANSITION_HZ / 2);
        int length = (int) ((long) input.length * Wave.TELEPHONE_RATE / rate);
        double[][] phases = phases(rate, cutoff, half);
        short[] output = new short[length];
        for (int i = 0; i < length; i++) {
            long scaled = (long) i * rate;
            int centre = (int) (scaled / Wave.TELEPHONE_RATE);
            double[] taps = phases[(int) (scaled % Wave.TELEPHONE_RATE / step(rate))];
            output[i] = clip(filtered(input, centre, taps, half));
        }
        return output;
    }

    private static double filtered(short[] input, int centre, double[] taps, int half) {
        int from = Math.max(0, centre - half);
        int to = Math.min(input.length - 1, centre + half + 1);
        double sum = 0;
        for (int i = from; i <= to; i++) sum += input[i] * taps[i - centre + half];
        return sum;
    }

    /// The taps for each position of an output sample between two input samples. There are at most 8,000 /
    /// gcd(rate, 8,000) such positions.
    private static double[][] phases(int rate, double cutoff, int half) {
        int step = step(rate);
        double[][] phases = new double[Wave.TELEPHONE_RATE / step][];
        for (int phase = 0; phase < phases.length; phase++) {
            phases[phase] = taps((double) phase * step / Wave.TELEPHONE_RATE, cutoff / rate, half);
        }
        return phases;
    }

    private static int step(int rate) {
        return java.math.BigInteger.valueOf(rate)
                .gcd(java.math.BigInteger.valueOf(Wave.TELEPHONE_RATE))
                .intValue();
    }

    private static double[] taps(double fraction, double cutoff, int half) {
        double[] taps = new double[2 * half + 2];
        double sum = 0;
        for (int i = 0; i < taps.length; i++) {
            double distance = i - half - fraction;
            taps[i] = sinc(2 * cutoff * distance) * kaiser(distance / (half + 1));
            sum += taps[i];
        }
        for (int i = 0; i < taps.length; i++) taps[i] /= sum; // gain 1 at 0 Hz
        return taps;
    }

    private static double sinc(double x) {
        return x == 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
    }

    private static double kaiser(double x) {
        return Math.abs(x) >= 1 ? 0 : bessel(KAISER_BETA * Math.sqrt(1 - x * x)) / bessel(KAISER_BETA);
    }

    /// The modified Bessel function of order 0, by its series.
    private static double bessel(double x) {
        double sum = 1;
        double term = 1;
        for (int k = 1; term > sum * 1e-12; k++) {
            term *= (x / (2 * k)) * (x / (2 * k));
            sum += term;
        }
        return sum;
    }

    private static short clip(double value) {
        return (short) Math.clamp(Math.round(value), Short.MIN_VALUE, Short.MAX_VALUE);
    }
}
