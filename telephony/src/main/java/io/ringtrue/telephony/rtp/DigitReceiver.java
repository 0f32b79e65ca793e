package io.ringtrue.telephony.rtp;

import io.ringtrue.telephony.media.RtpHeader;
import io.ringtrue.telephony.rtp.RecentPresses.Press;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// Turns telephone-event packets (RFC 4733) into keys. Each press is reported once, when the first of its
/// packets arrives.
///
/// A key held for 70 ms, packets every 20 ms, eight samples a millisecond:
///
/// ```
///  ms   0        20        40        60   70   80       100
///       key down ·         ·         ·    up   ·         ·
///               │M         │         │         │E        │E        │E      M marker, E end bit
///  timestamp    1000       1000      1000      1000      1000      1000    when it was pressed; the same in all
///  duration     160        320       480       560       560       560     how long it has been down
///  sequence     7          8         9         10        11        12      continues, also in the repeats
/// ```
///
/// By RFC 4733, SSRC, timestamp and event identify a press. Real senders break this: some keep one timestamp
/// for four presses, some increase it with each packet, some use later ones in the end packets. Some set no
/// marker, no end bit, or the end bit on every packet. Networks lose, repeat and reorder packets. Therefore a
/// press is a run of packets in the order of their sequence numbers, and [EventPacket#goesOnAs] decides
/// whether a packet belongs to the run before it:
///
/// ```
///  run of key 4 … │E        then │M       a marker begins a press
///                 │E        then │·       after an end, anything but another end begins one
///                 │ 480 … 12 packets … │320   no end came: a shorter duration begins one,
///                 │ 480   next packet  │320   but not directly after it: no end was lost
///                 │ +0 … +79 ms           no press begins so soon: the timestamp increases
/// ```
///
/// A late packet is compared with the runs before and after it. The payload (RFC 4733 §2.3):
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
    /// RFC 4733 §3.2, table 3: the event code of each key is its index here.
    static final String KEYS = "0123456789*#ABCD";

    static final int EVENT_BYTES = 4;
    /// Further events in one packet are ignored: nobody presses keys that fast.
    static final int MOST_EVENTS = 8;

    private static final int END = 0x80;
    /// RFC 3550 A.1, MAX_MISORDER: a sequence number further behind than this begins a new count; it is not
    /// late.
    private static final int MOST_MISORDER = 100;
    /// The distance of two packets, in packets, when their sequence numbers do not show it.
    private static final int UNKNOWN_DISTANCE = 4;
    /// A key that is down sends a packet every 20 to 50 ms. After this long without one it is up.
    private static final long LONGEST_QUIET_NANOS = 400_000_000L;
    private static final long NANOS_A_SAMPLE = 125_000;

    private final RecentPresses recent = new RecentPresses();
    private @Nullable Press newest;

    /// Processes one packet.
    ///
    /// @param payload from its position to its limit
    /// @param now by [System#nanoTime]
    void receive(RtpHeader header, ByteBuffer payload, long now, KeyListener listener) {
        boolean several = payload.remaining() >= 2 * EVENT_BYTES;
        int start = header.timestamp();
        // RFC 4733 §2.5.1.5: consecutive events may share a packet; each begins where the one before it ends.
        for (int i = 0; i < MOST_EVENTS && payload.remaining() >= EVENT_BYTES; i++) {
            EventPacket packet = packet(header, start, payload);
            start += packet.duration();
            if (packet.event() >= KEYS.length()) continue;
            char key = KEYS.charAt(packet.event());
            if (several ? isNewByName(packet, now) : isNew(packet, now)) listener.pressed(key);
            else if (newest != null && newest.last == packet) listener.held(key);
        }
    }

    /// Whether four octets under an unassigned payload type are certainly a key: a known event code, and a duration
    /// above zero. A keep-alive of zeros (draft-ietf-avt-rtp-no-op) is not a key. The reserved bit says nothing: a
    /// receiver ignores it (RFC 4733 §2.3.3), and SIPp sets it by chance.
    static boolean isPlainlyKey(ByteBuffer packet, int at) {
        return (packet.get(at) & 0xFF) < KEYS.length() && packet.getShort(at + 2) != 0;
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
        short ahead = (short) (packet.sequence() - before.last.sequence()); // RFC 3550 §5.1: sequence numbers wrap
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
        // After a long pause: an end packet of the same press may come late, and so may its repeat, which has the
        // same duration (RFC 4733 §2.5.1.4). Otherwise the duration must have grown by at least half the pause, or
        // the key was released in between.
        if (packet.timestamp() != last.timestamp()) return false;
        if (packet.end() && (!last.end() || packet.duration() == last.duration())) return true;
        return (packet.duration() - last.duration()) * NANOS_A_SAMPLE >= quiet / 2;
    }

    private boolean isNewOfNewSource(EventPacket packet, long now) {
        Press before = newest;
        boolean goesOn =
                before != null && now - before.lastNanos <= LONGEST_QUIET_NANOS && before.last.isTakenOverBy(packet);
        newest = recent.add(packet, now);
        return !goesOn;
    }
}
