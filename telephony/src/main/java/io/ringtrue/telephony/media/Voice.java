package io.ringtrue.telephony.media;

import java.nio.ByteBuffer;

/// A sound as a stream sends it: 8,000 samples a second, one octet a sample in either [Codec]. It never changes, so
/// any number of streams send it at the same time, and each holds nothing but its position.
public interface Voice {
    /// In samples; 0 when there is nothing to say.
    int length();

    /// Puts `count` octets of the sound, beginning at sample `from`.
    ///
    /// @throws IndexOutOfBoundsException when there are fewer samples than that
    void write(Codec codec, int from, int count, ByteBuffer packet);
}
