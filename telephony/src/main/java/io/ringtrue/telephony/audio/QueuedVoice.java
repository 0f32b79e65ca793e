package io.ringtrue.telephony.audio;

import io.ringtrue.telephony.media.Codec;
import io.ringtrue.telephony.media.Voice;
import java.nio.ByteBuffer;

/// A voice that is spoken at this moment: a queue of samples between the one who speaks and the pacer, which
/// takes 20 ms at a time. An empty queue is silence. When more than a second waits, the oldest samples are
/// dropped, so that a late voice catches up. Safe for two threads.
///
/// Unlike other voices it is heard once: what was written to one packet is gone.
public final class QueuedVoice implements Voice {
    /// Longer than any call: 74 hours.
    private static final int ENDLESS = Integer.MAX_VALUE;

    /// After a silence, so much must wait before the voice goes on: it bridges the gaps between late packets.
    private static final int AHEAD = Wave.TELEPHONE_RATE * 60 / 1_000;

    private final short[] ring = new short[Wave.TELEPHONE_RATE];
    private int first;
    private int waiting;
    private boolean flowing;

    /// Appends samples at 8 kHz; of more than a second, the last second.
    public synchronized void add(short[] samples) {
        for (short sample : samples) {
            ring[(first + waiting) % ring.length] = sample;
            if (waiting < ring.length) waiting++;
            else first = (first + 1) % ring.length;
        }
        flowing |= waiting >= AHEAD;
    }

    @Override
    public int length() {
        return ENDLESS;
    }

    @Override
    public synchronized void write(Codec codec, int from, int count, ByteBuffer packet) {
        G711 law = G711.of(codec);
        for (int i = 0; i < count; i++) packet.put(flowing && waiting > 0 ? law.encode(next()) : law.silence());
        flowing &= waiting > 0;
    }

    private short next() {
        short sample = ring[first];
        first = (first + 1) % ring.length;
        waiting--;
        return sample;
    }
}
