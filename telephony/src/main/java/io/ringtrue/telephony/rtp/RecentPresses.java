package io.ringtrue.telephony.rtp;

import org.jspecify.annotations.Nullable;

/// The last key presses of a stream, with which late packets are compared. Used by one thread at a time.
final class RecentPresses {
    /// How many presses are remembered. At 50 ms a press that is more than half a second, and no packet is
    /// later.
    private static final int REMEMBERED = 16;

    /// A press: a run of packets of one source, with the first and the last by sequence number and the time
    /// when the last one arrived.
    static final class Press {
        final boolean cameLate;
        EventPacket first;
        EventPacket last;
        long lastNanos;

        Press(EventPacket only, long now, boolean cameLate) {
            this.cameLate = cameLate;
            first = only;
            last = only;
            lastNanos = now;
        }
    }

    private final @Nullable Press[] presses = new Press[REMEMBERED];
    private int count;

    Press add(EventPacket first, long now) {
        return remember(new Press(first, now, false));
    }

    private Press remember(Press press) {
        presses[count++ % REMEMBERED] = press;
        return press;
    }

    /// The press that began last, among those whose packets arrived in order; null when there is none of this
    /// source.
    @Nullable
    Press newestOf(int ssrc) {
        for (int i = 1; i <= REMEMBERED; i++) {
            Press press = presses[Math.floorMod(count - i, REMEMBERED)];
            if (press != null && !press.cameLate && press.first.ssrc() == ssrc) return press;
        }
        return null;
    }

    /// Whether a press with this source, key and timestamp is known. These identify a press by RFC 4733
    /// §2.2.1.
    boolean named(EventPacket packet) {
        for (Press press : presses) {
            if (press == null || !isOfKey(press, packet)) continue;
            if (press.first.timestamp() == packet.timestamp() || press.last.timestamp() == packet.timestamp())
                return true;
        }
        return false;
    }

    /// Whether a late packet belongs to a known press, which then includes it. Otherwise the packet is
    /// remembered as a press of its own.
    boolean includes(EventPacket late, long now) {
        Press before = null;
        Press after = null;
        for (Press press : presses) {
            if (press == null || press.first.ssrc() != late.ssrc()) continue;
            if (ahead(press.first, late) >= 0) before = before == null ? press : later(before, press);
            else after = after == null ? press : earlier(after, press);
        }
        if (endsWith(before, late) || beginsWith(after, late) || named(late)) return true;
        remember(new Press(late, now, true));
        return false;
    }

    private static boolean endsWith(@Nullable Press before, EventPacket late) {
        if (before == null || !isOfKey(before, late)) return false;
        int ahead = ahead(before.last, late);
        if (ahead <= 0) return true;
        if (!before.last.goesOnAs(late, ahead)) return false;
        before.last = late;
        return true;
    }

    private static boolean beginsWith(@Nullable Press after, EventPacket late) {
        if (after == null || !isOfKey(after, late) || !late.goesOnAs(after.first, ahead(late, after.first)))
            return false;
        after.first = late;
        return true;
    }

    private static boolean isOfKey(Press press, EventPacket packet) {
        return press.first.ssrc() == packet.ssrc() && press.first.event() == packet.event();
    }

    private static Press later(Press one, Press other) {
        return ahead(one.first, other.first) > 0 ? other : one;
    }

    private static Press earlier(Press one, Press other) {
        return ahead(one.first, other.first) < 0 ? other : one;
    }

    /// RFC 3550 §5.1: sequence numbers wrap.
    private static int ahead(EventPacket from, EventPacket to) {
        return (short) (to.sequence() - from.sequence());
    }
}
