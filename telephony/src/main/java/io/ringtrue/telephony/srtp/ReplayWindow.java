package io.ringtrue.telephony.srtp;

/// Records which of the last 64 packets have arrived, so that none counts twice (RFC 3711 §3.3.2: the window
/// "MUST be at least 64").
final class ReplayWindow {
    private static final int SIZE = Long.SIZE;

    private long highest = -1;
    private long seen;

    /// The highest index so far; -1 before the first packet.
    long highest() {
        return highest;
    }

    /// Whether a packet with this index is new: it has not arrived before and is not older than the window.
    boolean admits(long index) {
        long behind = highest - index;
        return behind < 0 || behind < SIZE && (seen >>> behind & 1) == 0;
    }

    /// Records an authentic packet. Call it only after the tag was checked: a forged packet must not move the
    /// window.
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
