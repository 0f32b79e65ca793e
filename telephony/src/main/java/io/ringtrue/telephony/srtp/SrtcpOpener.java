package io.ringtrue.telephony.srtp;

import io.ringtrue.telephony.media.SrtpKey;
import io.ringtrue.telephony.media.SrtpSuite;
import java.nio.ByteBuffer;

/// Checks and decrypts the RTCP packets that a far end protects with one key (RFC 3711 §3.4). Used by one
/// thread at a time.
public final class SrtcpOpener {
    private final Keystream keystream;
    private final PacketTag tag;
    private final SrtpSources sources = new SrtpSources();

    SrtcpOpener(SrtpKey key) {
        SrtpSessionKeys derived = SrtpSessionKeys.ofRtcp(key);
        keystream = derived.keystream();
        tag = derived.tag(SrtpSuite.SRTCP_TAG_BYTES);
    }

    /// As [SrtpOpener#open(ByteBuffer)].
    boolean open(ByteBuffer packet) {
        int start = packet.position();
        int end = packet.limit() - tag.bytes() - SrtcpSealer.INDEX_BYTES;
        if (end < start + SrtcpSealer.CLEAR_BYTES) return false;
        int trailer = packet.getInt(end);
        // RFC 3711 §3.4, the E bit: encrypted RTCP was agreed, so a packet without it is refused.
        if ((trailer & SrtcpSealer.ENCRYPTED) == 0) return false;
        long index = trailer & ~SrtcpSealer.ENCRYPTED;
        int ssrc = packet.getInt(start + 4);
        ReplayWindow window = sources.window(ssrc);
        if (window == null || !window.admits(index) || !tag.matches(packet)) return false;
        sources.mark(ssrc, window, index);
        packet.limit(end);
        keystream.apply(packet, start + SrtcpSealer.CLEAR_BYTES, end, ssrc, index);
        return true;
    }
}
