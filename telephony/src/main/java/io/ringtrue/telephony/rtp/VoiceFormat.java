package io.ringtrue.telephony.rtp;

import io.ringtrue.telephony.media.Codec;

/// How voice travels under one payload type: one octet a sample, 8,000 a second.
///
/// @param payloadType 0 to 127
/// @param codec what the octets are; a [io.ringtrue.telephony.media.Voice] has them ready
/// @param silence the octet of no sound
/// @param decoder from an octet to a linear 16-bit sample
public record VoiceFormat(int payloadType, Codec codec, byte silence, Decoder decoder) {
    @FunctionalInterface
    public interface Decoder {
        short decode(byte octet);
    }
}
