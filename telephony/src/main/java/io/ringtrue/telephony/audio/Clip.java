package io.ringtrue.telephony.audio;

import io.ringtrue.telephony.media.Codec;
import io.ringtrue.telephony.media.Voice;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// A piece of sound that is made once and sent by many calls. It is encoded when a call first sends it in a
/// codec, and the octets are kept. It takes two octets a sample, and one more for each codec in use. Safe for
/// several threads.
public final class Clip implements Voice {
    private final short[] samples;
    private final Map<Codec, byte[]> encoded = new ConcurrentHashMap<>();

    /// @param samples 8 kHz mono; not copied, so the caller must not change them. May be empty
    public Clip(short[] samples) {
        this.samples = samples;
    }

    @Override
    public int length() {
        return samples.length;
    }

    @Override
    public void write(Codec codec, int from, int count, ByteBuffer packet) {
        packet.put(octets(codec), from, count);
    }

    void copyTo(short[] all, int at) {
        System.arraycopy(samples, 0, all, at, samples.length);
    }

    private byte[] octets(Codec codec) {
        byte[] octets = encoded.get(codec); // each stream asks fifty times a second, and this allocates nothing
        return octets != null
                ? octets
                : encoded.computeIfAbsent(codec, each -> G711.of(each).encode(samples));
    }
}
