package io.ringtrue.server.calls;

import io.ringtrue.telephony.call.AnsweredBy;
import io.ringtrue.telephony.call.answering.SpeechTimes;
import io.ringtrue.telephony.call.answering.WhoAnswered;
import java.time.Duration;
import java.util.Locale;

/// Who answered, and why that was thought, in one line of a timeline.
final class JudgementText {
    private JudgementText() {}

    /// Such as `machine (talks-on) after 2.9 s: 7 words, 2.4 s of voice, first burst 2.4 s, longest pause 0.0 s`.
    static String of(AnsweredBy party, WhoAnswered judgement) {
        SpeechTimes times = judgement.times();
        return party.name().toLowerCase(Locale.ROOT)
                + " (" + judgement.sign().name().toLowerCase(Locale.ROOT).replace('_', '-') + ")"
                + (judgement.after().isZero() ? "" : " after " + seconds(judgement.after()))
                + ": " + times.words() + " words, " + seconds(times.voice()) + " of voice, first burst "
                + seconds(times.firstBurst()) + ", longest pause " + seconds(times.longestPause());
    }

    private static String seconds(Duration time) {
        return "%.1f s".formatted(time.toMillis() / 1e3);
    }
}
