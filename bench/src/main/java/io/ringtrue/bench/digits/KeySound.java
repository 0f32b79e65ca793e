package io.ringtrue.bench.digits;

import io.ringtrue.telephony.audio.Level;
import java.util.Random;

/// A key as some telephone sends it.
///
/// @param lowOff how far the row's frequency is off, percent
/// @param highOff the same for the column's
/// @param lowDbm0 level of the row's tone
/// @param twist how much louder the column's tone is, dB
/// @param millis how long it is pressed
/// @param gap a gap in its middle, milliseconds; 0 for none
/// @param noiseBelow noise, dB below both tones together; 0 for none
record KeySound(double lowOff, double highOff, double lowDbm0, double twist, int millis, int gap, int noiseBelow) {
    static final String KEYS = "123A456B789C*0#D";
    static final KeySound USUAL = new KeySound(0, 0, -10, 0, 80, 0, 0);

    private static final double[] ROWS = {697, 770, 852, 941};
    private static final double[] COLUMNS = {1209, 1336, 1477, 1633};
    private static final int PER_MILLI = 8;

    KeySound off(double low, double high) {
        return new KeySound(low, high, lowDbm0, twist, millis, gap, noiseBelow);
    }

    KeySound twisted(double dB) {
        return new KeySound(lowOff, highOff, lowDbm0, dB, millis, gap, noiseBelow);
    }

    KeySound lasting(int length) {
        return new KeySound(lowOff, highOff, lowDbm0, twist, length, gap, noiseBelow);
    }

    KeySound broken(int silence) {
        return new KeySound(lowOff, highOff, lowDbm0, twist, millis, silence, noiseBelow);
    }

    KeySound inNoise(int below) {
        return new KeySound(lowOff, highOff, lowDbm0, twist, millis, gap, below);
    }

    KeySound at(double dBm0) {
        return new KeySound(lowOff, highOff, dBm0, twist, millis, gap, noiseBelow);
    }

    /// The key with 100 ms before and after it; the random number gives phases, the place and the noise.
    short[] samples(int key, Random random) {
        int before = 800 + random.nextInt(40);
        int length = millis * PER_MILLI;
        short[] sound = new short[before + length + 800];
        double low = step(ROWS[key / 4], lowOff);
        double high = step(COLUMNS[key % 4], highOff);
        double lowPeak = Level.sinePeak(lowDbm0);
        double highPeak = Level.sinePeak(lowDbm0 + twist);
        double lowPhase = random.nextDouble() * 6;
        double highPhase = random.nextDouble() * 6;
        double noise =
                noiseBelow == 0 ? 0 : Math.hypot(lowPeak, highPeak) / Math.sqrt(2) * Math.pow(10, -noiseBelow / 20.0);
        for (int i = 0; i < sound.length; i++) {
            int at = i - before;
            boolean sounds = at >= 0 && at < length && Math.abs(at - length / 2) >= gap * PER_MILLI / 2.0;
            double tones = lowPeak * Math.sin(lowPhase + low * at) + highPeak * Math.sin(highPhase + high * at);
            sound[i] = (short)
                    Math.clamp(Math.round((sounds ? tones : 0) + noise * random.nextGaussian()), -32_768, 32_767);
        }
        return sound;
    }

    private static double step(double hz, double percent) {
        return 2 * Math.PI * hz * (1 + percent / 100) / 8_000;
    }
}
