package io.ringtrue.telephony.rtp;

import org.jspecify.annotations.Nullable;

/// A small jitter buffer driven by arrivals, for voice that is recorded or searched for tones rather than played:
/// packets leave in order as soon as they can, and one that is missing is waited for until [#DEPTH] later ones have
/// come. What never came, and what a far end that suppresses silence did not send, leaves as silence. Used by one
/// thread at a time.
final class ReorderBuffer {
    /// In packets; 60 ms at 20 ms each.
    static final int DEPTH = 3;
    /// In samples, 1 s. After a longer gap in timestamps the count begins anew: what one packet claims to have
    /// skipped must not become a minute of silence to search.
    static final int LONGEST_GAP = 8_000;
    /// What a longer gap leaves as, 100 ms: the same tone before and after it remains two.
    static final int BREAK = 800;

    /// Where samples go.
    @FunctionalInterface
    interface Sink {
        void take(short[] samples);
    }

    private record Waiting(int sequence, int timestamp, short[] samples) {}

    private final @Nullable Waiting[] waiting = new Waiting[DEPTH];
    private int count;
    private boolean started;
    private int nextSequence;
    private int nextTimestamp;

    void put(int sequence, int timestamp, short[] samples, Sink sink) {
        if (!started) {
            started = true;
            nextSequence = sequence;
            nextTimestamp = timestamp;
        }
        short ahead = (short) (sequence - nextSequence); // RFC 3550 §5.1: sequence numbers wrap
        if (ahead < 0 || known(sequence)) return; // late or repeated
        waiting[count++] = new Waiting(sequence, timestamp, samples);
        release(sink);
        if (count == DEPTH) {
            nextSequence = earliest().sequence(); // give the missing one up
            release(sink);
        }
    }

    /// A new source has its own numbers; what waits of the old one leaves first.
    void restart(Sink sink) {
        while (count > 0) {
            nextSequence = earliest().sequence();
            release(sink);
        }
        started = false;
    }

    private boolean known(int sequence) {
        for (int i = 0; i < count; i++) {
            if (at(i).sequence() == sequence) return true;
        }
        return false;
    }

    private void release(Sink sink) {
        for (int i = 0; i < count; i++) {
            if (at(i).sequence() != nextSequence) continue;
            Waiting next = at(i);
            waiting[i] = waiting[--count];
            waiting[count] = null;
            leave(next, sink);
            i = -1; // look from the start for the one after
        }
    }

    private void leave(Waiting next, Sink sink) {
        int gap = next.timestamp() - nextTimestamp;
        if (gap > 0) sink.take(new short[gap <= LONGEST_GAP ? gap : BREAK]);
        sink.take(next.samples());
        nextSequence = (next.sequence() + 1) & 0xFFFF;
        nextTimestamp = next.timestamp() + next.samples().length;
    }

    private Waiting earliest() {
        Waiting best = at(0);
        for (int i = 1; i < count; i++) {
            if ((short) (at(i).sequence() - best.sequence()) < 0) best = at(i);
        }
        return best;
    }

    private Waiting at(int i) {
        Waiting packet = waiting[i];
        if (packet == null) throw new IllegalStateException("no packet at " + i);
        return packet;
    }
}
