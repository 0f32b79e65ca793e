package io.ringtrue.telephony.sip.transport;

/// The transport protocols for SIP.
public enum Transport {
    UDP,
    TCP;

    /// Whether the transport delivers or fails. On UDP we must repeat messages ourselves (RFC 3261
    /// §17.1.1.2).
    public boolean isReliable() {
        return this == TCP;
    }
}
