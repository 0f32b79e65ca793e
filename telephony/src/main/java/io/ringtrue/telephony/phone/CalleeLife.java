package io.ringtrue.telephony.phone;

import io.ringtrue.telephony.audio.Sound;
import io.ringtrue.telephony.audio.Tones;
import io.ringtrue.telephony.phone.PhoneCall.CallOver;
import io.ringtrue.telephony.rtp.KeyListener;
import io.ringtrue.telephony.rtp.PacketMangler;
import io.ringtrue.telephony.rtp.Playback;
import io.ringtrue.telephony.rtp.RtpEngine;
import io.ringtrue.telephony.rtp.RtpStream;
import io.ringtrue.telephony.sip.message.Body;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/// Plays the callee of one call, from the first ring to the end, on the call's thread.
final class CalleeLife {
    private static final double KEY_TONE_DBM0 = -9; // the level of each tone; usual for a telephone's keypad
    private static final double BEEP_DBM0 = -10;
    private static final Duration LISTENING_STEP = Duration.ofMillis(20);
    private static final Duration RINGING_TONE = Duration.ofSeconds(2);

    private final PhoneCall call;
    private final RtpEngine rtp;
    private final InetAddress address;
    private final PacketMangler habit;
    private final MessageLog messages;

    /// @param address where the caller must send its media
    /// @param habit changes the packets that are sent
    /// @param messages the SIP messages of this call among others
    CalleeLife(PhoneCall call, RtpEngine rtp, InetAddress address, PacketMangler habit, MessageLog messages) {
        this.call = call;
        this.rtp = rtp;
        this.address = address;
        this.habit = habit;
        this.messages = messages;
    }

    void live(Callee callee) {
        try {
            switch (callee) {
                case Refusing refusing -> refuse(refusing);
                case NeverAnswering() -> {
                    call.ring();
                    call.untilOver();
                }
                case Person person ->
                    live(person.line(), person.way() != KeyWay.TONES, (media, ear, description) -> {
                        pickUp(person.line(), media, description);
                        keyAndLeave(person, media, ear);
                    });
                case Machine machine ->
                    live(machine.line(), true, (media, _, description) -> {
                        pickUp(machine.line(), media, description);
                        speak(machine, media);
                    });
                case HeldLine(PhoneUser user) ->
                    live(Line.GOOD, true, (media, _, description) -> {
                        HeldCall held = new HeldCall(call, media, description, user);
                        speak(held.offer(messages), media);
                    });
            }
        } catch (CallOver _) {
            // the side that ended the call has already reported why
        } catch (IOException noMedia) {
            call.refuse(500, "No Media Port");
        }
    }

    /// What the callee does once it is known how voice can flow.
    @FunctionalInterface
    private interface Talk {
        /// @param description the SDP of the answer
        void talk(PhoneMedia media, Ear ear, Body description) throws CallOver;
    }

    private void live(Line line, boolean takesEvents, Talk talk) throws CallOver, IOException {
        try (RtpStream stream = rtp.stream(KeyListener.NONE, new LossyLine(line.lossPercent(), habit))) {
            PhoneMedia media = new PhoneMedia(
                    stream,
                    call.sip().source().address().getAddress(),
                    address,
                    ThreadLocalRandom.current().nextLong(Integer.MAX_VALUE),
                    takesEvents,
                    line.secure());
            Ear ear = new Ear(line.records());
            call.carriedBy(media, ear);
            Optional<Body> description = media.describe(call.sip().invite().body());
            if (description.isEmpty()) {
                call.refuse(488, "Not Acceptable Here");
            } else {
                talk.talk(media, ear, description.get());
            }
        }
    }

    private void refuse(Refusing refusing) throws CallOver {
        if (!refusing.rings().isZero()) {
            call.ring();
            call.pause(refusing.rings());
        }
        call.refuse(refusing.status(), refusing.reason());
    }

    private void pickUp(Line line, PhoneMedia media, Body description) throws CallOver {
        boolean offered = !call.sip().invite().body().isEmpty();
        if (line.earlyMedia() && offered) {
            call.sip().provisional(183, "Session Progress", description);
            media.stream().play(Sound.of(ringingTone()));
            call.report(PhoneEvent.Kind.EARLY_MEDIA, "");
        } else {
            call.ring();
        }
        call.pause(line.rings());
        media.stream().play(Sound.NONE);
        call.sip().answer(description);
        call.report(PhoneEvent.Kind.ANSWERED, media.codec());
    }

    /// Two seconds of North America's ringing tone: 440 and 480 Hz (ITU-T E.180 supplement 2).
    private static short[] ringingTone() {
        short[] tone = Tones.sine(440, -19, RINGING_TONE);
        short[] other = Tones.sine(480, -19, RINGING_TONE);
        for (int i = 0; i < tone.length; i++) tone[i] += other[i];
        return tone;
    }

    private void keyAndLeave(Person person, PhoneMedia media, Ear ear) throws CallOver {
        long answered = System.nanoTime();
        for (KeyPress press : person.keys()) {
            waitFor(press, person.leaving(), answered, ear);
            press(press, person.way(), media);
            ear.listenAnew();
        }
        switch (person.leaving()) {
            case Leaving.Never() -> call.untilOver();
            case Leaving.AfterKeys(Duration pause) -> call.pause(pause);
            case Leaving.AfterTalking(Duration talk) -> call.pause(left(talk, answered));
        }
        call.hangUp();
    }

    private void waitFor(KeyPress press, Leaving leaving, long answered, Ear ear) throws CallOver {
        pause(press.after(), leaving, answered);
        while (!press.pause().isZero() && !ear.hasPaused(press.pause())) pause(LISTENING_STEP, leaving, answered);
    }

    /// A person who leaves after a certain time does so even between two keys.
    private void pause(Duration length, Leaving leaving, long answered) throws CallOver {
        if (leaving instanceof Leaving.AfterTalking(Duration talk)
                && left(talk, answered).compareTo(length) < 0) {
            call.pause(left(talk, answered));
            call.hangUp();
        }
        call.pause(length);
    }

    private static Duration left(Duration talk, long answered) {
        return talk.minusNanos(System.nanoTime() - answered);
    }

    private void press(KeyPress press, KeyWay way, PhoneMedia media) throws CallOver {
        call.pressed(press.key());
        switch (way) {
            case EVENTS -> {
                if (media.takesEvents()) {
                    finish(media.stream().press(press.key(), press.held()));
                } else {
                    sound(press, media);
                }
            }
            case INFO -> inform(press);
            case TONES -> sound(press, media);
        }
    }

    private void sound(KeyPress press, PhoneMedia media) throws CallOver {
        finish(media.stream().play(Sound.of(Tones.dtmf(press.key(), KEY_TONE_DBM0, press.held()))));
    }

    private void inform(KeyPress press) throws CallOver {
        String relay = "Signal=" + press.key() + "\r\nDuration=" + press.held().toMillis() + "\r\n";
        call.sip().info(new Body("application/dtmf-relay", relay.getBytes(StandardCharsets.US_ASCII)));
        call.pause(press.held());
    }

    private void speak(Machine machine, PhoneMedia media) throws CallOver {
        finish(media.stream().play(Sound.of(machine.greeting().atTelephoneRate().samples())));
        if (!machine.beep().isZero()) {
            call.report(PhoneEvent.Kind.BEEP, "");
            finish(media.stream().play(Sound.of(Tones.sine(1_000, BEEP_DBM0, machine.beep()))));
        }
        call.pause(machine.listens());
        call.hangUp();
    }

    /// Waits until the playback ends or the call is over. It must watch the call too: after its end a
    /// playback may never end.
    private void finish(Playback playback) throws CallOver {
        while (!playback.isOver()) call.pause(LISTENING_STEP);
    }
}
