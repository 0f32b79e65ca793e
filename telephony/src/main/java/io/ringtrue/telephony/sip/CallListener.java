package io.ringtrue.telephony.sip;

import io.ringtrue.telephony.sip.message.Body;
import java.util.Optional;

/// Receives the events of one call. The methods are called on SIP threads, in order, and never two at a time
/// for one call. They must return quickly, not block and not throw: the call's next message waits for them.
/// They may call the call's own methods.
public interface CallListener {

    /// The caller gave up before we answered, and 487 has been sent. This is the last event.
    default void cancelled() {}

    /// The ACK of our 200 arrived. Called once for each 200: repeated ACKs are not reported.
    ///
    /// @param body the SDP answer if our 200 carried the offer, else [Body#NONE]
    default void confirmed(Body body) {}

    /// An INFO request arrived (RFC 6086); many of them carry a key.
    ///
    /// @param body never empty
    ///
    /// @return empty when the body was understood: 200 is sent. Otherwise the media types that would have
    /// been understood, as a value of Accept: 415 is sent
    default Optional<String> info(Body body) {
        return Optional.empty();
    }

    /// The far end makes a new offer (re-INVITE or UPDATE).
    ///
    /// @param offer [Body#NONE] when the far end asks us to offer
    /// @return the body of our 200. Empty: 488 is sent, and the media stay as they were
    default Optional<Body> reoffered(Body offer) {
        return Optional.empty();
    }

    /// The far end answered our new offer.
    default void reanswered(Body answer) {}

    /// The far end or the network ended an answered call. Called at most once, as the last event; not called
    /// when we hung up first.
    default void ended(DialogEnd ending) {}
}
