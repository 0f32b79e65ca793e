package io.ringtrue.telephony.srtp;

import io.ringtrue.telephony.media.SrtpKey;
import io.ringtrue.telephony.media.SrtpSuite;
import java.nio.ByteBuffer;

/// Protects the RTCP packets of one sender in place (RFC 3711 §3.4).
///
/// ```
/// │ first header, SSRC: 8 octets │ the rest of the compound │ E(1) index(31) │ tag: 10 octets │
///                                ├─────── encrypted ────────┤
/// ├──────────────────────────── authenticated ──────────────────────────────┤
/// ```
///
/// Used by one thread at a time.
public final class SrtcpSealer {
    static final int CLEAR_BYTES = 8;
    static final int INDEX_BYTES = 4;
    static final int ENCRYPTED = 0x8000_0000;

    private final Keystream keystream;
    private final PacketTag tag;
    private int index; // RFC 3711 §3.4: from zero, one more for each packet. At a report in 5 s it never reaches 2^31

    SrtcpSealer(SrtpKey key) {
        SrtpSessionKeys derived = SrtpSessionKeys.ofRtcp(key);
        keystream = derived.keystream();
        tag = derived.tag(SrtpSuite.SRTCP_TAG_BYTES);
    }

    /// Encrypts the packet, appends index and tag, and moves the limit.
    ///
    /// @param packet from position to limit, at least one RTCP header, with room after the limit for index
    /// and tag
    void seal(ByteBuffer packet) {
        int start = packet.position();
        int end = packet.limit();
        keystream.apply(packet, start + CLEAR_BYTES, end, packet.getInt(start + 4), index);
        packet.limit(end + INDEX_BYTES).putInt(end, ENCRYPTED | index);
        index++;
        tag.append(packet);
    }
}
