package io.ringtrue.telephony.call;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.Map;

/// Recognises a key that arrives twice, over RTP and as SIP INFO: each arrival one way takes back one earlier
/// arrival the other way. Guarded by its owner.
final class KeyLog {
    /// The two ways a key can come.
    enum Way {
        RTP,
        INFO
    }

    /// Further apart than this, they are two presses: an INFO lost once is repeated after T1, then after 2*T1.
    private static final Duration APART = Duration.ofSeconds(2);

    private record Arrival(char key, long nanos) {}

    private final Map<Way, Deque<Arrival>> unmatched = new EnumMap<>(Way.class);

    KeyLog() {
        for (Way way : Way.values()) unmatched.put(way, new ArrayDeque<>());
    }

    /// @return false when this press was counted before
    boolean isNew(char key, Way way, long nanos) {
        Way other = way == Way.RTP ? Way.INFO : Way.RTP;
        Iterator<Arrival> earlier = arrivals(other, nanos).iterator();
        while (earlier.hasNext()) {
            if (earlier.next().key() != key) continue;
            earlier.remove();
            return false;
        }
        arrivals(way, nanos).add(new Arrival(key, nanos));
        return true;
    }

    private Deque<Arrival> arrivals(Way way, long now) {
        Deque<Arrival> arrivals = unmatched.get(way);
        if (arrivals == null) throw new IllegalStateException(way.name());
        while (!arrivals.isEmpty() && now - arrivals.getFirst().nanos() > APART.toNanos()) arrivals.removeFirst();
        return arrivals;
    }
}
