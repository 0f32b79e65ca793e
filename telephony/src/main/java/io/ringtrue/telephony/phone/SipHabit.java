package io.ringtrue.telephony.phone;

/// How one call's SIP is spoilt on its way out and in. One object a call, used by one thread at a time; must not
/// throw or block.
public interface SipHabit {
    /// A message is about to leave. What is sent through `wire` leaves instead of it; nothing else does.
    default void leaving(SipText message, Outlet wire) {
        wire.send(message);
    }

    /// A message has arrived.
    ///
    /// @param wire for an answer of the habit's own
    /// @return whether the far end is given it
    default boolean arriving(SipText message, Outlet wire) {
        return true;
    }

    /// The way to whoever the message at hand goes to or comes from.
    interface Outlet {
        void send(SipText message);

        /// Bytes that need not be a message: a keep-alive, half of one, two at once.
        void send(byte[] bytes);

        /// From [Oddity#elsewhere()], by UDP.
        void sendFromElsewhere(SipText message);
    }

    SipHabit NONE = new SipHabit() {};
}
