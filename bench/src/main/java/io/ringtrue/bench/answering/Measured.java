package io.ringtrue.bench.answering;

import io.ringtrue.telephony.call.answering.AnswerDetector;
import io.ringtrue.telephony.call.answering.AnswerTree;
import io.ringtrue.telephony.call.answering.Feature;
import io.ringtrue.telephony.call.answering.OwnVoice;
import java.util.ArrayList;
import java.util.List;

/// A call and its features every 200 ms, from its first word on, until it is decided by a tone.
record Measured(CorpusCall call, List<int[]> steps) {
    private static final AnswerTree SAYS_NOTHING = AnswerTree.parse("NONE");
    private static final int EVERY = 2 * AnswerDetector.STEP;
    /// What comes after a longer pause, at the end of each call, teaches nothing: 2.5 s.
    private static final int LONGEST_PAUSE = 2_500;

    private static final Feature[] FEATURES = Feature.values();

    static Measured of(CorpusCall call, short[] sound) {
        AnswerDetector detector = new AnswerDetector(SAYS_NOTHING, OwnVoice.UNKNOWN);
        List<int[]> steps = new ArrayList<>();
        for (int at = 0; at + AnswerDetector.FRAME <= sound.length; at += AnswerDetector.FRAME) {
            detector.hear(sound, at);
            boolean decided = detector.who().sign().isMachine();
            int spoken = Feature.SINCE_FIRST_WORD.of(detector.timer());
            if (decided || spoken > AnswerDetector.LONGEST_TALK) break;
            boolean waits = Feature.PAUSE.of(detector.timer()) > LONGEST_PAUSE;
            if (spoken > 0 && !waits && at / AnswerDetector.FRAME % EVERY == 0) steps.add(features(detector));
        }
        return new Measured(call, steps);
    }

    private static int[] features(AnswerDetector detector) {
        int[] values = new int[FEATURES.length];
        for (int i = 0; i < values.length; i++) values[i] = FEATURES[i].of(detector.timer());
        return values;
    }
}
