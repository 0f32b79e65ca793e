package io.ringtrue.bench.answering;

import io.ringtrue.telephony.audio.DtmfDetector;
import io.ringtrue.telephony.call.answering.AnswerDetector;
import io.ringtrue.telephony.call.answering.AnswerTree;
import io.ringtrue.telephony.call.answering.OwnVoice;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// The price of a frame of 20 ms: the detector and, in turns on the same calls, the detector of keys.
public final class FramePrice {
    private static final int CALLS = 200;
    private static final int ROUNDS = 15;

    private FramePrice() {}

    /// @param args the corpus
    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        List<CorpusCall> calls = CorpusCall.read(folder);
        short[][] sounds = new short[CALLS][];
        for (int i = 0; i < CALLS; i++)
            sounds[i] = calls.get(i * calls.size() / CALLS).sound(folder);
        double[] ours = new double[ROUNDS];
        double[] keys = new double[ROUNDS];
        for (int round = -5; round < ROUNDS; round++) { // five rounds warm up
            double detector = detector(sounds);
            double tones = keys(sounds);
            if (round < 0) continue;
            ours[round] = detector;
            keys[round] = tones;
        }
        System.out.printf(
                Locale.ROOT,
                "a frame, median of %d rounds: who answered %.0f ns, keys %.0f ns%n",
                ROUNDS,
                median(ours),
                median(keys));
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }

    private static double detector(short[][] sounds) {
        AnswerTree tree = AnswerTree.standard();
        long frames = 0;
        long begun = System.nanoTime();
        for (short[] sound : sounds) {
            AnswerDetector detector = new AnswerDetector(tree, OwnVoice.UNKNOWN);
            for (int at = 0; at + AnswerDetector.FRAME <= sound.length; at += AnswerDetector.FRAME, frames++) {
                detector.hear(sound, at);
            }
        }
        return (double) (System.nanoTime() - begun) / frames;
    }

    private static double keys(short[][] sounds) {
        long frames = 0;
        long begun = System.nanoTime();
        short[] frame = new short[AnswerDetector.FRAME];
        for (short[] sound : sounds) {
            DtmfDetector detector = new DtmfDetector(_ -> {});
            for (int at = 0; at + frame.length <= sound.length; at += frame.length, frames++) {
                System.arraycopy(sound, at, frame, 0, frame.length);
                detector.hear(frame);
            }
        }
        return (double) (System.nanoTime() - begun) / frames;
    }
}
