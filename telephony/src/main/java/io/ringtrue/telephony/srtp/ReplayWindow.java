package io.ringtrue.telephony.srtp;

/// Which of the last 64 packets have been here (RFC 3711 §3.3.2: the window "MUST be at least 64").
final class ReplayWindow {
    private static final int SIZE = Long.SIZE;

    private long highest = -1;
    private long seen;

    /// The highest index so far, -1 before the first.
    long highest() {
        return highest;
    }

    /// Whether a packet of this index is neither here already nor too old to tell.
    boolean admits(long index) {
        long behind = highest - index;
        return behind < 0 || behind < SIZE && (seen >>> behind & 1) == 0;
    }

    /// It was genuine. Only then may the window move.
    void mark(long index) {
        long ahead = index - highest;
        if (ahead > 0) {
            seen = ahead < SIZE ? seen << ahead | 1 : 1;
            highest = index;
        } else {
            seen |= 1L << -ahead;
        }
    }
}
