package io.ringtrue.telephony.audio;

/// The energy near one frequency in a Hann window of [#WINDOW] samples. At 8 kHz its main lobe is 80 Hz to each side.
final class Goertzel {
    /// 25 ms.
    static final int WINDOW = 200;

    private static final double[] HANN = hann();
    private static final double HANN_SUM = WINDOW / 2.0;
    private static final double HANN_SQUARES = WINDOW * 3 / 8.0;

    private final double coefficient;

    Goertzel(double hz) {
        this.coefficient = 2 * Math.cos(2 * Math.PI * hz / Wave.TELEPHONE_RATE);
    }

    /// The energy a sine of this frequency would need in the window to look like this; comparable with [#energy].
    double energyOf(double[] windowed) {
        double s1 = 0;
        double s2 = 0;
        for (double sample : windowed) {
            double s0 = sample + coefficient * s1 - s2;
            s2 = s1;
            s1 = s0;
        }
        double magnitude = s1 * s1 + s2 * s2 - coefficient * s1 * s2;
        return 2 * magnitude * HANN_SQUARES / (HANN_SUM * HANN_SUM);
    }

    /// All the energy in the window.
    static double energy(double[] windowed) {
        double energy = 0;
        for (double sample : windowed) energy += sample * sample;
        return energy;
    }

    /// The energy a sine at a level has in a window.
    static double energyAt(double dBm0) {
        double peak = Level.sinePeak(dBm0);
        return peak * peak / 2 * HANN_SQUARES;
    }

    /// The last [#WINDOW] samples of a ring, windowed.
    ///
    /// @param oldest where in the ring the oldest sample is
    static void window(short[] ring, int oldest, double[] windowed) {
        for (int i = 0; i < WINDOW; i++) windowed[i] = HANN[i] * ring[(oldest + i) % WINDOW];
    }

    private static double[] hann() {
        double[] hann = new double[WINDOW];
        for (int i = 0; i < WINDOW; i++) hann[i] = 0.5 - 0.5 * Math.cos(2 * Math.PI * (i + 0.5) / WINDOW);
        return hann;
    }
}
