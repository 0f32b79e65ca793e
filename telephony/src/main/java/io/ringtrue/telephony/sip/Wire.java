package io.ringtrue.telephony.sip;

/// Where messages leave.
interface Wire {
    /// Sends or queues; never blocks.
    ///
    /// @param failed told, later and on another thread, when the message is known not to have left
    void send(Hop hop, byte[] message, Runnable failed);
}
