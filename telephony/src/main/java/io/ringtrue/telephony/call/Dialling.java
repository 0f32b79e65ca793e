package io.ringtrue.telephony.call;

import io.ringtrue.telephony.call.CallEvent.Kind;
import io.ringtrue.telephony.call.CallRefused.Cause;
import io.ringtrue.telephony.call.keys.KeyLog;
import io.ringtrue.telephony.call.keys.Keypad;
import io.ringtrue.telephony.call.trunk.TrunkLine;
import io.ringtrue.telephony.rtp.RtpStream;
import io.ringtrue.telephony.sip.transport.Alarms;
import java.io.IOException;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// One call on the network's side: goes from trunk to trunk until one takes it, and watches its deadlines.
final class Dialling {
    private final CallEnvironment exchange;
    private final DialOrder order;
    private final Iterator<TrunkLine> lines;
    private final CallRecord record;
    private final Keypad keypad;
    private volatile Alarms.Alarm ringAlarm = Alarms.Alarm.NONE;
    private volatile Alarms.Alarm talkAlarm = Alarms.Alarm.NONE;
    private volatile Alarms.Alarm silenceAlarm = Alarms.Alarm.NONE;
    private volatile @Nullable RtpStream voice;
    private volatile @Nullable Attempt current;
    private volatile long answeredNanos;
    private volatile boolean hangUpWanted;
    private volatile boolean ringTimedOut;
    private volatile CallRefused lastRefusal =
            new CallRefused(Cause.TRUNK_FAULT, 0, OptionalInt.empty(), "no trunk has room");

    Dialling(CallEnvironment exchange, DialOrder order, List<TrunkLine> lines, CallRecord record, Keypad keypad) {
        this.exchange = exchange;
        this.order = order;
        this.lines = lines.iterator();
        this.record = record;
        this.keypad = keypad;
    }

    /// Sends the first INVITE, or settles the call at once.
    void begin() {
        try {
            RtpStream stream = exchange.rtp().stream(new KeyRoad(this, KeyLog.Way.EVENTS));
            voice = stream;
            ringAlarm = exchange.sip().alarms().after(order.ringTimeout(), this::ringTimeout);
            next(stream);
        } catch (IOException e) {
            refuse(new CallRefused(Cause.TRUNK_FAULT, 0, OptionalInt.empty(), String.valueOf(e.getMessage())));
        }
    }

    @Nullable
    RtpStream voice() {
        return voice;
    }

    DialOrder order() {
        return order;
    }

    CallRecord record() {
        return record;
    }

    CallEnvironment exchange() {
        return exchange;
    }

    boolean isHangUpWanted() {
        return hangUpWanted;
    }

    boolean hasRingTimedOut() {
        return ringTimedOut;
    }

    /// Tries the next trunk with room.
    private void next(RtpStream stream) {
        while (!hangUpWanted && lines.hasNext()) {
            TrunkLine line = lines.next();
            if (!line.tryTake()) continue;
            Attempt attempt = Attempt.over(line, this, stream);
            if (attempt == null) {
                line.giveBack();
                lastRefusal = new CallRefused(
                        Cause.TRUNK_FAULT, 0, OptionalInt.empty(), "trunk " + line.name() + ": its host is not known");
                continue;
            }
            current = attempt;
            attempt.start();
            // Somebody may have hung up between the question above and the INVITE.
            if (hangUpWanted) attempt.hangUp();
            return;
        }
        refuse(lastRefusal);
    }

    /// The trunk failed while nothing had rung: the next one may do better.
    void failOver(CallRefused refusal) {
        lastRefusal = refusal;
        RtpStream stream = voice;
        if (stream == null) refuse(refusal);
        else next(stream);
    }

    void refuse(CallRefused refusal) {
        record.settle(refusal);
        release();
    }

    void answered(String codec, boolean secured) {
        keypad.open();
        // Told before the script is released, so that what it does comes after.
        event(Kind.ANSWERED, secured ? codec + ", SRTP" : codec);
        if (!record.answered(codec)) {
            // Whoever hung up a moment ago may have found nothing to hang up yet.
            signalHangUp(Kind.BYE, "us");
            release();
            return;
        }
        ringAlarm.cancel();
        answeredNanos = System.nanoTime();
        talkAlarm = exchange.sip().alarms().after(order.maxDuration(), () -> cut(CallEnded.Cause.TOO_LONG));
        watchSilence();
    }

    boolean mayCount(char key, KeyLog.Way way) {
        return keypad.mayCount(key, way);
    }

    void pressed(char key, KeyLog.Way way) {
        if (keypad.press(key, way)) event(Kind.KEY, "");
    }

    void held(char key, KeyLog.Way way) {
        keypad.held(key, way);
    }

    /// Looks again when the limit could be reached at the earliest.
    private void watchSilence() {
        RtpStream stream = voice;
        if (stream == null || record.isOver()) return;
        // A phone may ring in silence for longer than the limit: only what follows the answer counts.
        Duration answered = Duration.ofNanos(System.nanoTime() - answeredNanos);
        Duration silent = stream.silentFor();
        Duration left = exchange.mediaTimeout().minus(silent.compareTo(answered) < 0 ? silent : answered);
        if (left.isZero() || left.isNegative()) cut(CallEnded.Cause.LOST);
        else silenceAlarm = exchange.sip().alarms().after(left, this::watchSilence);
    }

    private void ringTimeout() {
        if (record.isAnswered() || record.isOver()) return;
        ringTimedOut = true;
        signalHangUp(Kind.CANCEL, "ring timeout");
        // Answered in that very moment: the hang-up was a BYE then, and no answer can follow it.
        if (record.end(CallEnded.Cause.US)) release();
    }

    private void cut(CallEnded.Cause cause) {
        if (!record.end(cause)) return;
        signalHangUp(Kind.BYE, cause == CallEnded.Cause.TOO_LONG ? "us, too long" : "us, no media");
        release();
    }

    /// Our own side has had enough, whatever the state.
    void hangUp() {
        if (record.settle(new CallRefused(Cause.CANCELLED, 0, OptionalInt.empty(), "hung up before the answer"))) {
            signalHangUp(Kind.CANCEL, "us");
        } else {
            if (!record.end(CallEnded.Cause.US)) return;
            signalHangUp(Kind.BYE, "us");
            release();
        }
    }

    private void signalHangUp(Kind kind, String detail) {
        event(kind, detail);
        hangUpWanted = true;
        Attempt attempt = current;
        if (attempt != null) attempt.hangUp();
    }

    /// The far end or the path ended the answered call.
    void ended(CallEnded.Cause cause, String detail) {
        if (!record.end(cause)) return;
        event(Kind.BYE, detail);
        // RTP and SIP travel apart: keys pressed before the BYE may arrive just behind it.
        exchange.sip().alarms().after(CallEnvironment.KEY_GRACE, this::release);
    }

    private void release() {
        ringAlarm.cancel();
        talkAlarm.cancel();
        silenceAlarm.cancel();
        keypad.close();
        Attempt attempt = current;
        if (attempt != null) attempt.giveBack();
        RtpStream stream = voice;
        if (stream != null) stream.close();
        exchange.forget(this);
    }

    void event(Kind kind, String detail) {
        order.observer().happened(new CallEvent(kind, detail));
    }
}
