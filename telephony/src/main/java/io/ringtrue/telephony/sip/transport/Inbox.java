package io.ringtrue.telephony.sip.transport;

/// Receives the messages that arrive. Called by several threads; must not block.
public interface Inbox {
    /// One message. Never throws, whatever the bytes.
    ///
    /// @param data contains the message from `from` to `to`; the bytes are valid only until this method
    /// returns
    /// @return false when the message came from an unlisted address and contains no secret of a call
    boolean arrived(byte[] data, int from, int to, Hop source);
}
