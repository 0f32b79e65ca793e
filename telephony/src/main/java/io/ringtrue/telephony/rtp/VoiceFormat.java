package io.ringtrue.telephony.rtp;

/// How voice travels under one payload type: one octet a sample, 8,000 a second.
///
/// @param payloadType 0 to 127
/// @param encoder from a linear 16-bit sample to an octet
/// @param decoder back
public record VoiceFormat(int payloadType, Encoder encoder, Decoder decoder) {
    @FunctionalInterface
    public interface Encoder {
        byte encode(short sample);
    }

    @FunctionalInterface
    public interface Decoder {
        short decode(byte octet);
    }
}
