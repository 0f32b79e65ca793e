package io.ringtrue.telephony.media;

import java.nio.ByteBuffer;

/// A sound that a stream can send: 8,000 samples a second, one octet a sample in each [Codec]. It never
/// changes, so many streams can send it at the same time, and each keeps only its position.
public interface Voice {
    /// Length in samples; 0 when it is empty.
    int length();

    /// Writes `count` octets of the sound, beginning at sample `from`.
    ///
    /// @throws IndexOutOfBoundsException when the sound has fewer samples
    void write(Codec codec, int from, int count, ByteBuffer packet);
}
