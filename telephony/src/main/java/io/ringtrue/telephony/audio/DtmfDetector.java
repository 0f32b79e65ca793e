package io.ringtrue.telephony.audio;

/// Finds keys in the voice, because some gateways pass tones although telephone-events were agreed. It
/// follows ITU-T Q.23 and Q.24: tones within ±1.5 % count and beyond ±3.5 % do not; 40 ms are a key and 23 ms
/// are not; gaps of up to 10 ms are bridged; the high tone may be 4 dB stronger or 8 dB weaker than the low
/// one; noise may be 15 dB below the tones.
///
/// Every 5 ms it examines a window of the last 25 ms. In a window that the tone fills only partly, the tone
/// appears weaker. The time during which it has at least half its largest amplitude is therefore as long as
/// the tone itself:
///
/// ```
///  tone        ┌────────── 40 ms ──────────┐
///  windows  ─·─·─•─•─•─•─•─•─•─•─·─·─       • at least half the amplitude: eight of them, and seven are asked for
/// ```
///
/// Used by one thread at a time.
public final class DtmfDetector {
    private static final int HOP = 40; // 5 ms
    private static final int HOPS_OF_A_KEY = 7; // 35 ms: between Q.24's 23 and 40
    /// A gap of 10 ms in the middle of a window disturbs up to three windows; a pause of 40 ms disturbs more.
    private static final int HOPS_OF_A_PAUSE = 4;
    private static final double HALF = 0.25; // half the amplitude is a quarter of the energy
    private static final double GONE = 0.0625; // a quarter of the amplitude: a gap of 10 ms leaves more than that
    private static final int LONGEST_RUN = 64;
    /// 35 ms in samples: a key has lasted at least this long when it is reported.
    private static final int SHORTEST_KEY = HOPS_OF_A_KEY * HOP;
    private static final int RING = 480;

    /// Receives the keys.
    @FunctionalInterface
    public interface Keys {
        /// A key has lasted long enough. Called once for each press.
        ///
        /// @param key of `0-9`, `*`, `#`, `A-D`
        void pressed(char key);

        /// The key pressed last still sounds. Called every 5 ms.
        default void held(char key) {}
    }

    private final Keys keys;
    private final short[] ring = new short[RING];
    private final double[] windowed = new double[Goertzel.WINDOW];
    private final KeypadTones keypad = new KeypadTones();
    private final double[] hopEnergies = new double[Goertzel.WINDOW / HOP];
    private int hops;
    private int at;
    private int untilHop = HOP;
    private char running;
    private boolean reported;
    private int absent;
    private final double[] run = new double[LONGEST_RUN];
    private int runHops;

    /// @param keys receives the keys, during [#hear]
    public DtmfDetector(Keys keys) {
        this.keys = keys;
    }

    /// Examines the next samples. Reports keys before it returns.
    ///
    /// @param samples at 8 kHz, any number; may be empty
    public void hear(short[] samples) {
        int from = 0;
        while (from < samples.length) {
            int count = Math.min(samples.length - from, Math.min(untilHop, RING - at));
            take(samples, from, count);
            from += count;
            untilHop -= count;
            if (untilHop == 0) {
                untilHop = HOP;
                look();
            }
        }
    }

    private void take(short[] samples, int from, int count) {
        System.arraycopy(samples, from, ring, at, count);
        at = (at + count) % RING;
        double energy = 0;
        for (int i = from; i < from + count; i++) energy += samples[i] * samples[i];
        hopEnergies[hops % hopEnergies.length] += energy;
    }

    /// Most of a call is silence. There, only the energy is added up, and no spectrum is computed.
    private void look() {
        double energy = 0;
        for (double each : hopEnergies) energy += each;
        hops++;
        hopEnergies[hops % hopEnergies.length] = 0;
        if (KeypadTones.isTooQuiet(energy)) {
            hop(KeypadTones.NONE, 0);
        } else {
            Goertzel.window(ring, at, windowed);
            hop(keypad.heard(windowed), keypad.energy());
        }
    }

    /// The last 35 ms: when a key has just been reported, they contain only this key.
    public short[] lastHeard() {
        short[] last = new short[SHORTEST_KEY];
        for (int i = 0; i < SHORTEST_KEY; i++) last[i] = ring[Math.floorMod(at - SHORTEST_KEY + i, RING)];
        return last;
    }

    private void hop(char key, double energy) {
        boolean goesOn = running != KeypadTones.NONE && key == running && energy > strongest() * GONE;
        if (goesOn) {
            absent = 0;
            grow(energy);
        } else if (running != KeypadTones.NONE && ++absent < HOPS_OF_A_PAUSE) {
            return;
        } else {
            begin(key, energy);
        }
    }

    private void begin(char key, double energy) {
        running = key;
        reported = false;
        absent = 0;
        runHops = 0;
        if (key != KeypadTones.NONE) grow(energy);
    }

    private void grow(double energy) {
        if (reported) {
            keys.held(running);
            return;
        }
        run[runHops++ % LONGEST_RUN] = energy;
        double half = strongest() * HALF;
        int strong = 0;
        for (int i = 0; i < Math.min(runHops, LONGEST_RUN); i++) {
            if (run[i] >= half) strong++;
        }
        if (strong >= HOPS_OF_A_KEY) {
            reported = true;
            keys.pressed(running);
        }
    }

    private double strongest() {
        double strongest = 0;
        for (int i = 0; i < Math.min(runHops, LONGEST_RUN); i++) strongest = Math.max(strongest, run[i]);
        return strongest;
    }
}
