package io.ringtrue.telephony.phone;

/// The ways in which a phone sends keys.
public enum KeyWay {
    /// RTP telephone-events (RFC 4733), or tones if the caller does not accept events.
    EVENTS,
    /// SIP INFO with `application/dtmf-relay` (RFC 6086 calls this use legacy; gateways still do it).
    INFO,
    /// Tones in the voice; the phone offers no events.
    TONES
}
