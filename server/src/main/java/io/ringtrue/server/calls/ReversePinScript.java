package io.ringtrue.server.calls;

import io.ringtrue.server.speech.Prompt;
import io.ringtrue.server.speech.Prompts;
import io.ringtrue.server.speech.SpokenDigits;
import io.ringtrue.server.speech.Wording;
import io.ringtrue.telephony.call.AnsweredBy;
import io.ringtrue.telephony.call.Call;
import io.ringtrue.telephony.call.CallEnded;
import io.ringtrue.telephony.call.keys.DigitRule;
import io.ringtrue.telephony.call.keys.Digits;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongSupplier;

/// Asks the callee to key in the PIN and compares.
public final class ReversePinScript implements CallScript {
    /// How often `*` may ask for the prompt again before that counts as an empty entry.
    private static final int MOST_REPEATS = 3;

    private final CallOrder order;
    private final CallTask.AskForPin task;
    private final Prompts prompts;
    private final Prompt askForPin;
    private final DigitRule digitRule;
    /// A machine is not waited for. Not zero: that would take no key after the first.
    private final DigitRule keyedAlready;
    private final CallJournal journal;
    private final Telling telling;
    private final LongSupplier nanoTime;
    private final long begun;
    /// What is left of the PIN's life when the call begins. From then on it runs by the monotonic clock: a wall
    /// clock that is set during the call ends no PIN and keeps none alive.
    private final Duration life;

    private int wrongEntries;
    private boolean keyed;
    private boolean pressed;

    /// @param task the order's
    /// @param promptRepeats how often the prompt says itself
    /// @param journal gets what is said and keyed, for the timeline, and each wrong entry
    /// @param begin the wall clock's time now
    /// @param nanoTime the monotonic clock
    public ReversePinScript(
            CallOrder order,
            CallTask.AskForPin task,
            Prompts prompts,
            int promptRepeats,
            Duration firstDigit,
            Duration interDigit,
            CallJournal journal,
            Instant begin,
            LongSupplier nanoTime) {
        this.order = order;
        this.task = task;
        this.prompts = prompts;
        this.askForPin = prompts.askForPin(new Wording(
                order.language(),
                order.brand(),
                task.announcePin()
                        ? Optional.of(new SpokenDigits(task.expected().reveal()))
                        : Optional.empty(),
                promptRepeats));
        this.digitRule = new DigitRule(task.expected().length(), firstDigit, interDigit);
        this.keyedAlready = new DigitRule(task.expected().length(), Duration.ofMillis(1), interDigit);
        this.journal = journal;
        this.telling = new Telling(journal);
        this.nanoTime = nanoTime;
        this.begun = nanoTime.getAsLong();
        this.life = Duration.between(begin, order.expires());
    }

    @Override
    public CallOutcome run(Call call) {
        for (int entry = 1; entry <= task.tries(); entry++) {
            Digits digits = ask(call);
            if (digits.isNotMe()) return new CallOutcome.Reported(wrongEntries);
            if (task.expected().matches(digits)) return inTime(entry);
            if (isMachine(call)) return new CallOutcome.MachineHangup();
            if (digits.isEmpty()) continue;
            journal.wrongEntry(++wrongEntries);
            if (entry < task.tries()) say(call, prompts.tryAgain(order.language(), true));
        }
        return unverified(why(call));
    }

    /// A line that died while keys were awaited says nothing about the callee.
    private CallOutcome.Unverified.Why why(Call call) {
        if (call.ended().filter(CallEnded.Cause.LOST::equals).isPresent()) return CallOutcome.Unverified.Why.LOST;
        return keyed ? CallOutcome.Unverified.Why.WRONG_PIN : CallOutcome.Unverified.Why.NO_PIN;
    }

    private Digits ask(Call call) {
        Digits digits = new Digits("");
        for (int time = 0; time <= MOST_REPEATS; time++) {
            say(call, askForPin);
            digits = call.collect(isMachine(call) ? keyedAlready : digitRule);
            pressed |= !digits.isEmpty();
            if (!digits.isRepeat()) break;
            journal.note("repeat", "star pressed: the prompt is said again");
        }
        if (!digits.isEmpty()) {
            keyed = true;
            journal.note("keys", "*****");
        }
        return digits;
    }

    private void say(Call call, Prompt prompt) {
        telling.says(prompt);
        if (pressed) call.play(prompt.sound());
        else call.playUnlessMachine(prompt.sound());
    }

    /// Whoever has pressed a key is a person, whatever it sounds like.
    private boolean isMachine(Call call) {
        return !pressed && call.answeredBy() == AnsweredBy.MACHINE;
    }

    private CallOutcome inTime(int entry) {
        return Duration.ofNanos(nanoTime.getAsLong() - begun).compareTo(life) < 0
                ? new CallOutcome.Verified(entry, wrongEntries)
                : unverified(CallOutcome.Unverified.Why.TOO_LATE);
    }

    private CallOutcome unverified(CallOutcome.Unverified.Why why) {
        return new CallOutcome.Unverified(why, wrongEntries);
    }

    @Override
    public CallOutcome cutShort(CallEnded.Cause why) {
        return switch (why) {
            case FAR_END -> unverified(CallOutcome.Unverified.Why.HUNG_UP);
            case TOO_LONG -> unverified(CallOutcome.Unverified.Why.TOO_LONG);
            case LOST -> unverified(CallOutcome.Unverified.Why.LOST);
            case US -> new CallOutcome.Stopped(true);
        };
    }

    @Override
    public Optional<Prompt> farewell(CallOutcome outcome) {
        return switch (outcome) {
            case CallOutcome.Verified _ -> Optional.of(prompts.verified(order.language()));
            case CallOutcome.Unverified _ -> Optional.of(prompts.unverified(order.language()));
            case CallOutcome.Reported _ -> Optional.of(prompts.reported(order.language()));
            case CallOutcome.MachineHangup _,
                    CallOutcome.Delivered _,
                    CallOutcome.Undelivered _,
                    CallOutcome.NotAnswered _,
                    CallOutcome.Expired _,
                    CallOutcome.Barred _,
                    CallOutcome.Stopped _,
                    CallOutcome.Broken _ -> Optional.empty();
        };
    }
}
