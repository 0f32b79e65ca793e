package io.ringtrue.telephony.call.answering;

import java.util.function.ToIntFunction;

/// What the decision tree may ask. Times are milliseconds. The silence before the first word is left out: it
/// says more about the network than about the party.
public enum Feature {
    /// Since the first word began.
    SINCE_FIRST_WORD(TalkTimer::sinceFirstWord),
    FIRST_BURST(TalkTimer::firstBurst),
    LONGEST_BURST(TalkTimer::longestBurst),
    TALK(TalkTimer::talk),
    PAUSE(TalkTimer::pause),
    LONGEST_PAUSE(TalkTimer::longestPause),
    VOICE(TalkTimer::voice),
    /// Voice since the first burst ended; zero while it lasts.
    VOICE_AFTER_FIRST_BURST(TalkTimer::voiceAfterFirstBurst),
    WORDS(TalkTimer::words),
    PAUSES(TalkTimer::pauses);

    private final ToIntFunction<TalkTimer> measure;

    Feature(ToIntFunction<TalkTimer> measure) {
        this.measure = measure;
    }

    /// The value now.
    public int of(TalkTimer timer) {
        return measure.applyAsInt(timer);
    }
}
