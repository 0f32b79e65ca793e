package io.ringtrue.telephony.srtp;

import io.ringtrue.telephony.media.RtpHeader;
import io.ringtrue.telephony.media.SrtpKey;
import java.nio.ByteBuffer;

/// Protects the RTP packets of one sender in place (RFC 3711 §3.3).
///
/// ```
/// │ RTP header, CSRC, extension │ payload (padding) │ tag: 10 or 4 octets │
///                               ├──── encrypted ────┤
/// ├───────────────── authenticated ─────────────────┤ and the rollover counter, which is not sent
/// ```
///
/// Used by one thread at a time.
public final class SrtpSealer {
    private final Keystream keystream;
    private final PacketTag tag;
    private int lastSequence = -1;
    private int rollovers;

    SrtpSealer(SrtpKey key) {
        SrtpSessionKeys derived = SrtpSessionKeys.ofRtp(key);
        keystream = derived.keystream();
        tag = derived.tag(key.suite().tagBytes());
    }

    /// Encrypts the payload, appends the tag, and moves the limit.
    ///
    /// @param packet one of ours, without CSRC and extension, from position to limit, with room after the
    /// limit for the tag. Packets must come in the order of their sequence numbers: a smaller number counts
    /// as an overflow
    void seal(ByteBuffer packet) {
        int start = packet.position();
        int sequence = packet.getShort(start + 2) & 0xFFFF;
        if (sequence < lastSequence) rollovers++;
        lastSequence = sequence;
        long index = (long) rollovers << 16 | sequence; // RFC 3711 §3.3.1
        keystream.apply(packet, start + RtpHeader.BYTES, packet.limit(), packet.getInt(start + 8), index);
        tag.append(packet, rollovers);
    }
}
