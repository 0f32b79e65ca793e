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

    /// RFC 3550 A.1: numbers that go up by more, or down by more than [#MAX_MISORDER], are a new count.
    private static final int MAX_DROPOUT = 3_000;

    private static final int MAX_MISORDER = 100;
    /// RFC 3550 A.1: two packets in a row make a new count.
    private static final int ROW = 2;
    /// A new count that begins only a little lower could be late packets: so many of those never follow each other.
    private static final int LONG_ROW = 5;

    /// Where samples go.
    @FunctionalInterface
    interface Sink {
        /// @param samples valid until this returns
        void take(short[] samples);
    }

    private record Waiting(int sequence, int timestamp, short[] samples) {}

    private final @Nullable Waiting[] waiting = new Waiting[DEPTH];
    private int count;
    private boolean started;
    private int nextSequence;
    private int nextTimestamp;
    /// How many out of place have come in a row, and the number that would go on with it.
    private int row;

    private int rowNext;

    /// @param samples the caller's to use again when this returns
    void put(int sequence, int timestamp, short[] samples, Sink sink) {
        short ahead = (short) (sequence - nextSequence); // RFC 3550 §5.1: sequence numbers wrap
        if (started && (ahead < 0 || ahead > MAX_DROPOUT)) {
            if (!isNewCount(sequence, ahead)) return;
            restart(sink);
        } else {
            row = 0;
        }
        if (!started) {
            started = true;
            nextSequence = sequence;
            nextTimestamp = timestamp;
        }
        if (count == 0 && sequence == nextSequence) leave(sequence, timestamp, samples, sink);
        else await(sequence, timestamp, samples, sink);
    }

    private void await(int sequence, int timestamp, short[] samples, Sink sink) {
        if (known(sequence)) return; // repeated
        waiting[count++] = new Waiting(sequence, timestamp, samples.clone());
        release(sink);
        if (count == DEPTH) {
            nextSequence = earliest().sequence(); // give the missing one up
            release(sink);
        }
    }

    /// Whether a packet out of place follows others out of place, each with the next number, and none in its place came
    /// in between: then the far end has begun to count anew. Late and repeated packets come between others.
    private boolean isNewCount(int sequence, int ahead) {
        row = row > 0 && sequence == rowNext ? row + 1 : 1;
        rowNext = (sequence + 1) & 0xFFFF;
        return row >= (ahead < 0 && ahead >= -MAX_MISORDER ? LONG_ROW : ROW);
    }

    /// A new source has its own numbers; what waits of the old one leaves first.
    void restart(Sink sink) {
        while (count > 0) {
            nextSequence = earliest().sequence();
            release(sink);
        }
        started = false;
        row = 0;
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
            leave(next.sequence(), next.timestamp(), next.samples(), sink);
            i = -1; // look from the start for the one after
        }
    }

    private void leave(int sequence, int timestamp, short[] samples, Sink sink) {
        int gap = timestamp - nextTimestamp;
        if (gap > 0) sink.take(new short[gap <= LONGEST_GAP ? gap : BREAK]);
        sink.take(samples);
        nextSequence = (sequence + 1) & 0xFFFF;
        nextTimestamp = timestamp + samples.length;
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
