package io.ringtrue.telephony.phone;

/// Changes the SIP of one call, in both directions. One object for each call, used by one thread at a time;
/// must not throw or block.
public interface SipHabit {
    /// A message is to be sent. Only what the habit sends through `wire` is sent in its place.
    default void leaving(SipText message, Outlet wire) {
        wire.send(message);
    }

    /// A message has arrived.
    ///
    /// @param wire sends an answer of the habit's own
    /// @return whether the far end receives the message
    default boolean arriving(SipText message, Outlet wire) {
        return true;
    }

    /// Sends to the peer of the message at hand.
    interface Outlet {
        /// Sends a message as it is written.
        void send(SipText message);

        /// Sends bytes that need not be one message: a keep-alive, half a message, two at once.
        void send(byte[] bytes);

        /// Sends from [Oddity#elsewhere()], by UDP.
        void sendFromElsewhere(SipText message);
    }

    SipHabit NONE = new SipHabit() {};
}
