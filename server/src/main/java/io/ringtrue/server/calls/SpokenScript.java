package io.ringtrue.server.calls;

import io.ringtrue.server.speech.Prompt;
import io.ringtrue.telephony.call.AnsweredBy;
import io.ringtrue.telephony.call.Call;
import io.ringtrue.telephony.call.CallEnded;
import io.ringtrue.telephony.call.keys.DigitRule;
import io.ringtrue.telephony.call.keys.Digits;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Says a PIN or a message. It is delivered once all of it has been played without a break; star repeats it. Keys
/// collect nothing: somebody who keys the PIN just heard gets to hear it again.
public final class SpokenScript implements CallScript {
    /// How often it is begun again, for star or for keys that stand for nothing.
    private static final int MOST_REPEATS = 3;

    /// How long the line stays open for star after the end.
    private static final Duration FOR_STAR = Duration.ofSeconds(4);
    /// An entry of keys is over after such a pause.
    private static final Duration BETWEEN_KEYS = Duration.ofMillis(1_500);
    /// Longer than any PIN, so that all keys of one go are one interruption.
    private static final int MOST_KEYS = 32;

    /// The first key is there already, since it has cut the sound. Not zero: that would take no key after it.
    private static final Duration AT_ONCE = Duration.ofMillis(1);
    private static final DigitRule MEANWHILE = new DigitRule(MOST_KEYS, AT_ONCE, BETWEEN_KEYS);
    private static final DigitRule AFTERWARDS = new DigitRule(MOST_KEYS, FOR_STAR, BETWEEN_KEYS);

    private final Words words;
    private final CallJournal journal;
    private final Telling telling;
    private boolean delivered;
    private boolean pressed;

    /// Everything that may have to be said.
    ///
    /// @param again what star repeats
    /// @param reported the farewell after `*9`
    /// @param leftOut what cannot be spoken, each once; empty: all is said
    public record Words(Prompt first, Prompt again, Prompt goodbye, Prompt reported, List<String> leftOut) {}

    /// @param journal gets what is said, for the timeline
    public SpokenScript(Words words, CallJournal journal) {
        this.words = words;
        this.journal = journal;
        this.telling = new Telling(journal);
    }

    @Override
    public CallOutcome run(Call call) {
        if (!words.leftOut().isEmpty())
            journal.note("left-out", "cannot be spoken: " + String.join(" ", words.leftOut()));
        Prompt prompt = words.first();
        for (int time = 1; time <= MOST_REPEATS; time++) {
            boolean whole = say(call, prompt);
            Digits keys = call.collect(whole ? AFTERWARDS : MEANWHILE);
            pressed |= !keys.isEmpty();
            if (isMachine(call)) return new CallOutcome.MachineHangup();
            if (keys.isNotMe()) return notMe();
            if (keys.isRepeat()) {
                prompt = words.again();
                journal.note("repeat", "star pressed: it is said again");
            } else if (delivered) {
                return new CallOutcome.Delivered(false);
            }
        }
        return sayToTheEnd(call, prompt);
    }

    private boolean say(Call call, Prompt prompt) {
        telling.says(prompt);
        boolean whole = pressed ? call.play(prompt.sound()) : call.playUnlessMachine(prompt.sound());
        delivered |= whole;
        return whole;
    }

    /// Whoever has pressed a key is a person, whatever it sounds like.
    private boolean isMachine(Call call) {
        return !pressed && !delivered && call.answeredBy() == AnsweredBy.MACHINE;
    }

    /// No key cuts it any more: an ear on the keypad must not keep it from its end.
    private CallOutcome sayToTheEnd(Call call, Prompt prompt) {
        telling.says(prompt);
        delivered |= call.playToEnd(prompt.sound());
        return delivered
                ? new CallOutcome.Delivered(false)
                : new CallOutcome.Undelivered(CallOutcome.Undelivered.Why.LOST);
    }

    private CallOutcome notMe() {
        return delivered
                ? new CallOutcome.Delivered(true)
                : new CallOutcome.Undelivered(CallOutcome.Undelivered.Why.REPORTED);
    }

    /// What has been played to its end stays delivered, however the call ends.
    @Override
    public CallOutcome cutShort(CallEnded.Cause why) {
        if (delivered) return new CallOutcome.Delivered(false);
        return switch (why) {
            case FAR_END -> new CallOutcome.Undelivered(CallOutcome.Undelivered.Why.HUNG_UP);
            case TOO_LONG -> new CallOutcome.Undelivered(CallOutcome.Undelivered.Why.TOO_LONG);
            case LOST -> new CallOutcome.Undelivered(CallOutcome.Undelivered.Why.LOST);
            case US -> new CallOutcome.Stopped(true);
        };
    }

    @Override
    public Optional<Prompt> farewell(CallOutcome outcome) {
        return switch (outcome) {
            case CallOutcome.Delivered(boolean reported) -> Optional.of(reported ? words.reported() : words.goodbye());
            case CallOutcome.Undelivered(var why)
            when why == CallOutcome.Undelivered.Why.REPORTED -> Optional.of(words.reported());
            case CallOutcome.Undelivered _,
                    CallOutcome.Verified _,
                    CallOutcome.Unverified _,
                    CallOutcome.Reported _,
                    CallOutcome.MachineHangup _,
                    CallOutcome.NotAnswered _,
                    CallOutcome.Expired _,
                    CallOutcome.Barred _,
                    CallOutcome.Stopped _,
                    CallOutcome.Broken _ -> Optional.empty();
        };
    }
}
