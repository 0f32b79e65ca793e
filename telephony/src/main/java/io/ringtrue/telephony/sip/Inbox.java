package io.ringtrue.telephony.sip;

/// Where messages arrive. Never throws, whatever the bytes.
interface Inbox {
    /// @param data valid from `from` to `to`, and only until this returns
    void arrived(byte[] data, int from, int to, Hop source);
}
