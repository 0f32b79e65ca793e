package io.ringtrue.telephony.call.answering;

/// Measures words, bursts and pauses from the frames that are voice and those that are not. All times are
/// milliseconds, in steps of 20.
///
/// ```
///  frames    ····▪▪▪▪▪··▪▪▪▪·······▪▪▪▪▪▪▪▪▪····························▪▪▪▪▪▪
///  words         └──────────┘      └───────┘                            └─────   a gap has 100 ms
///  bursts        └─────────────────────────┘└────── pause ─────────────┘└─────   a pause has 500 ms
/// ```
///
/// Used by one thread at a time. Allocates nothing after it is made.
public final class TalkTimer {
    private static final int MILLIS = 20;
    /// Shorter voice is a click: 60 ms.
    private static final int SHORTEST_WORD = 3;
    /// 100 ms end a word,
    private static final int WORD_GAP = 5;
    /// and 500 ms end a burst.
    private static final int PAUSE = 25;

    private int now;
    private int run;
    private int quiet;
    private boolean inWord;
    private int voice;
    private int words;
    private int pauses;
    private int firstWordAt = -1;
    private int burstAt;
    private int lastVoiceEnd;
    private int firstBurst;
    private int voiceOfFirstBurst;
    private int longestBurst;
    private int longestPause;
    private double levels;
    private int levelFrames;

    TalkTimer() {}

    /// The next frame.
    ///
    /// @param isVoice whether the far end speaks in it
    /// @param dBm0 its level
    void frame(boolean isVoice, double dBm0) {
        now++;
        if (isVoice) voice(dBm0);
        else silence();
    }

    /// What was taken for voice was not that of the party, which begins to speak only now.
    void beginAnew() {
        inWord = false;
        run = SHORTEST_WORD - 1;
        voice = 0;
        words = 0;
        pauses = 0;
        firstWordAt = -1;
        firstBurst = 0;
        voiceOfFirstBurst = 0;
        longestBurst = 0;
        longestPause = 0;
        levels = 0;
        levelFrames = 0;
    }

    private void voice(double dBm0) {
        run++;
        if (inWord) {
            voice++;
        } else if (run >= SHORTEST_WORD) {
            beginWord();
        }
        quiet = 0;
        if (inWord) extend(dBm0);
    }

    private void beginWord() {
        int begin = now - run;
        int gap = begin - lastVoiceEnd;
        inWord = true;
        voice += run;
        words++;
        if (firstWordAt < 0) {
            firstWordAt = begin;
            burstAt = begin;
        } else if (gap >= PAUSE) {
            pauses++;
            longestPause = Math.max(longestPause, gap);
            burstAt = begin;
        }
    }

    private void extend(double dBm0) {
        levels += dBm0;
        levelFrames++;
        lastVoiceEnd = now;
        longestBurst = Math.max(longestBurst, now - burstAt);
        if (pauses == 0) {
            firstBurst = now - burstAt;
            voiceOfFirstBurst = voice;
        }
    }

    private void silence() {
        quiet++;
        if (quiet >= WORD_GAP) inWord = false;
        if (!inWord) run = 0;
    }

    /// Since the answer.
    public int sinceAnswer() {
        return now * MILLIS;
    }

    /// Whether a word has been heard.
    public boolean hasSpoken() {
        return firstWordAt >= 0;
    }

    int initialSilence() {
        return (hasSpoken() ? firstWordAt : now) * MILLIS;
    }

    int sinceFirstWord() {
        return hasSpoken() ? (now - firstWordAt) * MILLIS : 0;
    }

    int firstBurst() {
        return firstBurst * MILLIS;
    }

    int longestBurst() {
        return longestBurst * MILLIS;
    }

    int talk() {
        return hasSpoken() && now - lastVoiceEnd < PAUSE ? (lastVoiceEnd - burstAt) * MILLIS : 0;
    }

    int pause() {
        return hasSpoken() ? (now - lastVoiceEnd) * MILLIS : 0;
    }

    int longestPause() {
        return longestPause * MILLIS;
    }

    int voice() {
        return voice * MILLIS;
    }

    int voiceAfterFirstBurst() {
        return (voice - voiceOfFirstBurst) * MILLIS;
    }

    int words() {
        return words;
    }

    int pauses() {
        return pauses;
    }

    /// Mean level of the voice, dBm0; 0 when none was heard.
    int level() {
        return levelFrames == 0 ? 0 : (int) Math.round(levels / levelFrames);
    }
}
