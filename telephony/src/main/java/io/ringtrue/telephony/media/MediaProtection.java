package io.ringtrue.telephony.media;

import java.nio.ByteBuffer;
import java.util.Optional;

/// The protection of one stream's packets: none, or SRTP each way. [#agreed] may be called by any thread; one thread
/// seals at a time, and one opens.
public interface MediaProtection {
    /// From now on packets are sealed and opened with these keys; empty: they pass as they are.
    void agreed(Optional<SrtpKeys> keys);

    /// Whether what [#openRtp] lets through is authentic.
    boolean isAgreed();

    /// Protects a packet in place; the limit moves by what is added.
    void sealRtp(ByteBuffer packet);

    void sealRtcp(ByteBuffer packet);

    /// Checks and decrypts a packet in place; the limit moves by what is taken away.
    ///
    /// @return false when the packet is not from the far end; an unprotected stream cannot tell
    boolean openRtp(ByteBuffer packet);

    boolean openRtcp(ByteBuffer packet);
}
