package io.ringtrue.telephony.audio;

/// Decides which key, if any, a window of sound contains.
final class KeypadTones {
    static final char NONE = 0;

    private static final String KEYS = "123A456B789C*0#D";
    private static final double[] ROWS = {697, 770, 852, 941};
    private static final double[] COLUMNS = {1209, 1336, 1477, 1633};

    /// A tone does not count if it is nearer to a frequency this far away than to its nominal one. The border
    /// is thus at ±2.5 %, between the ±1.5 % and ±3.5 % of Q.24.
    private static final double NEIGHBOUR = 0.05;
    /// The weakest tone that counts. The administrations in Q.24 ask for −25 to −29 dBm0.
    private static final double WEAKEST_DBM0 = -34;
    /// The energy of the high tone over that of the low one: +4 dB and −8 dB, each with 2 dB more, because a
    /// tone 1.5 % off appears weaker.
    private static final double MOST_TWIST = Math.pow(10, 0.6);
    private static final double LEAST_TWIST = Math.pow(10, -1.0);
    /// The part of the whole energy that the two tones must have. It lies between tones with 15 dB less
    /// noise, and speech.
    private static final double PURITY = 0.5;
    /// The largest second harmonic of a high tone, as an energy ratio. Voices have harmonics, keypads do not.
    /// The harmonics of low tones are not examined, because they fall among the high tones.
    private static final double HARMONIC = 0.25;

    /// The part of the whole energy that the row's tone must have: the column's may be [#MOST_TWIST] of it,
    /// and together they are at least [#PURITY].
    private static final double LEAST_ROW = PURITY / (1 + MOST_TWIST);

    private static final double WEAKEST = Goertzel.energyAt(WEAKEST_DBM0);

    private final Tones rows = new Tones(ROWS);
    private final Tones columns = new Tones(COLUMNS);
    private double energy;

    /// The four tones of the rows or of the columns, with the filters that distinguish them from their
    /// neighbours.
    private static final class Tones {
        private final Goertzel[] nominal = new Goertzel[4];
        private final Goertzel[] below = new Goertzel[4];
        private final Goertzel[] above = new Goertzel[4];
        private final Goertzel[] harmonic = new Goertzel[4];
        private final double[] energies = new double[4];
        private int strongest;

        Tones(double[] frequencies) {
            for (int i = 0; i < 4; i++) {
                nominal[i] = new Goertzel(frequencies[i]);
                below[i] = new Goertzel(frequencies[i] * (1 - NEIGHBOUR));
                above[i] = new Goertzel(frequencies[i] * (1 + NEIGHBOUR));
                harmonic[i] = new Goertzel(frequencies[i] * 2);
            }
        }

        /// The energy of the strongest of the four.
        double heard(double[] windowed) {
            Goertzel.energiesOf(windowed, nominal, energies);
            strongest = 0;
            for (int i = 1; i < 4; i++) {
                if (energies[i] > energies[strongest]) strongest = i;
            }
            return energies[strongest];
        }

        boolean isInTune(double[] windowed) {
            double energy = energies[strongest];
            return energy >= below[strongest].energyOf(windowed) && energy >= above[strongest].energyOf(windowed);
        }

        boolean isPure(double[] windowed) {
            return harmonic[strongest].energyOf(windowed) <= energies[strongest] * HARMONIC;
        }
    }

    /// Whether a window has too little energy for a key. A window shows a single frequency with less than
    /// three times its energy, hence the factor.
    static boolean isTooQuiet(double energy) {
        return energy < WEAKEST / 3;
    }

    /// The key, or [#NONE]. Most windows contain none, so the cheapest tests come first.
    char heard(double[] windowed) {
        double all = Goertzel.energy(windowed);
        double low = rows.heard(windowed);
        energy = low;
        if (low < WEAKEST || low < all * LEAST_ROW) return NONE;
        double high = columns.heard(windowed);
        energy = low + high;
        boolean plausible =
                high >= WEAKEST && high <= low * MOST_TWIST && high >= low * LEAST_TWIST && energy >= all * PURITY;
        return plausible && rows.isInTune(windowed) && columns.isInTune(windowed) && columns.isPure(windowed)
                ? KEYS.charAt(rows.strongest * 4 + columns.strongest)
                : NONE;
    }

    /// The energy of both tones in the last window that was a key.
    double energy() {
        return energy;
    }
}
