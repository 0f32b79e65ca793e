package io.ringtrue.telephony.rtp;

import io.ringtrue.telephony.media.RtpHeader;
import io.ringtrue.telephony.rtp.RecentPresses.Press;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// Turns telephone-event packets (RFC 4733) into keys, each reported once, at the first packet of it that arrives.
///
/// A key held for 70 ms, packets every 20 ms, eight samples a millisecond:
///
/// ```
///  ms   0        20        40        60   70   80       100
///       key down ·         ·         ·    up   ·         ·
///               │M         │         │         │E        │E        │E      M marker, E end bit
///  timestamp    1000       1000      1000      1000      1000      1000    the instant it went down: the same in all
///  duration     160        320       480       560       560       560     how long it has been down by now
///  sequence     7          8         9         10        11        12      counts on, also through the repeats
/// ```
///
/// By the book (SSRC, timestamp, event) names a press. Real senders let one timestamp stand through four presses,
/// let it walk by a packet each packet, or write later ones on the ends; some set no marker, no end, or the end on
/// every packet; networks lose, repeat and disorder. So a press is a run of packets, in the order of their sequence
/// numbers, and [EventPacket#goesOnAs] says whether one belongs to the run before it:
///
/// ```
///  run of key 4 … │E        then │M       a marker begins a press
///                 │E        then │·       whatever follows an end begins one, but another end
///                 │ 480 … 12 packets … │320   no end came: a shorter duration begins one,
///                 │ 480   next packet  │320   but not right behind the last, where no end can have been lost
///                 │ +0 … +79 ms           no press begins so soon: the timestamp walks
/// ```
///
/// A late packet is looked up between the runs it falls between. The payload:
///
/// ```
///  0                   1                   2                   3
///  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
/// ├───────────────┼─┼─┼───────────┼───────────────────────────────┤
/// │     event     │E│R│  volume   │           duration            │
/// └───────────────┴─┴─┴───────────┴───────────────────────────────┘
/// ```
///
/// Used by one thread at a time.
final class DigitReceiver {
    /// RFC 4733 §3.2, table 3: the code of each key is its place.
    static final String KEYS = "0123456789*#ABCD";

    static final int EVENT_BYTES = 4;
    /// Further ones in the same packet are not looked at: no hand is that quick.
    static final int MOST_EVENTS = 8;

    private static final int END = 0x80;
    private static final int RESERVED = 0x40;
    /// RFC 3550 A.1, MAX_MISORDER: what lags behind more is a new count, not a late packet.
    private static final int MOST_MISORDER = 100;
    /// How far apart two packets count when their sequence numbers cannot say.
    private static final int UNKNOWN_DISTANCE = 4;
    /// A key that is down is heard of every 20 to 50 ms: after this long it is up.
    private static final long LONGEST_QUIET_NANOS = 400_000_000L;
    private static final long NANOS_A_SAMPLE = 125_000;

    private final RecentPresses recent = new RecentPresses();
    private @Nullable Press newest;

    /// Takes one packet.
    ///
    /// @param payload from its position to its limit
    /// @param now by [System#nanoTime]
    void receive(RtpHeader header, ByteBuffer payload, long now, KeyListener listener) {
        boolean several = payload.remaining() >= 2 * EVENT_BYTES;
        int start = header.timestamp();
        // RFC 4733 §2.5.1.5: events back to back may share a packet; each starts where the one before ends.
        for (int i = 0; i < MOST_EVENTS && payload.remaining() >= EVENT_BYTES; i++) {
            EventPacket packet = packet(header, start, payload);
            start += packet.duration();
            if (packet.event() >= KEYS.length()) continue;
            char key = KEYS.charAt(packet.event());
            if (several ? isNewByName(packet, now) : isNew(packet, now)) listener.pressed(key);
            else if (newest != null && newest.last == packet) listener.held(key);
        }
    }

    /// Whether four octets under a number nobody named are a key: one of a telephone, the reserved bit zero, and down
    /// for a while. A keep-alive of zeros (draft-ietf-avt-rtp-no-op) is not.
    static boolean isPlainlyKey(ByteBuffer packet, int at) {
        return (packet.get(at) & 0xFF) < KEYS.length()
                && (packet.get(at + 1) & RESERVED) == 0
                && packet.getShort(at + 2) != 0;
    }

    private static EventPacket packet(RtpHeader header, int timestamp, ByteBuffer payload) {
        int event = payload.get() & 0xFF;
        boolean end = (payload.get() & END) != 0;
        int duration = payload.getShort() & 0xFFFF;
        return new EventPacket(header.ssrc(), header.sequence(), timestamp, header.marker(), event, end, duration);
    }

    private boolean isNewByName(EventPacket packet, long now) {
        if (recent.named(packet)) return false;
        newest = recent.add(packet, now);
        return true;
    }

    private boolean isNew(EventPacket packet, long now) {
        Press before = recent.newestOf(packet.ssrc());
        if (before == null) return isNewOfNewSource(packet, now);
        short ahead = (short) (packet.sequence() - before.last.sequence()); // RFC 3550 §5.1: they wrap
        if (ahead <= 0 && ahead >= -MOST_MISORDER) return !recent.includes(packet, now);
        if (goesOn(before, packet, ahead, now)) {
            before.last = packet;
            before.lastNanos = now;
            return false;
        }
        newest = recent.add(packet, now);
        return true;
    }

    private static boolean goesOn(Press press, EventPacket packet, int ahead, long now) {
        EventPacket last = press.last;
        if (last.event() != packet.event()) return false;
        if (!last.goesOnAs(packet, ahead > 0 ? ahead : UNKNOWN_DISTANCE)) return false;
        long quiet = now - press.lastNanos;
        if (quiet <= LONGEST_QUIET_NANOS) return true;
        // Its own end may come late; else what has grown by less than half the quiet was let go in between.
        if (packet.timestamp() != last.timestamp()) return false;
        return packet.end() && !last.end() || (packet.duration() - last.duration()) * NANOS_A_SAMPLE >= quiet / 2;
    }

    private boolean isNewOfNewSource(EventPacket packet, long now) {
        Press before = newest;
        boolean goesOn =
                before != null && now - before.lastNanos <= LONGEST_QUIET_NANOS && before.last.isTakenOverBy(packet);
        newest = recent.add(packet, now);
        return !goesOn;
    }
}
