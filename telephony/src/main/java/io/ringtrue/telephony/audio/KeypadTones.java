package io.ringtrue.telephony.audio;

/// Says which key, if any, a window of sound is.
final class KeypadTones {
    static final char NONE = 0;

    private static final String KEYS = "123A456B789C*0#D";
    private static final double[] ROWS = {697, 770, 852, 941};
    private static final double[] COLUMNS = {1209, 1336, 1477, 1633};

    /// A tone nearer to a neighbour this far off than to its nominal frequency is none: the border is at ±2.5 %,
    /// between the ±1.5 % and ±3.5 % of Q.24.
    private static final double NEIGHBOUR = 0.05;
    /// Each tone at least this strong; Q.24's administrations ask for −25 to −29.
    private static final double WEAKEST_DBM0 = -34;
    /// High over low, as an energy ratio: +4 dB and −8 dB, and 2 dB more for what ±1.5 % off the middle looks weaker.
    private static final double MOST_TWIST = Math.pow(10, 0.6);
    private static final double LEAST_TWIST = Math.pow(10, -1.0);
    /// How much of the sound the two tones must be, between 15 dB of noise and speech.
    private static final double PURITY = 0.5;
    /// The strongest second harmonic of a high tone, as an energy ratio: voices have them, keypads do not. Those of
    /// low tones would fall among the high tones.
    private static final double HARMONIC = 0.25;

    /// The tone of a row is at least this much of the sound: the column's may be [#MOST_TWIST] of it, and both
    /// together are [#PURITY].
    private static final double LEAST_ROW = PURITY / (1 + MOST_TWIST);

    private static final double WEAKEST = Goertzel.energyAt(WEAKEST_DBM0);

    private final Tones rows = new Tones(ROWS);
    private final Tones columns = new Tones(COLUMNS);
    private double energy;

    /// The four tones of one side of the keypad, and what tells them from their neighbours.
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

        /// The energy of the strongest one.
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

    /// Whether so little sound cannot be a key. No sound of one frequency shows three times its energy in a window.
    static boolean isTooQuiet(double energy) {
        return energy < WEAKEST / 3;
    }

    /// The key, or [#NONE]. Most sounds are none, so the cheapest questions come first.
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

    /// The energy of both tones in the window last heard to be a key.
    double energy() {
        return energy;
    }
}
