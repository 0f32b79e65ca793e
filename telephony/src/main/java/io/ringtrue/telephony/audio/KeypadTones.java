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

    private final Tone[] rows = tones(ROWS);
    private final Tone[] columns = tones(COLUMNS);
    private double energy;

    private record Tone(Goertzel nominal, Goertzel below, Goertzel above, Goertzel harmonic) {
        static Tone at(double hz) {
            return new Tone(
                    new Goertzel(hz),
                    new Goertzel(hz * (1 - NEIGHBOUR)),
                    new Goertzel(hz * (1 + NEIGHBOUR)),
                    new Goertzel(hz * 2));
        }

        boolean isIn(double[] windowed, double energy) {
            return energy >= below.energyOf(windowed) && energy >= above.energyOf(windowed);
        }

        boolean isPure(double[] windowed, double energy) {
            return harmonic.energyOf(windowed) <= energy * HARMONIC;
        }
    }

    private static Tone[] tones(double[] frequencies) {
        Tone[] tones = new Tone[frequencies.length];
        for (int i = 0; i < tones.length; i++) tones[i] = Tone.at(frequencies[i]);
        return tones;
    }

    /// The key, or [#NONE].
    char heard(double[] windowed) {
        int row = strongest(rows, windowed);
        double low = energy;
        int column = strongest(columns, windowed);
        double high = energy;
        energy = low + high;
        double weakest = Goertzel.energyAt(WEAKEST_DBM0);
        boolean plausible = low >= weakest
                && high >= weakest
                && high <= low * MOST_TWIST
                && high >= low * LEAST_TWIST
                && energy >= Goertzel.energy(windowed) * PURITY;
        return plausible
                        && rows[row].isIn(windowed, low)
                        && columns[column].isIn(windowed, high)
                        && columns[column].isPure(windowed, high)
                ? KEYS.charAt(row * 4 + column)
                : NONE;
    }

    /// The energy of both tones in the window last heard.
    double energy() {
        return energy;
    }

    private int strongest(Tone[] tones, double[] windowed) {
        int best = 0;
        energy = -1;
        for (int i = 0; i < tones.length; i++) {
            double each = tones[i].nominal().energyOf(windowed);
            if (each > energy) {
                energy = each;
                best = i;
            }
        }
        return best;
    }
}
