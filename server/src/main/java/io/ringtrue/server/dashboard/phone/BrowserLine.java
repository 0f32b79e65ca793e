package io.ringtrue.server.dashboard.phone;

import io.ringtrue.telephony.audio.G711;
import io.ringtrue.telephony.phone.HeldCall;
import io.ringtrue.telephony.phone.Machine;
import io.ringtrue.telephony.phone.PhoneEvent;
import io.ringtrue.telephony.phone.PhoneUser;
import io.ringtrue.telephony.phone.Refusing;
import io.ringtrue.telephony.phone.SeenMessage;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// The phone in one browser: it holds numbers and has one call at a time. A second call is refused as busy. It takes no
/// lock while it speaks to a call, because the call speaks to it under a lock of its own.
final class BrowserLine implements PhoneUser, AutoCloseable {
    private static final int MOST_NUMBERS = 8;

    private final HeldNumbers numbers;
    private final Follower follower;
    private final Outbox outbox;
    private final JsonMapper json;
    private final Framer framer;
    /// The call that rings or talks, or the last one.
    private final AtomicReference<@Nullable HeldCall> current = new AtomicReference<>();

    private volatile boolean closed;

    BrowserLine(HeldNumbers numbers, FollowerMaker followers, Outbox outbox, JsonMapper json) {
        this.numbers = numbers;
        this.outbox = outbox;
        this.json = json;
        this.framer = new Framer(outbox::sound);
        this.follower = followers.tellingOf(this::say);
    }

    /// Makes the follower of one browser.
    @FunctionalInterface
    interface FollowerMaker {
        Follower tellingOf(Consumer<LineMessage> sink);
    }

    private void say(LineMessage message) {
        outbox.say(json.writerFor(LineMessage.class).writeValueAsString(message));
    }

    /// Does what the browser wants.
    ///
    /// @throws IllegalArgumentException when the command is not one of those that [LineCommand] names
    void obey(LineCommand command) {
        switch (command.type()) {
            case "hold" -> hold(command.wantedNumber());
            case "release" -> command.wantedNumber().ifPresent(number -> numbers.release(number, this));
            case "follow" -> follow(command.wantedId());
            case "result" -> follower.result();
            default -> withCall(command);
        }
    }

    private void withCall(LineCommand command) {
        HeldCall call = current.get();
        switch (command.type()) {
            case "answer" -> tell(call, HeldCall::answer);
            case "decline", "hang-up" -> tell(call, HeldCall::hangUp);
            case "busy" -> tell(call, ringing -> ringing.refuse(Refusing.BUSY));
            case "machine" -> tell(call, answering -> answering.become(Machine.babbling()));
            case "key" -> tell(call, talking -> talking.press(command.wantedKey()));
            default -> throw new IllegalArgumentException("type is none of those that the line has");
        }
    }

    private static void tell(@Nullable HeldCall call, Consumer<HeldCall> what) {
        if (call != null) what.accept(call);
    }

    private void hold(Optional<String> wanted) {
        if (numbers.heldBy(this) >= MOST_NUMBERS) {
            say(new LineMessage.NotHeld(wanted.orElse(""), "is one too many: a browser holds " + MOST_NUMBERS));
        } else if (wanted.isEmpty()) {
            numbers.holdAny(this)
                    .ifPresentOrElse(
                            number -> say(new LineMessage.Held(number)),
                            () -> say(new LineMessage.NotHeld("", "is not free: all are held by other browsers")));
        } else {
            String number = wanted.get();
            say(
                    numbers.hold(number, this)
                            ? new LineMessage.Held(number)
                            : new LineMessage.NotHeld(number, "is held by another browser"));
        }
        if (closed) numbers.releaseAll(this);
    }

    private void follow(Optional<Long> id) {
        HeldCall call = current.get();
        if (id.isPresent()) follower.follow(id.get());
        else if (call != null)
            follower.followCallTo(call.number().startsWith("+") ? call.number() : "+" + call.number());
    }

    /// The microphone.
    ///
    /// @param octets G.711 µ-law
    void speak(byte[] octets) {
        HeldCall call = current.get();
        if (call != null && !call.isOver()) call.speak(G711.MU_LAW.decode(octets));
    }

    @Override
    public void ringing(HeldCall call) {
        HeldCall before = current.get();
        boolean free = before == null || before.isOver();
        if (!free || !current.compareAndSet(before, call)) {
            call.refuse(Refusing.BUSY);
        } else if (closed) {
            call.refuse(Refusing.UNAVAILABLE);
        } else {
            outbox.hush();
            say(new LineMessage.Ringing(call.number(), call.caller(), call.callerName()));
        }
    }

    @Override
    public void happened(HeldCall call, PhoneEvent event) {
        if (!isCurrent(call)) return;
        switch (event.kind()) {
            case ANSWERED -> say(new LineMessage.Answered(event.detail()));
            case KEY -> say(new LineMessage.KeySent());
            case BEEP -> say(new LineMessage.Beep());
            case REFUSED, CANCELLED, HUNG_UP, BYE, LOST ->
                say(new LineMessage.Ended(
                        event.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'), event.detail()));
            case INVITED, RINGING, EARLY_MEDIA -> {}
        }
    }

    @Override
    public void heard(HeldCall call, short[] samples) {
        if (isCurrent(call)) framer.add(samples);
    }

    @Override
    public void passed(HeldCall call, SeenMessage message) {
        if (isCurrent(call)) say(LineMessage.Message.of(message));
    }

    private boolean isCurrent(HeldCall call) {
        return Objects.equals(current.get(), call);
    }

    /// The browser is gone: its numbers are free, a ringing call gets 480, an answered one BYE.
    @Override
    public void close() {
        closed = true;
        numbers.releaseAll(this);
        follower.close();
        tell(current.get(), call -> {
            call.refuse(Refusing.UNAVAILABLE);
            call.hangUp();
        });
    }
}
