package io.ringtrue.telephony.rtp;

import io.ringtrue.telephony.media.Codec;

/// The format of voice under one payload type: one octet a sample, 8,000 samples a second.
///
/// @param payloadType 0 to 127
/// @param codec the encoding of the octets; a [io.ringtrue.telephony.media.Voice] keeps them ready
/// @param silence the octet that encodes silence
/// @param decoder turns an octet into a linear 16-bit sample
public record VoiceFormat(int payloadType, Codec codec, byte silence, Decoder decoder) {
    /// Decodes voice, one octet a sample.
    @FunctionalInterface
    public interface Decoder {
        short decode(byte octet);
    }
}
