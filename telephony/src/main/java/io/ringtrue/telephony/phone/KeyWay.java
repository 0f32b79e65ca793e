package io.ringtrue.telephony.phone;

/// How keys leave a phone.
public enum KeyWay {
    /// RTP telephone-events (RFC 4733); as tones when the caller takes none.
    EVENTS,
    /// SIP INFO with `application/dtmf-relay` (RFC 6086 calls this use legacy; gateways still do it).
    INFO,
    /// Tones in the voice; the phone says it speaks no events.
    TONES
}
