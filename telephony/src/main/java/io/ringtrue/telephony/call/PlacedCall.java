package io.ringtrue.telephony.call;

import io.ringtrue.telephony.rtp.Playback;
import io.ringtrue.telephony.rtp.RtpStream;
import java.util.OptionalInt;

/// A call as its script sees it: blocking calls over what [Dialling] does on the network's threads.
final class PlacedCall implements Call {
    private final CallRecord record;
    private final Keypad keypad;
    private final Dialling dialling;

    PlacedCall(CallRecord record, Keypad keypad, Dialling dialling) {
        this.record = record;
        this.keypad = keypad;
        this.dialling = dialling;
    }

    @Override
    public Answer awaitAnswer() {
        try {
            return record.awaitAnswer();
        } catch (InterruptedException e) {
            interrupted();
            return new CallRefused(CallRefused.Cause.CANCELLED, 0, OptionalInt.empty(), "interrupted");
        }
    }

    @Override
    public void play(short[] samples) {
        if (samples.length == 0 || keypad.isPressed()) return;
        record.throwIfEnded();
        Playback playback = voice().play(samples);
        keypad.onKey(playback::cut);
        await(playback);
        keypad.onKey(null);
        if (!keypad.isPressed()) record.throwIfEnded();
    }

    @Override
    public void playToEnd(short[] samples) {
        if (samples.length == 0) return;
        record.throwIfEnded();
        await(voice().play(samples));
        record.throwIfEnded();
    }

    /// There is none when not even a port was to be had; such a call ended before it was answered.
    private RtpStream voice() {
        RtpStream voice = dialling.voice();
        if (voice == null) throw new CallEnded(CallEnded.Cause.US);
        return voice;
    }

    private void await(Playback playback) {
        try {
            playback.await();
        } catch (InterruptedException e) {
            interrupted();
        }
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

    /// An interrupted script is one that somebody wants to stop: the call must not outlive it.
    private void interrupted() {
        hangUp();
        Thread.currentThread().interrupt();
    }

    /// Nobody listens to who answered yet, so nobody knows.
    @Override
    public AnsweredBy answeredBy() {
        return AnsweredBy.UNSURE;
    }

    @Override
    public void hangUp() {
        dialling.hangUp();
    }

    @Override
    public CallFacts facts() {
        return record.facts(dialling.voice());
    }
}
