package io.ringtrue.telephony.media;

/// The voice codecs that we support, each with its static payload type (RFC 3551 §6, table 4).
public enum Codec {
    PCMU(0),
    PCMA(8);

    private final int staticPayloadType;

    Codec(int staticPayloadType) {
        this.staticPayloadType = staticPayloadType;
    }

    /// The payload type that means this codec without an `a=rtpmap`.
    public int staticPayloadType() {
        return staticPayloadType;
    }
}
