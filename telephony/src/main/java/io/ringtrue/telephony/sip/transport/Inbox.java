package io.ringtrue.telephony.sip.transport;

/// Where messages arrive. Never throws, whatever the bytes.
public interface Inbox {
    /// @param data valid from `from` to `to`, and only until this returns
    /// @return false when it came from an address nobody listed and shows no secret of a call
    boolean arrived(byte[] data, int from, int to, Hop source);
}
