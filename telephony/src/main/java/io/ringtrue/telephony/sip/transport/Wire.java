package io.ringtrue.telephony.sip.transport;

import java.time.Duration;

/// Where messages leave.
public interface Wire {
    /// For a message that nobody misses when it does not leave.
    Runnable IGNORE = () -> {};

    /// Sends or queues; never blocks.
    ///
    /// @param failed told, later and on another thread, when the message is known not to have left
    void send(Hop hop, byte[] message, Runnable failed);

    /// A request was not answered in all this time: a connection that has been silent for as long is taken for dead,
    /// and the next message gets a new one.
    void unanswered(Hop hop, Duration waited);
}
