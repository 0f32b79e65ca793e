package io.ringtrue.trials.experiments;

import io.ringtrue.telephony.phone.Callee;
import io.ringtrue.telephony.phone.Leaving;
import io.ringtrue.telephony.phone.Line;
import io.ringtrue.telephony.phone.NeverAnswering;
import io.ringtrue.telephony.phone.Person;
import io.ringtrue.telephony.phone.PhoneEvent;
import io.ringtrue.trials.oracle.Order;
import io.ringtrue.trials.world.CallbackEndpoint.Behaviour;
import java.time.Duration;
import java.util.List;

/// Where in a verification's life the server is killed.
enum Step {
    /// The callback has been sent and not answered.
    CALLBACK_OPEN,
    /// The callback was answered a moment ago.
    CALLBACK_ANSWERED,
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
    FAREWELL,
    /// The call was hung up a moment ago.
    BYE;

    private static final int KEYED = 3;
    private static final Duration HEARD = Duration.ofMillis(300);
    private static final Duration PATIENCE = Duration.ofSeconds(45);

    /// Somebody with whom a call gets as far as this step.
    Part part(String pin) {
        return new Part(callee(pin), Order.Expected.RIGHT);
    }

    private Callee callee(String pin) {
        return switch (this) {
            case CALLBACK_OPEN, CALLBACK_ANSWERED, ACCEPTED, INVITED, FAREWELL, BYE ->
                Person.keying(pin + "#").leaving(new Leaving.AfterTalking(PATIENCE));
            case RINGING -> new NeverAnswering();
            case PROMPT -> Person.silent().on(Line.GOOD.recorded()).leaving(new Leaving.AfterTalking(PATIENCE));
            case DIGITS ->
                Person.keying(pin.substring(0, KEYED))
                        .thenKeys(pin.substring(KEYED) + "#", Duration.ofSeconds(30), Duration.ZERO)
                        .leaving(new Leaving.AfterTalking(PATIENCE));
        };
    }

    void prepare(Trial trial, Order order) {
        switch (this) {
            case CALLBACK_OPEN -> trial.callbacks.behave(order.callbackPath(), Behaviour.HOLDS_ONE);
            case INVITED -> trial.phones.hold(order.number());
            case CALLBACK_ANSWERED, ACCEPTED, RINGING, PROMPT, DIGITS, FAREWELL, BYE -> {}
        }
    }

    boolean isReached(Trial trial, Order order) {
        String number = order.number();
        return switch (this) {
            case CALLBACK_OPEN, CALLBACK_ANSWERED -> trial.callbacks.opened(order.callbackPath());
            case ACCEPTED -> true;
            case INVITED -> trial.phones.happened(number, PhoneEvent.Kind.INVITED);
            case RINGING -> trial.phones.happened(number, PhoneEvent.Kind.RINGING);
            case PROMPT -> trial.phones.heard(number).compareTo(HEARD) > 0;
            case DIGITS -> trial.phones.keysPressed(number) >= KEYED;
            case FAREWELL -> saysGoodbye(trial.timeline(order));
            case BYE -> trial.phones.happened(number, PhoneEvent.Kind.BYE);
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
            case CALLBACK_OPEN, CALLBACK_ANSWERED, ACCEPTED, FAREWELL, BYE -> false;
        };
    }
}
