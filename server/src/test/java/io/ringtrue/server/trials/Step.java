package io.ringtrue.server.trials;

import io.ringtrue.telephony.phone.Callee;
import io.ringtrue.telephony.phone.Line;
import io.ringtrue.telephony.phone.NeverAnswering;
import io.ringtrue.telephony.phone.Person;
import io.ringtrue.telephony.phone.PhoneEvent;
import java.time.Duration;
import java.util.List;

/// Where in a verification's life the server is killed.
enum Step {
    /// The callback has been sent and not answered.
    CALLBACK_OPEN,
    /// The request has been answered.
    ACCEPTED,
    /// The INVITE has come; nothing rings.
    INVITED,
    RINGING,
    /// The prompt is being heard.
    PROMPT,
    /// Three keys of six are pressed.
    DIGITS,
    /// The PIN has matched; goodbye is being said.
    FAREWELL;

    private static final int KEYED = 3;
    private static final Duration HEARD = Duration.ofMillis(300);

    /// Somebody with whom a call gets as far as this step.
    Callee callee(String pin) {
        return switch (this) {
            case CALLBACK_OPEN, ACCEPTED, INVITED, FAREWELL -> Person.keying(pin + "#");
            case RINGING -> new NeverAnswering();
            case PROMPT -> Person.silent().on(Line.GOOD.recorded());
            case DIGITS ->
                Person.keying(pin.substring(0, KEYED))
                        .thenKeys(pin.substring(KEYED) + "#", Duration.ofSeconds(30), Duration.ZERO);
        };
    }

    void prepare(Trial trial, Order order) {
        switch (this) {
            case CALLBACK_OPEN -> trial.callbacks.hold(order.callbackPath());
            case INVITED -> trial.phones.hold(order.number());
            case ACCEPTED, RINGING, PROMPT, DIGITS, FAREWELL -> {}
        }
    }

    boolean isReached(Trial trial, Order order) {
        return switch (this) {
            case CALLBACK_OPEN -> trial.callbacks.opened(order.callbackPath());
            case ACCEPTED -> true;
            case INVITED -> trial.phones.happened(order.number(), PhoneEvent.Kind.INVITED);
            case RINGING -> trial.phones.happened(order.number(), PhoneEvent.Kind.RINGING);
            case PROMPT -> trial.phones.heard(order.number()).compareTo(HEARD) > 0;
            case DIGITS -> trial.phones.keysPressed(order.number()) >= KEYED;
            case FAREWELL -> saysGoodbye(trial.timeline(order));
        };
    }

    private static boolean saysGoodbye(List<String> timeline) {
        int keyed = timeline.indexOf("keys");
        return keyed >= 0 && timeline.lastIndexOf("speaking") > keyed;
    }

    /// Whether a kill here always finds the call unfinished.
    boolean isMidCall() {
        return switch (this) {
            case INVITED, RINGING, PROMPT, DIGITS -> true;
            case CALLBACK_OPEN, ACCEPTED, FAREWELL -> false;
        };
    }
}
