package io.ringtrue.telephony.srtp;

import io.ringtrue.telephony.media.RtpHeader;
import io.ringtrue.telephony.media.SrtpKey;
import java.nio.ByteBuffer;

/// Opens the RTP packets a far end protected with one key (RFC 3711 §3.3). Nothing a packet says is believed, and
/// nothing here changes, before its tag has been found right. Used by one thread at a time.
final class SrtpOpener {
    private final Keystream keystream;
    private final PacketTag tag;
    private final SrtpSources sources = new SrtpSources();

    SrtpOpener(SrtpKey key) {
        SrtpSessionKeys derived = SrtpSessionKeys.ofRtp(key);
        keystream = derived.keystream();
        tag = derived.tag(key.suite().tagBytes());
    }

    /// Makes a packet, from position to limit, what it was before it was protected: payload in the clear, the limit
    /// before the tag. Total.
    ///
    /// @return false when it is forged, damaged, repeated or no packet; then it is as it was
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

    /// RFC 3711 §3.3.1: of all indices with this sequence number the one closest to the highest so far; the first
    /// packet's rollover counter is zero (RFC 4568 §6.4).
    ///
    /// @return negative when that would be before the first turn
    static long index(long highest, short sequence) {
        return highest < 0 ? sequence & 0xFFFF : highest + (short) (sequence - (short) highest);
    }
}
