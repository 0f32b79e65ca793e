package io.ringtrue.telephony.sip.transport;

import java.time.Duration;

/// Sends messages.
public interface Wire {
    /// For a message whose failure needs no action.
    Runnable IGNORE = () -> {};

    /// Sends or queues a message; never blocks.
    ///
    /// @param failed run later, on another thread, if the message certainly could not be sent. Without that
    /// there is no guarantee that it arrived
    void send(Hop hop, byte[] message, Runnable failed);

    /// A request got no answer for this long. A connection that has been silent for as long is closed as
    /// dead, so that the next message gets a new one.
    void unanswered(Hop hop, Duration waited);
}
