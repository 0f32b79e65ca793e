package io.ringtrue.server.dashboard.phone;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.ringtrue.server.verification.TimelineEvent;
import io.ringtrue.server.verification.Verification;
import io.ringtrue.telephony.phone.SeenMessage;
import java.util.List;

/// A control message to the browser, as JSON with a member `type`. Times are milliseconds since 1970. Sound goes beside
/// them, as binary messages of 160 octets: 20 ms of G.711 µ-law.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = LineMessage.Held.class, name = "held"),
    @JsonSubTypes.Type(value = LineMessage.NotHeld.class, name = "not-held"),
    @JsonSubTypes.Type(value = LineMessage.Ringing.class, name = "ringing"),
    @JsonSubTypes.Type(value = LineMessage.Answered.class, name = "answered"),
    @JsonSubTypes.Type(value = LineMessage.KeySent.class, name = "key-sent"),
    @JsonSubTypes.Type(value = LineMessage.Beep.class, name = "beep"),
    @JsonSubTypes.Type(value = LineMessage.Ended.class, name = "ended"),
    @JsonSubTypes.Type(value = LineMessage.Message.class, name = "message"),
    @JsonSubTypes.Type(value = LineMessage.Following.class, name = "following"),
    @JsonSubTypes.Type(value = LineMessage.Event.class, name = "event"),
    @JsonSubTypes.Type(value = LineMessage.Result.class, name = "result")
})
sealed interface LineMessage {
    /// This browser holds the number now.
    record Held(String number) implements LineMessage {}

    /// The number was not given to this browser.
    ///
    /// @param why a clause that follows the number: `is held by another browser`
    record NotHeld(String number, String why) implements LineMessage {}

    /// A call comes in.
    ///
    /// @param caller may be empty; like `callerName` written by the caller
    record Ringing(String number, String caller, String callerName) implements LineMessage {}

    /// The call is answered.
    record Answered(String codec) implements LineMessage {}

    /// A key has been handed to the call. The event `key` of the verification says that the server has heard it.
    record KeySent() implements LineMessage {}

    /// The machine that the browser has become has beeped.
    record Beep() implements LineMessage {}

    /// The call is over.
    ///
    /// @param cause `refused`, `cancelled`, `hung-up` (here), `bye` (by the caller) or `lost`
    /// @param detail status and reason, where there are; may be empty
    record Ended(String cause, String detail) implements LineMessage {}

    /// A SIP message of the call.
    ///
    /// @param line method, or status and reason: `INVITE`, `180 Ringing`
    record Message(long at, boolean fromCaller, String line, String cseq) implements LineMessage {
        static Message of(SeenMessage seen) {
            return new Message(seen.at().toEpochMilli(), seen.fromCaller(), seen.line(), seen.cseq());
        }
    }

    /// Events of this verification follow.
    ///
    /// @param id as text: JavaScript's numbers are not made for ids
    /// @param accepted when it was accepted
    /// @param events those so far
    record Following(String id, long accepted, List<Event> events) implements LineMessage {}

    /// Something happened to the verification.
    ///
    /// @param detail never holds a PIN
    record Event(long at, String event, String detail) implements LineMessage {
        static Event of(TimelineEvent event) {
            return new Event(event.at().toEpochMilli(), event.event(), event.detail());
        }
    }

    /// How the verification stands; final once `isFinal`.
    ///
    /// @param reason empty until the final status
    record Result(String id, String status, String reason, boolean matched, String cost, boolean isFinal)
            implements LineMessage {
        static Result of(Verification verification) {
            Verification.Standing standing = verification.standing();
            return new Result(
                    String.valueOf(verification.id()),
                    standing.status().text(),
                    standing.reason().map(reason -> reason.text()).orElse(""),
                    standing.matched().orElse(false),
                    standing.cost().toString(),
                    standing.status().isFinal());
        }
    }
}
