package io.ringtrue.telephony.media;

import java.nio.ByteBuffer;
import java.util.Optional;

/// The header of an RTP packet (RFC 3550 §5.1).
///
/// ```
///  0                   1                   2                   3
///  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
/// ├───┼─┼─┼───────┼─┼─────────────┼───────────────────────────────┤
/// │V=2│P│X│  CC   │M│     PT      │            sequence           │
/// ├───┴─┴─┴───────┴─┴─────────────┴───────────────────────────────┤
/// │                   timestamp (8,000 a second)                  │
/// ├───────────────────────────────────────────────────────────────┤
/// │                  SSRC: random number of the source            │
/// ├───────────────────────────────────────────────────────────────┤
/// │ CSRC × CC │ if X: profile(16) words(16) words×32 │ payload …  │
/// └───────────────────────────────────────────────────────────────┘   if P: the last octet counts the padding
/// ```
///
/// @param marker first packet after a silence, or of a key press
/// @param payloadType 0 to 127
/// @param sequence 0 to 65535
/// @param timestamp 32 bits, wrapping
/// @param ssrc 32 bits
/// @param payloadAt where the payload starts in the packet
/// @param payloadLength octets of the payload without padding, 0 or more
public record RtpHeader(
        boolean marker, int payloadType, int sequence, int timestamp, int ssrc, int payloadAt, int payloadLength) {
    public static final int BYTES = 12;

    private static final int VERSION_BITS = 0xC0;
    private static final int VERSION_2 = 0x80;
    private static final int PADDING = 0x20;
    private static final int EXTENSION = 0x10;
    private static final int CSRC_COUNT = 0x0F;
    private static final int MARKER = 0x80;

    /// Reads the header of the packet between position and limit, which do not change. It never throws.
    ///
    /// @return empty when the bytes are not an RTP packet
    public static Optional<RtpHeader> parse(ByteBuffer packet) {
        int start = packet.position();
        int end = packet.limit();
        int payloadAt = payloadAt(packet);
        if (payloadAt < 0) return Optional.empty();
        int first = packet.get(start) & 0xFF;
        int second = packet.get(start + 1) & 0xFF;
        int padding = (first & PADDING) != 0 ? packet.get(end - 1) & 0xFF : 0;
        // RFC 3550 A.1: the padding count includes its own octet, so zero is as wrong as a count beyond the
        // payload.
        if ((first & PADDING) != 0 && padding == 0 || payloadAt + padding > end) return Optional.empty();
        return Optional.of(new RtpHeader(
                (second & MARKER) != 0,
                second & 0x7F,
                packet.getShort(start + 2) & 0xFFFF,
                packet.getInt(start + 4),
                packet.getInt(start + 8),
                payloadAt,
                end - padding - payloadAt));
    }

    /// Where the payload begins in the packet between position and limit; -1 when the bytes are not RTP. It
    /// reads only parts that SRTP leaves in clear; the padding count is encrypted, and [#parse] checks it
    /// later.
    public static int payloadAt(ByteBuffer packet) {
        int start = packet.position();
        int end = packet.limit();
        if (end - start < BYTES) return -1;
        int first = packet.get(start) & 0xFF;
        if ((first & VERSION_BITS) != VERSION_2) return -1;
        int second = packet.get(start + 1) & 0xFF;
        // RFC 5761 §4: on a shared port these values are RTCP packet types.
        if (second >= 192 && second <= 223) return -1;
        int payloadAt = start + BYTES + 4 * (first & CSRC_COUNT);
        if ((first & EXTENSION) != 0) {
            if (payloadAt + 4 > end) return -1;
            payloadAt += 4 + 4 * (packet.getShort(payloadAt + 2) & 0xFFFF);
        }
        return payloadAt > end ? -1 : payloadAt;
    }

    /// Writes a header without CSRC, extension or padding at the position, which moves by [#BYTES].
    public static void write(
            ByteBuffer packet, boolean marker, int payloadType, int sequence, int timestamp, int ssrc) {
        packet.put((byte) VERSION_2);
        packet.put((byte) ((marker ? MARKER : 0) | payloadType));
        packet.putShort((short) sequence);
        packet.putInt(timestamp);
        packet.putInt(ssrc);
    }
}
