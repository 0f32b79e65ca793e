package io.ringtrue.telephony.audio;

import java.time.Duration;

/// Makes sounds of sines, at 8 kHz.
public final class Tones {
    private static final String KEYS = "123A456B789C*0#D";
    /// ITU-T Q.23: rows and columns of the keypad, Hz.
    private static final int[] ROWS = {697, 770, 852, 941};
    private static final int[] COLUMNS = {1209, 1336, 1477, 1633};

    private Tones() {}

    /// Silence, rounded down to whole samples of 125 µs.
    public static short[] silence(Duration length) {
        return new short[samples(length)];
    }

    /// A sine.
    ///
    /// @param hz frequency, below 4,000
    /// @param dBm0 level, up to 3.14
    public static short[] sine(double hz, double dBm0, Duration length) {
        short[] sound = new short[samples(length)];
        add(sound, hz, dBm0);
        return sound;
    }

    /// The tones of a key, both at the same level.
    ///
    /// @param key of `0-9`, `*`, `#`, `A-D`
    /// @param dBm0 level of each tone, up to −3
    /// @throws IllegalArgumentException for any other key
    public static short[] dtmf(char key, double dBm0, Duration length) {
        return dtmf(key, dBm0, dBm0, length);
    }

    /// The tones of a key, with separate levels for the row's (low) tone and the column's (high) tone.
    public static short[] dtmf(char key, double rowDBm0, double columnDBm0, Duration length) {
        int place = KEYS.indexOf(key);
        if (place < 0) throw new IllegalArgumentException("key: not one of " + KEYS);
        short[] sound = new short[samples(length)];
        add(sound, ROWS[place / 4], rowDBm0);
        add(sound, COLUMNS[place % 4], columnDBm0);
        return sound;
    }

    /// The parts one after another.
    public static short[] joined(short[]... parts) {
        int length = 0;
        for (short[] part : parts) length += part.length;
        short[] all = new short[length];
        int at = 0;
        for (short[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }

    private static void add(short[] sound, double hz, double dBm0) {
        double peak = Level.sinePeak(dBm0);
        double step = 2 * Math.PI * hz / Wave.TELEPHONE_RATE;
        for (int i = 0; i < sound.length; i++) {
            sound[i] = (short) Math.clamp(sound[i] + Math.round(peak * Math.sin(i * step)), -32_768, 32_767);
        }
    }

    private static int samples(Duration length) {
        return Math.toIntExact(length.toNanos() * Wave.TELEPHONE_RATE / 1_000_000_000L);
    }
}
