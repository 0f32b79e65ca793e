package io.ringtrue.telephony.sip.transport;

/// How SIP travels.
public enum Transport {
    UDP,
    TCP;

    /// TCP delivers or fails; UDP needs our own repeats (RFC 3261 §17.1.1.2).
    public boolean isReliable() {
        return this == TCP;
    }
}
