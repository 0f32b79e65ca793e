package io.ringtrue.telephony.audio;

/// Measures the energy near one frequency in a Hann window of [#WINDOW] samples. At 8 kHz the main lobe
/// reaches 80 Hz to each side.
final class Goertzel {
    /// 25 ms.
    static final int WINDOW = 200;

    private static final double[] HANN = hann();
    private static final double HANN_SUM = WINDOW / 2.0;
    private static final double HANN_SQUARES = WINDOW * 3 / 8.0;
    private static final double SCALE = 2 * HANN_SQUARES / (HANN_SUM * HANN_SUM);

    private final double coefficient;

    Goertzel(double hz) {
        this.coefficient = 2 * Math.cos(2 * Math.PI * hz / Wave.TELEPHONE_RATE);
    }

    /// The energy in the window of a sine of this frequency; comparable with [#energy].
    double energyOf(double[] windowed) {
        double s1 = 0;
        double s2 = 0;
        for (double sample : windowed) {
            double s0 = sample + coefficient * s1 - s2;
            s2 = s1;
            s1 = s0;
        }
        return energy(s1, s2, coefficient);
    }

    private static double energy(double s1, double s2, double coefficient) {
        return SCALE * (s1 * s1 + s2 * s2 - coefficient * s1 * s2);
    }

    /// [#energyOf] for four frequencies at once. Ugly and performance-optimised: each step of one filter
    /// waits for its last step, so four filters in one loop use the time in between.
    static void energiesOf(double[] windowed, Goertzel[] four, double[] energies) {
        double ca = four[0].coefficient;
        double cb = four[1].coefficient;
        double cc = four[2].coefficient;
        double cd = four[3].coefficient;
        double a1 = 0;
        double a2 = 0;
        double b1 = 0;
        double b2 = 0;
        double c1 = 0;
        double c2 = 0;
        double d1 = 0;
        double d2 = 0;
        for (double sample : windowed) {
            double a = sample - a2 + ca * a1;
            double b = sample - b2 + cb * b1;
            double c = sample - c2 + cc * c1;
            double d = sample - d2 + cd * d1;
            a2 = a1;
            a1 = a;
            b2 = b1;
            b1 = b;
            c2 = c1;
            c1 = c;
            d2 = d1;
            d1 = d;
        }
        energies[0] = energy(a1, a2, ca);
        energies[1] = energy(b1, b2, cb);
        energies[2] = energy(c1, c2, cc);
        energies[3] = energy(d1, d2, cd);
    }

    /// The whole energy in the window.
    static double energy(double[] windowed) {
        double energy = 0;
        for (double sample : windowed) energy += sample * sample;
        return energy;
    }

    /// The energy in a window of a sine at this level.
    static double energyAt(double dBm0) {
        double peak = Level.sinePeak(dBm0);
        return peak * peak / 2 * HANN_SQUARES;
    }

    /// The last [#WINDOW] samples of a ring, windowed.
    ///
    /// @param end index in the ring of the next sample; the ring is longer than the window
    static void window(short[] ring, int end, double[] windowed) {
        int from = end - WINDOW;
        int wrapped = Math.max(0, -from);
        for (int i = 0; i < wrapped; i++) windowed[i] = HANN[i] * ring[from + ring.length + i];
        for (int i = wrapped; i < WINDOW; i++) windowed[i] = HANN[i] * ring[from + i];
    }

    private static double[] hann() {
        double[] hann = new double[WINDOW];
        for (int i = 0; i < WINDOW; i++) hann[i] = 0.5 - 0.5 * Math.cos(2 * Math.PI * (i + 0.5) / WINDOW);
        return hann;
    }
}
