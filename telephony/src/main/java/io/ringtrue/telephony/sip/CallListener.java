package io.ringtrue.telephony.sip;

import io.ringtrue.telephony.sip.message.Body;
import java.util.Optional;

/// What a call tells the one who owns it. Called on the SIP threads, in order, never two at a time for one call:
/// return quickly, never block, never throw. The call's own methods may be called from here.
public interface CallListener {

    /// The caller gave up before we answered; 487 has been sent. Nothing follows.
    default void cancelled() {}

    /// The ACK for a 200 of ours arrived; its repeats are not told.
    ///
    /// @param body an answer, when our 200 carried the offer; else [Body#NONE]
    default void confirmed(Body body) {}

    /// A key, or whatever else an INFO carries; never empty.
    ///
    /// @return the media types that would have been understood, as an Accept field lists them: 415 is sent; empty:
    /// it was understood, and 200 is sent
    default Optional<String> info(Body body) {
        return Optional.empty();
    }

    /// The far end offers the media anew (re-INVITE or UPDATE).
    ///
    /// @param offer [Body#NONE]: they ask for our offer
    /// @return what our 200 carries; empty: 488, and everything stays as it was
    default Optional<Body> reoffered(Body offer) {
        return Optional.empty();
    }

    /// The far end agreed to what we offered anew.
    default void reanswered(Body answer) {}

    /// An answered call is over, and not because of us. Called once; nothing follows.
    default void ended(DialogEnd ending) {}
}
