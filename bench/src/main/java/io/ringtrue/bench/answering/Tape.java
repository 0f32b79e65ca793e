package io.ringtrue.bench.answering;

import java.util.Arrays;

/// A sound that grows at its end.
final class Tape {
    private static final int SAMPLES_PER_MILLI = 8;

    private short[] samples = new short[160_000];
    private int length;

    Tape add(short[] sound) {
        if (length + sound.length > samples.length) samples = Arrays.copyOf(samples, 2 * (length + sound.length));
        System.arraycopy(sound, 0, samples, length, sound.length);
        length += sound.length;
        return this;
    }

    Tape pause(int millis) {
        return add(new short[millis * SAMPLES_PER_MILLI]);
    }

    int millis() {
        return length / SAMPLES_PER_MILLI;
    }

    short[] samples() {
        return Arrays.copyOf(samples, length);
    }
}
