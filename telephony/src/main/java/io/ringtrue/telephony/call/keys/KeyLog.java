package io.ringtrue.telephony.call.keys;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.Set;

/// Recognizes a press that arrives by several ways: as RTP event, as tone, as SIP INFO. Each way brings each
/// press once. So a key by another way belongs to the earliest press of that key that has not yet arrived by
/// this way.
///
/// ```
///  events   5 ────        5 ────                     two presses, whatever the other ways lag
///  tones       5 ────        5 ────
///  INFO               5 ·        · · · 5
///  known as 1  1      1   2  2         2
/// ```
///
/// Its owner, [Keypad], holds a lock around every call.
public final class KeyLog {
    /// The ways by which a key can arrive.
    public enum Way {
        EVENTS,
        TONES,
        INFO
    }

    /// Keys further apart than this are two presses. It allows for a lost INFO, which is repeated after T1
    /// and then after 2*T1. It counts from the release of the key, because some ways report the key only
    /// then.
    private static final Duration APART = Duration.ofSeconds(2);
    /// While a key is down, it is reported at least this often.
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

    /// Whether this key would belong to a press that was counted before. Changes nothing.
    boolean knows(char key, Way way, long now) {
        for (Press press : presses) {
            if (press.key == key && now - press.nanos <= APART.toNanos() && !press.ways.contains(way)) return true;
        }
        return way == Way.TONES && isDown(key, now);
    }

    /// Records a key.
    ///
    /// @return false when it belongs to a press that was counted before
    boolean isNew(char key, Way way, long now) {
        while (!presses.isEmpty() && now - presses.getFirst().nanos > APART.toNanos()) presses.removeFirst();
        for (Press press : presses) {
            if (press.key == key && now - press.nanos <= APART.toNanos() && press.ways.add(way)) return false;
        }
        if (way == Way.TONES && isDown(key, now)) return false;
        presses.add(new Press(key, way, now));
        return true;
    }

    /// Whether the key is down by another way. A tone that breaks off meanwhile and begins again is the same
    /// press: packets were lost.
    private boolean isDown(char key, long now) {
        Press last = presses.peekLast();
        return last != null && last.key == key && last.ways.size() > 1 && now - last.nanos <= DOWN.toNanos();
    }

    /// The key that arrived last by this way is still down.
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
