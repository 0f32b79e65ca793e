package io.ringtrue.telephony.phone;

import io.ringtrue.telephony.audio.QueuedVoice;
import io.ringtrue.telephony.audio.Tones;
import io.ringtrue.telephony.phone.PhoneCall.CallOver;
import io.ringtrue.telephony.sip.message.Body;
import io.ringtrue.telephony.sip.message.NameAddr;
import io.ringtrue.telephony.sip.message.SipUri;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/// A call to a number that is held by hand. It rings until one of its methods says otherwise. All methods
/// return at once, may be called from any thread, and do nothing when it is too late for them.
public final class HeldCall {
    private static final Duration PRESS = Duration.ofMillis(80);
    private static final double TONE_DBM0 = -9;
    private static final int LONGEST_NAME = 80;
    /// More than anybody keys by hand; what a broken program keys beyond is dropped.
    private static final int MOST_KEYS = 200;

    private final PhoneCall call;
    private final PhoneMedia media;
    private final Body description;
    private final PhoneUser user;
    private final QueuedVoice voice = new QueuedVoice();
    /// A machine to become, or empty: the call is over.
    private final BlockingQueue<Optional<Machine>> turns = new LinkedBlockingQueue<>();

    private boolean begun;
    private boolean answered;
    private boolean ended;

    /// @param description the SDP of the answer
    HeldCall(PhoneCall call, PhoneMedia media, Body description, PhoneUser user) {
        this.call = call;
        this.media = media;
        this.description = description;
        this.user = user;
    }

    /// Offers the call to its user.
    ///
    /// @return the machine that the user turns into
    /// @throws CallOver when the call ends before that
    Machine offer(MessageLog messages) throws CallOver {
        call.alsoTell(this::happened);
        media.stream().hear(samples -> user.heard(this, samples));
        call.ring();
        begin();
        messages.follow(call.sipCallId(), message -> user.passed(this, message));
        return turn().orElseThrow(CallOver::new);
    }

    /// The user is never told about a call that its caller has given up already.
    private synchronized void begin() throws CallOver {
        if (call.isOver()) throw new CallOver();
        begun = true;
        user.ringing(this);
    }

    private synchronized void happened(PhoneEvent event) {
        if (begun && !ended) user.happened(this, event);
        ended |= event.isLast();
        if (ended) turns.add(Optional.empty());
    }

    private Optional<Machine> turn() {
        try {
            return turns.take();
        } catch (InterruptedException toldToStop) {
            Thread.currentThread().interrupt();
            call.hangUp();
            return Optional.empty();
        }
    }

    /// The dialled number: the user part of the Request-URI. May be empty.
    public String number() {
        return call.number();
    }

    /// The caller's number: the user part of From. Empty when it has none. Hostile: the caller wrote it.
    public String caller() {
        NameAddr from = call.sip().invite().headers().from();
        return from == null ? "" : SipUri.read(from.uri()).map(SipUri::user).orElse("");
    }

    /// The caller's name: the display name of From, at most 80 characters, without control characters. Mostly
    /// empty. Hostile: the caller wrote it.
    public String callerName() {
        String from = call.sip().invite().headers().first("From");
        int end = from == null ? -1 : from.indexOf('<');
        if (from == null || end <= 0) return "";
        String name = from.substring(0, end).strip().replaceAll("[\"\\\\]|[\\p{Cntrl}\\p{Cf}]", "");
        return name.substring(0, Math.min(name.length(), LONGEST_NAME));
    }

    /// The Call-ID of the call's messages.
    public String sipCallId() {
        return call.sipCallId();
    }

    /// Whether it has ended.
    public boolean isOver() {
        return call.isOver();
    }

    /// Answers: 200 is sent, and voice flows both ways.
    public void answer() {
        if (!isAnsweredNow()) return;
        media.stream().play(voice);
        call.sip().answer(description);
        call.report(PhoneEvent.Kind.ANSWERED, media.codec());
    }

    /// Only decides: what follows needs the call's strand, whose thread may be waiting for this monitor to tell that
    /// the caller has given up.
    private synchronized boolean isAnsweredNow() {
        boolean first = !answered && !call.isOver();
        answered |= first;
        return first;
    }

    /// Refuses a call that rings.
    ///
    /// @param how its time of ringing has no meaning here
    public synchronized void refuse(Refusing how) {
        if (!answered) call.refuse(how.status(), how.reason());
    }

    /// Hangs up; a call that still rings is declined.
    public void hangUp() {
        call.hangUp();
    }

    /// Presses a key for 80 ms, after those that are being pressed: by RFC 4733, or as tones if the caller does
    /// not accept events. Does nothing before the answer.
    ///
    /// @param key of `0-9`, `*`, `#`, `A-D`
    /// @throws IllegalArgumentException for another key
    public synchronized void press(char key) {
        KeyPress press = new KeyPress(key, Duration.ZERO);
        if (!answered || call.isOver() || call.keysSent().length() >= MOST_KEYS) return;
        call.pressed(press.key());
        if (media.takesEvents()) {
            media.stream().press(press.key(), PRESS);
        } else {
            voice.add(Tones.joined(Tones.dtmf(press.key(), TONE_DBM0, PRESS), Tones.silence(PRESS)));
        }
    }

    /// Speaks. What is spoken faster than it can be heard waits, at most a second of it. Nothing is heard
    /// before the answer or beside a machine.
    ///
    /// @param samples at 8 kHz
    public void speak(short[] samples) {
        voice.add(samples);
    }

    /// Becomes an answering machine, which answers first if need be: it plays its greeting, beeps, listens and
    /// hangs up. From then on the user's voice is not heard; keys are still sent.
    ///
    /// @param machine its line has no meaning here
    public void become(Machine machine) {
        answer();
        turns.add(Optional.of(machine));
    }

    @Override
    public String toString() {
        return "HeldCall[" + call.sipCallId() + "]";
    }
}
