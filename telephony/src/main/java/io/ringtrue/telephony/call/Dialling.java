package io.ringtrue.telephony.call;

import io.ringtrue.telephony.call.CallEvent.Kind;
import io.ringtrue.telephony.call.CallRefused.Cause;
import io.ringtrue.telephony.call.answering.AnswerListening;
import io.ringtrue.telephony.call.answering.AnswerTree;
import io.ringtrue.telephony.call.keys.KeyLog;
import io.ringtrue.telephony.call.keys.Keypad;
import io.ringtrue.telephony.call.trunk.TrunkLine;
import io.ringtrue.telephony.rtp.RtpCounts;
import io.ringtrue.telephony.rtp.RtpStream;
import io.ringtrue.telephony.sip.transport.Alarms;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.jspecify.annotations.Nullable;

/// The network's side of one call: tries trunk after trunk until one accepts the call, and watches the
/// deadlines. Safe for several threads.
final class Dialling {
    private static final System.Logger LOG = System.getLogger(Dialling.class.getName());

    /// More trunks than an operator has; the last ones are kept.
    private static final int MOST_TRACES = 8;

    private final CallEnvironment environment;
    private final CallClock clock;
    /// Guarded by itself.
    private final Deque<Attempt> attempts = new ArrayDeque<>();

    private final AtomicIntegerArray keys = new AtomicIntegerArray(KeyLog.Way.values().length);
    private final DialOrder order;
    private final Iterator<TrunkLine> lines;
    private final CallRecord record;
    private final Keypad keypad;
    private final AnswerListening ear = new AnswerListening(AnswerTree.standard(), System::nanoTime);
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

    Dialling(CallEnvironment environment, DialOrder order, List<TrunkLine> lines, CallRecord record, Keypad keypad) {
        this.environment = environment;
        this.clock = CallClock.from(environment.clock());
        this.order = order;
        this.lines = lines.iterator();
        this.record = record;
        this.keypad = keypad;
    }

    /// Sends the first INVITE, or settles the call at once if none can be sent.
    void begin() {
        try {
            RtpStream stream = environment.rtp().stream(new KeyRoad(this, KeyLog.Way.EVENTS));
            voice = stream;
            ringAlarm = environment.sip().alarms().after(order.ringTimeout(), this::ringTimeout);
            next(stream);
        } catch (IOException e) {
            refuse(new CallRefused(Cause.TRUNK_FAULT, 0, OptionalInt.empty(), String.valueOf(e.getMessage())));
        }
    }

    @Nullable
    RtpStream voice() {
        return voice;
    }

    AnswerListening ear() {
        return ear;
    }

    DialOrder order() {
        return order;
    }

    CallRecord record() {
        return record;
    }

    CallEnvironment environment() {
        return environment;
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
                        Cause.TRUNK_FAULT,
                        0,
                        OptionalInt.empty(),
                        "trunk " + line.name() + ": its host has no known address");
                continue;
            }
            remember(attempt);
            current = attempt;
            attempt.start();
            // hangUp() may have been called between the test above and the INVITE.
            if (hangUpWanted) attempt.hangUp();
            return;
        }
        refuse(lastRefusal);
    }

    private void remember(Attempt attempt) {
        synchronized (attempts) {
            if (attempts.size() == MOST_TRACES) attempts.removeFirst();
            attempts.addLast(attempt);
        }
    }

    /// Waits until the last message of the call has passed, but not longer than `patience`.
    void awaitLastMessage(Duration patience) throws InterruptedException {
        Attempt attempt = current;
        if (attempt == null || !record.isOver()) return;
        if (!attempt.awaitOver(patience)) LOG.log(Level.DEBUG, () -> "the far end has not confirmed the end");
    }

    /// @param spoken when prompts began and ended, by the monotonic clock
    List<CallTrace> traces(List<long[]> spoken) {
        RtpStream stream = voice;
        AttemptTimes.Voices voices = new AttemptTimes.Voices(
                stream == null ? RtpCounts.NOTHING : stream.counts(),
                new MediaFigures.Keys(
                        keys.get(KeyLog.Way.EVENTS.ordinal()),
                        keys.get(KeyLog.Way.TONES.ordinal()),
                        keys.get(KeyLog.Way.INFO.ordinal())),
                spoken);
        List<Attempt> all;
        synchronized (attempts) {
            all = List.copyOf(attempts);
        }
        return all.stream().map(attempt -> attempt.trace(clock, voices)).toList();
    }

    /// The trunk failed before anything rang: tries the next one.
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
        RtpStream stream = voice;
        if (stream != null) ear.begin(new SentEcho(stream));
        // Record the event first: the script may log its own event as soon as it wakes.
        event(Kind.ANSWERED, secured ? codec + ", SRTP" : codec);
        if (!record.answered(codec)) {
            // hangUp() was called just before the answer and found nothing to hang up, so send the BYE here.
            signalHangUp(Kind.BYE, "us");
            release();
            return;
        }
        ringAlarm.cancel();
        answeredNanos = System.nanoTime();
        talkAlarm = environment.sip().alarms().after(order.maxDuration(), () -> cut(CallEnded.Cause.TOO_LONG));
        watchSilence();
    }

    boolean mayCount(char key, KeyLog.Way way) {
        return keypad.mayCount(key, way);
    }

    void pressed(char key, KeyLog.Way way) {
        if (!keypad.press(key, way)) return;
        keys.incrementAndGet(way.ordinal());
        event(Kind.KEY, "");
    }

    void held(char key, KeyLog.Way way) {
        keypad.held(key, way);
    }

    /// Ends the call if the far end has been silent for too long; otherwise sets the alarm for the earliest
    /// time at which that can be.
    private void watchSilence() {
        RtpStream stream = voice;
        if (stream == null || record.isOver()) return;
        // A phone may ring in silence for longer than the limit, so only silence after the answer counts.
        Duration answered = Duration.ofNanos(System.nanoTime() - answeredNanos);
        Duration silent = stream.silentFor();
        Duration left = environment.mediaTimeout().minus(silent.compareTo(answered) < 0 ? silent : answered);
        if (left.isZero() || left.isNegative()) cut(CallEnded.Cause.LOST);
        else silenceAlarm = environment.sip().alarms().after(left, this::watchSilence);
    }

    private void ringTimeout() {
        if (record.isAnswered() || record.isOver()) return;
        ringTimedOut = true;
        signalHangUp(Kind.CANCEL, "ring timeout");
        // If the call was answered at this moment, the hang-up was a BYE, and the call ends here.
        if (record.end(CallEnded.Cause.US)) release();
    }

    private void cut(CallEnded.Cause cause) {
        if (!record.end(cause)) return;
        signalHangUp(Kind.BYE, cause == CallEnded.Cause.TOO_LONG ? "us, too long" : "us, no media");
        release();
    }

    /// We hang up, in any state.
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

    /// The far end ended the answered call, or the signalling failed.
    void ended(CallEnded.Cause cause, String detail) {
        if (!record.end(cause)) return;
        event(Kind.BYE, detail);
        // RTP and SIP take different paths: keys pressed before the BYE may arrive just after it.
        environment.sip().alarms().after(CallEnvironment.KEY_GRACE, this::release);
    }

    private void release() {
        ringAlarm.cancel();
        talkAlarm.cancel();
        silenceAlarm.cancel();
        keypad.close();
        ear.close();
        Attempt attempt = current;
        if (attempt != null) attempt.giveBack();
        RtpStream stream = voice;
        if (stream != null) stream.close();
        environment.forget(this);
    }

    void event(Kind kind, String detail) {
        order.observer().happened(new CallEvent(kind, detail));
    }
}
