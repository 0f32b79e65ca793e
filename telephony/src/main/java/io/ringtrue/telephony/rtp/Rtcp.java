package io.ringtrue.telephony.rtp;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/// Writes RTCP, and reads the parts that we need (RFC 3550 §6). Every packet that we send is a compound
/// packet (RFC 3550 §6.1):
///
/// ```
/// ├ SR (we sent since the last report) or RR ┼ SDES with our CNAME ┼ BYE, at the end ┤
/// each:  V=2 P count(5) │ type(8) │ length in words - 1 (16) │ SSRC │ …
/// ```
final class Rtcp {
    static final int SENDER_REPORT = 200;
    static final int RECEIVER_REPORT = 201;
    static final int SOURCE_DESCRIPTION = 202;
    static final int GOODBYE = 203;

    private static final int LAST_TYPE = 207; // extended reports, RFC 3611 §2
    private static final int VERSION_2 = 0x80;
    private static final int CNAME = 1;
    private static final long NTP_EPOCH_SECONDS = 2_208_988_800L; // from 1900 to 1970

    private Rtcp() {}

    /// The sender's part of a report.
    ///
    /// @param sent whether it has sent RTP since its last report: then SR, else RR
    record Sender(int ssrc, boolean sent, int timestamp, int packets, int octets, String cname) {}

    /// The far end's last SR, which our report blocks must mention (RFC 3550 §6.4.1).
    ///
    /// @param middle the middle 32 bits of its NTP time; 0 when none has arrived
    /// @param nanos when it arrived, by [System#nanoTime]
    record LastReport(int middle, long nanos) {
        static final LastReport NONE = new LastReport(0, 0);
    }

    static void write(
            ByteBuffer packet, Sender sender, Reception.Report heard, LastReport last, Instant now, boolean goodbye) {
        int blocks = heard.known() ? 1 : 0;
        int start = packet.position();
        packet.put((byte) (VERSION_2 | blocks)).put((byte) (sender.sent() ? SENDER_REPORT : RECEIVER_REPORT));
        packet.putShort((short) 0).putInt(sender.ssrc());
        if (sender.sent()) senderPart(packet, sender, now);
        if (heard.known()) block(packet, heard, last);
        length(packet, start);
        description(packet, sender);
        if (goodbye) goodbye(packet, sender.ssrc());
    }

    private static void senderPart(ByteBuffer packet, Sender sender, Instant now) {
        packet.putInt((int) (now.getEpochSecond() + NTP_EPOCH_SECONDS));
        packet.putInt((int) (((long) now.getNano() << 32) / 1_000_000_000L));
        packet.putInt(sender.timestamp()).putInt(sender.packets()).putInt(sender.octets());
    }

    private static void block(ByteBuffer packet, Reception.Report heard, LastReport last) {
        packet.putInt(heard.ssrc());
        packet.putInt(heard.fractionLost() << 24 | heard.lost() & 0xFFFFFF);
        packet.putInt(heard.highestSequence()).putInt(heard.jitter());
        long since = last.middle() == 0 ? 0 : (System.nanoTime() - last.nanos()) * 65_536 / 1_000_000_000L;
        packet.putInt(last.middle()).putInt((int) since); // §6.4.1: DLSR in units of 1/65536 s
    }

    private static void description(ByteBuffer packet, Sender sender) {
        int start = packet.position();
        packet.put((byte) (VERSION_2 | 1)).put((byte) SOURCE_DESCRIPTION).putShort((short) 0);
        byte[] cname = sender.cname().getBytes(StandardCharsets.US_ASCII);
        packet.putInt(sender.ssrc()).put((byte) CNAME).put((byte) cname.length).put(cname);
        do packet.put((byte) 0); // §6.5: at least one null ends the items, more fill the word
        while ((packet.position() - start) % 4 != 0);
        length(packet, start);
    }

    private static void goodbye(ByteBuffer packet, int ssrc) {
        packet.put((byte) (VERSION_2 | 1))
                .put((byte) GOODBYE)
                .putShort((short) 1)
                .putInt(ssrc);
    }

    private static void length(ByteBuffer packet, int start) {
        packet.putShort(start + 2, (short) ((packet.position() - start) / 4 - 1));
    }

    /// Whether the bytes begin like RTCP: the version, a packet type of RFC 3550 §12.1 or of its extensions,
    /// and a length that fits.
    static boolean is(ByteBuffer packet) {
        if (packet.remaining() < 8) return false;
        int start = packet.position();
        int type = packet.get(start + 1) & 0xFF;
        int bytes = 4 * ((packet.getShort(start + 2) & 0xFFFF) + 1);
        return (packet.get(start) & 0xC0) == VERSION_2
                && type >= SENDER_REPORT
                && type <= LAST_TYPE
                && bytes <= packet.remaining();
    }

    /// The last SR in a compound packet; `before` when there is none. It never throws.
    static LastReport read(ByteBuffer packet, LastReport before) {
        LastReport last = before;
        while (packet.remaining() >= 8) {
            int start = packet.position();
            int first = packet.get(start) & 0xFF;
            int type = packet.get(start + 1) & 0xFF;
            int bytes = 4 * ((packet.getShort(start + 2) & 0xFFFF) + 1);
            if ((first & 0xC0) != VERSION_2 || bytes > packet.remaining()) return last;
            if (type == SENDER_REPORT && bytes >= 28) {
                last = new LastReport((int) (packet.getLong(start + 8) >>> 16), System.nanoTime());
            }
            packet.position(start + bytes);
        }
        return last;
    }
}
