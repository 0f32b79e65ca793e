package io.ringtrue.telephony.rtp;

import org.jspecify.annotations.Nullable;

/// A small jitter buffer for voice that is recorded or searched for tones, not played: it needs no clock.
/// Packets leave in order as soon as possible; a missing one is awaited until [#DEPTH] later ones have
/// arrived. Packets that were lost, or not sent because the far end suppresses silence, leave as silence.
/// Used by one thread at a time.
final class ReorderBuffer {
    /// In packets: 60 ms at 20 ms each.
    static final int DEPTH = 3;
    /// 1 s in samples. A longer gap in the timestamps is not filled: a single packet must not create a minute
    /// of silence to search.
    static final int LONGEST_GAP = 8_000;
    /// The silence that replaces a longer gap: 100 ms, in samples. It separates equal tones before and after
    /// the gap.
    static final int BREAK = 800;

    /// RFC 3550 A.1: a sequence number that rises by more, or falls by more than [#MAX_MISORDER], may begin a
    /// new count.
    private static final int MAX_DROPOUT = 3_000;

    private static final int MAX_MISORDER = 100;
    /// RFC 3550 A.1: two consecutive packets confirm a new count.
    private static final int ROW = 2;
    /// Packets only a little lower may be late ones. So many late packets never follow each other without one
    /// in order between them.
    private static final int LONG_ROW = 5;

    /// Receives the samples in order.
    @FunctionalInterface
    interface Sink {
        /// @param samples valid until this method returns
        void take(short[] samples);
    }

    private record Waiting(int sequence, int timestamp, short[] samples) {}

    private final @Nullable Waiting[] waiting = new Waiting[DEPTH];
    private int count;
    private boolean started;
    private int nextSequence;
    private int nextTimestamp;
    /// How many packets out of order have arrived in a row, and the sequence number that would continue the
    /// row.
    private int row;

    private int rowNext;

    /// Takes one packet.
    ///
    /// @param samples copied if necessary; the caller may reuse the array
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
            nextSequence = earliest().sequence(); // stop waiting for the missing packet
            release(sink);
        }
    }

    /// Whether the far end has begun a new count: several packets out of order follow each other, each with
    /// the next sequence number. Late and repeated packets, in contrast, arrive between packets in order.
    private boolean isNewCount(int sequence, int ahead) {
        row = row > 0 && sequence == rowNext ? row + 1 : 1;
        rowNext = (sequence + 1) & 0xFFFF;
        return row >= (ahead < 0 && ahead >= -MAX_MISORDER ? LONG_ROW : ROW);
    }

    /// A new source begins, with its own sequence numbers. The waiting packets of the old source leave first.
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
            i = -1; // search from the start for the next one
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
