package io.ringtrue.server.calls;

import io.ringtrue.telephony.audio.Sound;
import io.ringtrue.telephony.call.AnsweredBy;
import io.ringtrue.telephony.call.Call;
import io.ringtrue.telephony.call.CallAnswer;
import io.ringtrue.telephony.call.CallEnded;
import io.ringtrue.telephony.call.CallFacts;
import io.ringtrue.telephony.call.keys.DigitRule;
import io.ringtrue.telephony.call.keys.Digits;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// A call whose far end follows a list: each entry is what it keys, `hang up` is what it says.
final class ScriptedCall implements Call {
    static final String HANG_UP = "hang up";
    static final String GO_DEAD = "go dead";
    /// Presses a key while something is played; the next entry is what was keyed.
    static final String CUT = "cut";
    private final Deque<String> entries;
    private final AnsweredBy answeredBy;
    int played;
    private boolean dead;

    ScriptedCall(AnsweredBy answeredBy, List<String> entries) {
        this.answeredBy = answeredBy;
        this.entries = new ArrayDeque<>(entries);
    }

    @Override
    public CallAnswer awaitAnswer() {
        throw new AssertionError("a script gets an answered call");
    }

    @Override
    public boolean play(Sound sound) {
        if (HANG_UP.equals(entries.peek())) throw new CallEnded(CallEnded.Cause.FAR_END);
        if (dead) throw new CallEnded(CallEnded.Cause.LOST);
        played++;
        return !CUT.equals(entries.peek()) || entries.pop().isEmpty();
    }

    @Override
    public boolean playToEnd(Sound sound) {
        return play(sound);
    }

    @Override
    public Digits collect(DigitRule rule) {
        if (GO_DEAD.equals(entries.peek())) {
            dead = true;
            return new Digits("");
        }
        String keys = entries.isEmpty() ? "" : entries.pop();
        return new Digits(keys.length() > rule.length() ? keys.substring(0, rule.length()) : keys);
    }

    @Override
    public Optional<CallEnded.Cause> ended() {
        return dead ? Optional.of(CallEnded.Cause.LOST) : Optional.empty();
    }

    @Override
    public AnsweredBy answeredBy() {
        return answeredBy;
    }

    @Override
    public void hangUp() {}

    @Override
    public CallFacts facts() {
        return new CallFacts("", "", "", 200, 0, Duration.ZERO, Duration.ZERO, 0, 0);
    }
}
