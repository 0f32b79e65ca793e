package io.ringtrue.telephony.phone;

import io.ringtrue.telephony.audio.Wave;
import io.ringtrue.telephony.sip.CallListener;
import io.ringtrue.telephony.sip.DialogEnd;
import io.ringtrue.telephony.sip.IncomingCall;
import io.ringtrue.telephony.sip.message.Body;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A call to the far end. Safe for several threads.
public final class PhoneCall {
    private final IncomingCall sip;
    private final FarEndObserver observer;
    private final CountDownLatch over = new CountDownLatch(1);
    private final AtomicBoolean ended = new AtomicBoolean();
    private final StringBuffer keys = new StringBuffer();
    private volatile @Nullable PhoneMedia media;
    private volatile @Nullable Ear ear;
    private volatile Consumer<PhoneEvent> also = _ -> {};

    PhoneCall(IncomingCall sip, FarEndObserver observer) {
        this.sip = sip;
        this.observer = observer;
    }

    /// The dialled number: the user part of the Request-URI. May be empty.
    public String number() {
        return sip.dialled();
    }

    /// The Call-ID of the call's messages.
    public String sipCallId() {
        return sip.callId();
    }

    /// The keys pressed so far, including one that is being sent. They may be a PIN, so do not log them.
    public String keysSent() {
        return keys.toString();
    }

    /// The caller's voice so far, at 8 kHz. Empty unless the line records and the call was answered.
    public Wave heard() {
        Ear listening = ear;
        return listening == null ? new Wave(Wave.TELEPHONE_RATE, new short[0]) : listening.recording();
    }

    /// Hangs up, or declines the call if it still rings. Does nothing once the call is over.
    public void hangUp() {
        if (end(PhoneEvent.Kind.HUNG_UP, "")) sip.hangUp();
    }

    @Override
    public String toString() {
        return "PhoneCall[" + sip.callId() + "]";
    }

    IncomingCall sip() {
        return sip;
    }

    void carriedBy(PhoneMedia carrier, Ear listening) {
        ear = listening;
        carrier.stream().hear(listening);
        media = carrier;
    }

    /// From now on events are also told to this one, before the observer.
    void alsoTell(Consumer<PhoneEvent> other) {
        also = other;
    }

    void ring() {
        sip.provisional(180, "Ringing", Body.NONE);
        report(PhoneEvent.Kind.RINGING, "");
    }

    void refuse(int status, String reason) {
        if (end(PhoneEvent.Kind.REFUSED, status + " " + reason)) sip.refuse(status, reason);
    }

    void pressed(char key) {
        keys.append(key);
        report(PhoneEvent.Kind.KEY, "");
    }

    void report(PhoneEvent.Kind kind, String detail) {
        PhoneEvent event = new PhoneEvent(kind, detail);
        also.accept(event);
        observer.happened(this, event);
    }

    /// Records and reports the end of the call.
    ///
    /// @return false when it had ended before
    boolean end(PhoneEvent.Kind kind, String detail) {
        if (!ended.compareAndSet(false, true)) return false;
        over.countDown();
        report(kind, detail);
        return true;
    }

    boolean isOver() {
        return ended.get();
    }

    /// Waits for this long.
    ///
    /// @throws CallOver as soon as the call is over
    void pause(Duration length) throws CallOver {
        try {
            if (over.await(Math.max(0, length.toNanos()), TimeUnit.NANOSECONDS)) throw new CallOver();
        } catch (InterruptedException toldToStop) {
            Thread.currentThread().interrupt();
            hangUp();
            throw new CallOver();
        }
    }

    /// Waits until the call is over.
    void untilOver() throws CallOver {
        pause(Duration.ofDays(1));
    }

    /// The call is over, so the callee stops what it does.
    static final class CallOver extends Exception {
        private static final long serialVersionUID = 1L;

        CallOver() {
            super("the call is over", null, false, false);
        }
    }

    /// Receives the events of the SIP side.
    CallListener listener() {
        return new CallListener() {
            @Override
            public void cancelled() {
                end(PhoneEvent.Kind.CANCELLED, "");
            }

            @Override
            public void confirmed(Body body) {
                PhoneMedia carrier = media;
                if (carrier != null && !body.isEmpty()) carrier.agreed(body);
            }

            @Override
            public Optional<Body> reoffered(Body offer) {
                PhoneMedia carrier = media;
                return carrier == null ? Optional.empty() : carrier.describe(offer);
            }

            @Override
            public void ended(DialogEnd ending) {
                switch (ending) {
                    case DialogEnd.Bye _ -> end(PhoneEvent.Kind.BYE, "");
                    case DialogEnd.Lost(String why) -> end(PhoneEvent.Kind.LOST, why);
                }
            }
        };
    }
}
