package io.ringtrue.telephony.rtp;

import java.nio.ByteBuffer;

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
/// So (SSRC, timestamp, event) names a press whatever is lost, repeated or late: three end packets are one key, an
/// end without a beginning still is one, and the same key again has another timestamp. The payload:
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
    /// RFC 4733 §2.5.1.3: a longer press goes on as a new segment whose timestamp is this much later.
    private static final int LONGEST_SEGMENT = 0xFFFF;
    /// How many presses a late packet may lag behind; at 50 ms a press more than half a second.
    private static final int REMEMBERED = 16;

    private record Press(int ssrc, int timestamp, int event) {}

    private final Press[] recent = new Press[REMEMBERED];
    private int presses;
    private int heldTimestamp;
    private int heldEvent = -1;

    /// Takes one packet's payload, from the buffer's position to its limit.
    void receive(int ssrc, int timestamp, ByteBuffer payload, KeyListener listener) {
        int start = timestamp;
        // RFC 4733 §2.5.1.5: events back to back may share a packet; each starts where the one before ends.
        for (int i = 0; i < MOST_EVENTS && payload.remaining() >= EVENT_BYTES; i++) {
            int event = payload.get() & 0xFF;
            boolean end = (payload.get() & END) != 0;
            int duration = payload.getShort() & 0xFFFF;
            if (event < KEYS.length() && isNew(ssrc, start, event)) listener.pressed(KEYS.charAt(event));
            heldEvent = !end && duration == LONGEST_SEGMENT ? event : -1;
            heldTimestamp = start;
            start += duration;
        }
    }

    private boolean isNew(int ssrc, int timestamp, int event) {
        Press press = new Press(ssrc, timestamp, event);
        for (Press known : recent) {
            if (press.equals(known)) return false;
        }
        boolean nextSegment = event == heldEvent && timestamp == heldTimestamp + LONGEST_SEGMENT;
        recent[presses++ % REMEMBERED] = press;
        return !nextSegment;
    }
}
