package io.ringtrue.telephony.media;

/// The voice codecs we speak, with the payload type RFC 3551 §6 (table 4) gives each for good.
public enum Codec {
    PCMU(0),
    PCMA(8);

    private final int staticPayloadType;

    Codec(int staticPayloadType) {
        this.staticPayloadType = staticPayloadType;
    }

    public int staticPayloadType() {
        return staticPayloadType;
    }
}
