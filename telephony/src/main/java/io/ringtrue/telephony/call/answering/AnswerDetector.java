package io.ringtrue.telephony.call.answering;

import java.time.Duration;

/// Judges who answered, frame by frame, beginning with the first one after the answer. Used by one thread at
/// a time. A frame takes about a microsecond; only a new judgement allocates.
public final class AnswerDetector {
    /// Samples of a frame: 20 ms at 8 kHz.
    public static final int FRAME = 160;

    /// How often the tree is asked, in frames: every 100 ms.
    public static final int STEP = 5;

    /// How long after the first word the tree is asked, in milliseconds. Who has not talked like a machine by
    /// then is a person who talks to somebody else.
    public static final int LONGEST_TALK = 20_000;

    private final VoiceActivity activity = new VoiceActivity();
    private final TalkTimer timer = new TalkTimer();
    private final AnswerTones tones = new AnswerTones();
    private final EchoGate echo;
    private final AnswerTree tree;
    /// Frames that wait until it is known whether they are a tone, and their mean level.
    private int pending;
    private double pendingLevel;
    private WhoAnswered who = WhoAnswered.NOBODY_YET;
    private int framesSinceBeep = -1;

    /// @param own what we send, whose echo does not count
    public AnswerDetector(AnswerTree tree, OwnVoice own) {
        this.tree = tree;
        this.echo = new EchoGate(own);
    }

    /// Takes the next frame.
    ///
    /// @param frame 160 samples at 8 kHz from `from` on
    /// @return whether the judgement has changed
    public boolean hear(short[] frame, int from) {
        boolean loud = activity.hears(frame, from);
        boolean ours = echo.isOurs(frame, from, loud);
        boolean theirs = loud && !ours;
        double level = activity.level();
        boolean mayBeTone = activity.isAudible() && !ours;
        Sign tone = tones.hear(frame, from, Math.pow(10, level / 10), mayBeTone, timer.hasSpoken());
        count(theirs, level);
        if (framesSinceBeep >= 0) framesSinceBeep++;
        if (tone == Sign.BEEP || tone == Sign.NETWORK_TONES) framesSinceBeep = 0;
        return tone == Sign.NONE ? ask() : judge(tone);
    }

    private void count(boolean theirs, double level) {
        if (tones.isPending()) {
            pending++;
            pendingLevel += level;
            return;
        }
        double mean = pendingLevel / pending;
        for (; pending > 0; pending--) timer.frame(!tones.isSounding(), mean);
        pendingLevel = 0;
        boolean isVoice = theirs && !tones.isSounding();
        if (isVoice && activity.spoke()) timer.beginAnew();
        timer.frame(isVoice, level);
    }

    private boolean ask() {
        int now = timer.sinceAnswer();
        if (who.sign().isMachine() || !timer.hasSpoken() || now % (STEP * 20) != 0) return false;
        return timer.sinceFirstWord() <= LONGEST_TALK && judge(tree.judge(timer));
    }

    /// A machine stays a machine; a person may turn out to be one. A tone of the network's says nothing about
    /// somebody who has spoken.
    private boolean judge(Sign sign) {
        Sign before = who.sign();
        if (sign == before || before.isMachine() && !(sign == Sign.FAX || sign == Sign.NETWORK_TONES)) return false;
        if (!sign.isMachine() && before.isPerson()) return false;
        who = new WhoAnswered(sign, Duration.ofMillis(timer.sinceAnswer()), times());
        return true;
    }

    boolean isMachine() {
        return who.sign().isMachine();
    }

    /// The judgement with its evidence; while there is none, with what has been measured so far.
    public WhoAnswered who() {
        return who.sign() == Sign.NONE ? new WhoAnswered(Sign.NONE, Duration.ZERO, times()) : who;
    }

    /// The features now, for training.
    public TalkTimer timer() {
        return timer;
    }

    /// Whether a beep or the network's tones have ended and nobody has spoken since.
    boolean isAfterBeep() {
        return framesSinceBeep >= 0
                && !tones.isSounding()
                && (!timer.hasSpoken() || timer.pause() >= framesSinceBeep * 20);
    }

    /// How long the far end has been silent, in milliseconds: no voice and no tone.
    int quiet() {
        return tones.isSounding() ? 0 : timer.hasSpoken() ? timer.pause() : timer.sinceAnswer();
    }

    private SpeechTimes times() {
        return new SpeechTimes(
                Duration.ofMillis(timer.initialSilence()),
                Duration.ofMillis(timer.firstBurst()),
                Duration.ofMillis(timer.longestBurst()),
                Duration.ofMillis(timer.talk()),
                Duration.ofMillis(timer.pause()),
                Duration.ofMillis(timer.longestPause()),
                Duration.ofMillis(timer.voice()),
                timer.words(),
                timer.pauses(),
                timer.level(),
                (int) Math.round(activity.floor()),
                tones.lastToneHz());
    }
}
