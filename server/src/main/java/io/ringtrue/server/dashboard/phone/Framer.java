package io.ringtrue.server.dashboard.phone;

import io.ringtrue.telephony.audio.G711;
import java.util.function.Consumer;

/// Cuts a voice into frames of 160 octets of G.711 µ-law, 20 ms each. Used by one thread at a time.
final class Framer {
    static final int FRAME = 160;

    private final Consumer<byte[]> sink;
    private byte[] frame = new byte[FRAME];
    private int filled;

    Framer(Consumer<byte[]> sink) {
        this.sink = sink;
    }

    synchronized void add(short[] samples) {
        for (short sample : samples) {
            frame[filled++] = G711.MU_LAW.encode(sample);
            if (filled == FRAME) {
                sink.accept(frame);
                frame = new byte[FRAME];
                filled = 0;
            }
        }
    }
}
