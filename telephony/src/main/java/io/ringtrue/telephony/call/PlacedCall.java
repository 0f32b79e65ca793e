package io.ringtrue.telephony.call;

import io.ringtrue.telephony.audio.Sound;
import io.ringtrue.telephony.call.answering.AnswerListening;
import io.ringtrue.telephony.call.answering.RecordingCue;
import io.ringtrue.telephony.call.answering.WhoAnswered;
import io.ringtrue.telephony.call.keys.DigitRule;
import io.ringtrue.telephony.call.keys.Digits;
import io.ringtrue.telephony.call.keys.Keypad;
import io.ringtrue.telephony.rtp.Playback;
import io.ringtrue.telephony.rtp.RtpStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/// A call as its script sees it: blocking methods over [Dialling], which works on the network's threads.
final class PlacedCall implements Call {
    /// How long a prompt waits while the far end holds us. Then it is cut, but keys are still collected: a
    /// person who holds us may press them.
    private static final Duration HOLD = Duration.ofSeconds(20);
    /// The same for a farewell. It is shorter, because the outcome is fixed and its callback waits for the
    /// end of the call.
    private static final Duration HOLD_OF_FAREWELL = Duration.ofSeconds(2);
    /// How often to check whether the far end hears us.
    private static final Duration LOOK = Duration.ofMillis(500);

    /// More prompts than a script plays.
    private static final int MOST_SPANS = 64;

    private final CallRecord record;
    private final Keypad keypad;
    private final Dialling dialling;
    /// When prompts began and ended. The script's thread alone uses it.
    private final List<long[]> spoken = new ArrayList<>();

    PlacedCall(CallRecord record, Keypad keypad, Dialling dialling) {
        this.record = record;
        this.keypad = keypad;
        this.dialling = dialling;
    }

    @Override
    public CallAnswer awaitAnswer() {
        try {
            return record.awaitAnswer();
        } catch (InterruptedException e) {
            interrupted();
            return new CallRefused(CallRefused.Cause.CANCELLED, 0, OptionalInt.empty(), "interrupted");
        }
    }

    @Override
    public boolean play(Sound sound) {
        return sound.length() == 0 || play(sound, _ -> {});
    }

    @Override
    public boolean playUnlessMachine(Sound sound) {
        AnswerListening ear = dialling.ear();
        if (ear.who().sign().isMachine()) return false;
        if (sound.length() == 0) return true;
        try {
            return play(sound, playback -> ear.onMachine(playback::cut));
        } finally {
            ear.onMachine(null);
        }
    }

    /// @param begun gets the playback as soon as there is one, to cut it when there is a reason
    private boolean play(Sound sound, Consumer<Playback> begun) {
        if (keypad.isPressed()) return false;
        record.throwIfEnded();
        RtpStream voice = voice();
        Playback playback = voice.play(sound);
        keypad.onKey(playback::cut);
        begun.accept(playback);
        await(playback, voice, HOLD);
        keypad.onKey(null);
        if (!keypad.isPressed()) record.throwIfEnded();
        return playback.isSent();
    }

    @Override
    public Optional<RecordingCue> awaitBeep(Duration patience) {
        record.throwIfEnded();
        Optional<RecordingCue> cue = Optional.empty();
        try {
            cue = dialling.ear().awaitCue(patience);
        } catch (InterruptedException e) {
            interrupted();
        }
        record.throwIfEnded();
        return cue;
    }

    @Override
    public boolean playToEnd(Sound sound) {
        if (sound.length() == 0) return true;
        record.throwIfEnded();
        RtpStream voice = voice();
        Playback playback = voice.play(sound);
        await(playback, voice, HOLD_OF_FAREWELL);
        if (!playback.isSent()) record.throwIfEnded();
        return playback.isSent();
    }

    /// There is no stream if no port was free; such a call was refused before it was answered.
    private RtpStream voice() {
        RtpStream voice = dialling.voice();
        if (voice == null) throw new CallEnded(CallEnded.Cause.US);
        return voice;
    }

    /// Waits until the playback ends. If the far end does not hear us for `patience` in all, cuts it.
    private void await(Playback playback, RtpStream voice, Duration patience) {
        long[] span = {System.nanoTime(), 0};
        try {
            Duration unheard = Duration.ZERO;
            while (!playback.await(LOOK)) {
                if (!voice.isHeard()) unheard = unheard.plus(LOOK);
                if (unheard.compareTo(patience) >= 0) playback.cut();
            }
        } catch (InterruptedException e) {
            interrupted();
        }
        span[1] = System.nanoTime();
        if (spoken.size() < MOST_SPANS) spoken.add(span);
    }

    @Override
    public Digits collect(DigitRule rule) {
        try {
            return keypad.collect(rule);
        } catch (InterruptedException e) {
            interrupted();
            return new Digits("");
        }
    }

    @Override
    public Optional<CallEnded.Cause> ended() {
        return record.ended();
    }

    /// The script is being stopped, and the call must not continue without it.
    private void interrupted() {
        hangUp();
        Thread.currentThread().interrupt();
    }

    @Override
    public AnsweredBy answeredBy() {
        return AnsweredBy.of(whoAnswered().sign());
    }

    @Override
    public WhoAnswered whoAnswered() {
        return dialling.ear().who();
    }

    @Override
    public void hangUp() {
        dialling.hangUp();
    }

    @Override
    public List<CallTrace> traces(Duration patience) {
        try {
            dialling.awaitLastMessage(patience);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return dialling.traces(spoken);
    }

    @Override
    public CallFacts facts() {
        return record.facts(dialling.voice());
    }
}
