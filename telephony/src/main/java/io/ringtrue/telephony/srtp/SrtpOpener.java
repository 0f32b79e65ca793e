package io.ringtrue.telephony.srtp;

import io.ringtrue.telephony.media.RtpHeader;
import io.ringtrue.telephony.media.SrtpKey;
import java.nio.ByteBuffer;

/// Checks and decrypts the RTP packets that a far end protects with one key (RFC 3711 §3.3). Before its tag
/// is verified, a packet changes no state here. Used by one thread at a time.
final class SrtpOpener {
    private final Keystream keystream;
    private final PacketTag tag;
    private final SrtpSources sources = new SrtpSources();

    SrtpOpener(SrtpKey key) {
        SrtpSessionKeys derived = SrtpSessionKeys.ofRtp(key);
        keystream = derived.keystream();
        tag = derived.tag(key.suite().tagBytes());
    }

    /// Restores a packet, from position to limit: decrypts the payload and moves the limit before the tag. It
    /// never throws.
    ///
    /// @return false when the packet is forged, damaged, repeated or not RTP; it is unchanged then
    boolean open(ByteBuffer packet) {
        int payloadAt = RtpHeader.payloadAt(packet);
        int end = packet.limit() - tag.bytes();
        if (payloadAt < 0 || payloadAt > end) return false;
        int ssrc = packet.getInt(packet.position() + 8);
        ReplayWindow window = sources.window(ssrc);
        if (window == null) return false;
        long index = index(window.highest(), packet.getShort(packet.position() + 2));
        if (index < 0 || !window.admits(index)) return false;
        if (!tag.matches(packet, (int) (index >>> 16))) return false;
        sources.mark(ssrc, window, index);
        packet.limit(end);
        keystream.apply(packet, payloadAt, end, ssrc, index);
        return true;
    }

    /// The packet index: the one with this sequence number that is closest to the highest index so far (RFC
    /// 3711 §3.3.1). The rollover counter of the first packet is zero (RFC 4568 §6.4).
    ///
    /// @return negative when the packet would be older than the first possible index
    static long index(long highest, short sequence) {
        return highest < 0 ? sequence & 0xFFFF : highest + (short) (sequence - (short) highest);
    }
}
