package io.ringtrue.telephony.call.answering;

import io.ringtrue.telephony.audio.G711;
import io.ringtrue.telephony.audio.Level;
import io.ringtrue.telephony.audio.Tones;
import java.time.Duration;
import java.util.Random;

/// Sounds as a far end makes them, and what the detector says about them.
public final class Listened {
    private Listened() {}

    /// The judgement after all of a sound has come over a µ-law line, and two more seconds of silence.
    static WhoAnswered to(short[]... parts) {
        return by(AnswerTree.standard(), parts);
    }

    /// What is measured until then, whatever is said about it before.
    static SpeechTimes times(short[]... parts) {
        return by(AnswerTree.parse("NONE"), parts).times();
    }

    private static WhoAnswered by(AnswerTree tree, short[]... parts) {
        AnswerDetector detector = new AnswerDetector(tree, OwnVoice.UNKNOWN);
        short[] sound = G711.MU_LAW.decode(G711.MU_LAW.encode(Tones.joined(Tones.joined(parts), silence(2_000))));
        for (int at = 0; at + AnswerDetector.FRAME <= sound.length; at += AnswerDetector.FRAME)
            detector.hear(sound, at);
        return detector.who();
    }

    static short[] silence(int millis) {
        return Tones.silence(Duration.ofMillis(millis));
    }

    static short[] tone(double hz, int millis) {
        return Tones.sine(hz, -15, Duration.ofMillis(millis));
    }

    /// Two tones at once.
    static short[] tones(double one, double other, int millis) {
        return sum(tone(one, millis), tone(other, millis));
    }

    static short[] sum(short[] one, short[] other) {
        short[] sum = new short[Math.max(one.length, other.length)];
        for (int i = 0; i < sum.length; i++) {
            sum[i] = (short) ((i < one.length ? one[i] : 0) + (i < other.length ? other[i] : 0));
        }
        return sum;
    }

    static short[] noise(double dBm0, int millis) {
        Random random = new Random(7);
        double rms = Level.sinePeak(dBm0) / Math.sqrt(2);
        short[] noise = silence(millis);
        for (int i = 0; i < noise.length; i++) noise[i] = (short) Math.round(rms * random.nextGaussian());
        return noise;
    }

    /// Something like speech: syllables of a buzz with many harmonics whose pitch moves, some 180 ms each.
    public static short[] babble(int millis) {
        short[] speech = silence(millis);
        double phase = 0;
        for (int i = 0; i < speech.length; i++) {
            double second = i / 8_000.0;
            double open = Math.max(0, Math.sin(2 * Math.PI * second / 0.22));
            phase += 2 * Math.PI * (120 + 25 * Math.sin(2 * Math.PI * second * 1.3)) / 8_000;
            double buzz = 0;
            for (int harmonic = 1; harmonic <= 20; harmonic++) buzz += Math.sin(harmonic * phase) / (1 + harmonic / 6);
            speech[i] = (short) Math.round(1_500 * Math.sqrt(open) * buzz);
        }
        return speech;
    }
}
