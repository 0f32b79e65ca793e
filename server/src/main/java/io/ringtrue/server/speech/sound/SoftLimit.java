package io.ringtrue.server.speech.sound;

import io.ringtrue.telephony.audio.Level;

/// Rounds off peaks so that none exceeds the peak of a sine of −3 dBm0. Samples below the peak of −6 dBm0
/// stay as they are.
final class SoftLimit {
    private static final double KNEE = Level.sinePeak(-6);
    private static final double CEILING = Level.sinePeak(-3);

    private SoftLimit() {}

    static double apply(double sample) {
        double size = Math.abs(sample);
        if (size <= KNEE) return sample;
        double room = CEILING - KNEE;
        return Math.copySign(KNEE + room * Math.tanh((size - KNEE) / room), sample);
    }
}
