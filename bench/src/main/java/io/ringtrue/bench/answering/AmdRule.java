package io.ringtrue.bench.answering;

import org.jspecify.annotations.Nullable;

/// The rule of Asterisk's `app_amd`, written from its description, with its usual settings: initial silence
/// 2500 ms, greeting 1500, silence after the greeting 800, 5000 in all, a word has at least 100, silence
/// between words 50, at most 2 words and none longer than 5000, and a frame is silent when the mean magnitude
/// of its samples is below 256.
final class AmdRule {
    enum Result {
        HUMAN,
        MACHINE,
        NOT_SURE
    }

    private static final int FRAME = 160;
    private static final int FRAME_MILLIS = 20;
    private static final int INITIAL_SILENCE = 2_500;
    private static final int GREETING = 1_500;
    private static final int AFTER_GREETING = 800;
    private static final int TOTAL = 5_000;
    private static final int SHORTEST_WORD = 100;
    private static final int BETWEEN_WORDS = 50;
    private static final int MOST_WORDS = 2;
    private static final int LONGEST_WORD = 5_000;
    private static final int SILENCE_THRESHOLD = 256;

    private int total;
    private int silence;
    private int voice;
    private int run;
    private int words;
    private boolean inWord;
    private boolean begun;

    /// Listens until it decides.
    ///
    /// @param sound from the answer on; silence follows its end
    Result judge(short[] sound) {
        @Nullable Result result = null;
        for (int at = 0; result == null; at += FRAME) result = frame(sound, at);
        return result;
    }

    /// How long it has listened, milliseconds.
    int millis() {
        return total;
    }

    private @Nullable Result frame(short[] sound, int at) {
        total += FRAME_MILLIS;
        if (total >= TOTAL) return Result.NOT_SURE;
        return isSilent(sound, at) ? silent() : voiced();
    }

    private static boolean isSilent(short[] sound, int at) {
        long magnitudes = 0;
        for (int i = at; i < Math.min(at + FRAME, sound.length); i++) magnitudes += Math.abs(sound[i]);
        return magnitudes / FRAME < SILENCE_THRESHOLD;
    }

    private @Nullable Result silent() {
        silence += FRAME_MILLIS;
        if (silence >= BETWEEN_WORDS) {
            inWord = false;
            run = 0;
        }
        if (!begun && silence >= INITIAL_SILENCE) return Result.MACHINE;
        return begun && silence >= AFTER_GREETING ? Result.HUMAN : null;
    }

    private @Nullable Result voiced() {
        run += FRAME_MILLIS;
        voice += FRAME_MILLIS;
        if (run >= SHORTEST_WORD) {
            if (!inWord) words++;
            inWord = true;
            begun = true;
        }
        if (voice >= SHORTEST_WORD) silence = 0;
        boolean machine = run >= LONGEST_WORD || words > MOST_WORDS || begun && voice >= GREETING;
        return machine ? Result.MACHINE : null;
    }
}
