package io.ringtrue.telephony.media;

import java.nio.ByteBuffer;
import java.util.Optional;

/// The protection of one stream's packets: none, or SRTP in both directions. [#agreed] may be called by any
/// thread; one thread seals at a time, and one opens. No method blocks or throws for what a packet contains.
public interface MediaProtection {
    /// From now on packets are sealed and opened with these keys. Empty: packets pass unchanged.
    void agreed(Optional<SrtpKeys> keys);

    /// Whether the packets that [#openRtp] accepts are authentic.
    boolean isAgreed();

    /// Encrypts an RTP packet in place and appends its tag; the limit moves with it.
    void sealRtp(ByteBuffer packet);

    /// Encrypts an RTCP packet in place and appends index and tag; the limit moves with them.
    void sealRtcp(ByteBuffer packet);

    /// Checks and decrypts an RTP packet in place, and moves the limit before its tag.
    ///
    /// @return false when the packet is not authentic; always true without keys
    boolean openRtp(ByteBuffer packet);

    /// The same for an RTCP packet.
    boolean openRtcp(ByteBuffer packet);
}
