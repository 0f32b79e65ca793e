package io.ringtrue.telephony.call.answering;

import java.time.Duration;

/// The judgement about the party that answered, with its evidence. A later judgement may replace it: a
/// greeting may begin with "Hello?" and a pause. A machine stays a machine.
///
/// @param sign the cause
/// @param after from the answer to this judgement; zero when there is none yet
/// @param times what was measured up to the judgement, or up to now when there is none
public record WhoAnswered(Sign sign, Duration after, SpeechTimes times) {
    /// Before the answer, and for calls whose voice nobody examines.
    public static final WhoAnswered NOBODY_YET = new WhoAnswered(Sign.NONE, Duration.ZERO, SpeechTimes.NOTHING);
}
