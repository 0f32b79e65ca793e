package io.ringtrue.telephony.call.keys;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.Set;

/// Recognises a press that arrives more than once, as RTP event, as tone, as SIP INFO: each way brings each press
/// once, so what comes by another way belongs to the earliest press of that key which did not come by it yet.
///
/// ```
///  events   5 ────        5 ────                     two presses, whatever the other ways lag
///  tones       5 ────        5 ────
///  INFO               5 ·        · · · 5
///  known as 1  1      1   2  2         2
/// ```
///
/// Guarded by its owner.
public final class KeyLog {
    /// The ways a key can come.
    public enum Way {
        EVENTS,
        TONES,
        INFO
    }

    /// Further apart than this, they are two presses: an INFO lost once is repeated after T1, then after 2*T1. Counts
    /// from when the key came up, since some ways bring it only then.
    private static final Duration APART = Duration.ofSeconds(2);
    /// A key is heard of so often while it is down.
    private static final Duration DOWN = Duration.ofMillis(150);

    private static final class Press {
        final char key;
        final Set<Way> ways;
        long nanos;

        Press(char key, Way way, long nanos) {
            this.key = key;
            this.ways = EnumSet.of(way);
            this.nanos = nanos;
        }
    }

    private final Deque<Press> presses = new ArrayDeque<>();

    /// Whether this press was counted before; changes nothing.
    boolean knows(char key, Way way, long now) {
        for (Press press : presses) {
            if (press.key == key && now - press.nanos <= APART.toNanos() && !press.ways.contains(way)) return true;
        }
        return way == Way.TONES && isDown(key, now);
    }

    /// @return false when this press was counted before
    boolean isNew(char key, Way way, long now) {
        while (!presses.isEmpty() && now - presses.getFirst().nanos > APART.toNanos()) presses.removeFirst();
        for (Press press : presses) {
            if (press.key == key && now - press.nanos <= APART.toNanos() && press.ways.add(way)) return false;
        }
        if (way == Way.TONES && isDown(key, now)) return false;
        presses.add(new Press(key, way, now));
        return true;
    }

    /// A tone that breaks off while the same key is known to be down goes on afterwards: packets were lost.
    private boolean isDown(char key, long now) {
        Press last = presses.peekLast();
        return last != null && last.key == key && last.ways.size() > 1 && now - last.nanos <= DOWN.toNanos();
    }

    /// The key that came this way last is still down.
    void held(char key, Way way, long now) {
        Iterator<Press> latestFirst = presses.descendingIterator();
        while (latestFirst.hasNext()) {
            Press press = latestFirst.next();
            if (press.key != key || !press.ways.contains(way)) continue;
            press.nanos = now;
            return;
        }
    }
}
