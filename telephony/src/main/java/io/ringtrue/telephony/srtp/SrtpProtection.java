package io.ringtrue.telephony.srtp;

import io.ringtrue.telephony.media.MediaProtection;
import io.ringtrue.telephony.media.SrtpKey;
import io.ringtrue.telephony.media.SrtpKeys;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The protection of one stream: none, or SRTP in both directions. It is the last step before a packet is
/// sent and the first after it arrives. [#agreed] may be called by any thread, the sealing by the pacer, the
/// opening by the reader.
public final class SrtpProtection implements MediaProtection {
    /// How many keys are remembered in each direction, far more than a call agrees on. The one unused for
    /// longest is dropped, so that a far end that keeps changing its key cannot fill the memory.
    private static final int MOST_KEYS = 16;

    private record Sealing(SrtpSealer rtp, SrtcpSealer rtcp) {
        Sealing(SrtpKey key) {
            this(new SrtpSealer(key), new SrtcpSealer(key));
        }
    }

    private record Opening(SrtpOpener rtp, SrtcpOpener rtcp) {
        Opening(SrtpKey key) {
            this(new SrtpOpener(key), new SrtcpOpener(key));
        }
    }

    private final Map<SrtpKey, Sealing> sealings = remembered();
    private final Map<SrtpKey, Opening> openings = remembered();
    private volatile @Nullable Sealing sealing;
    private volatile @Nullable Opening opening;

    private static <T> Map<SrtpKey, T> remembered() {
        return new LinkedHashMap<>(MOST_KEYS, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<SrtpKey, T> eldest) {
                return size() > MOST_KEYS;
            }
        };
    }

    /// A key that stays or returns keeps its counters and replay windows. If they began again, two packets
    /// would be encrypted with the same keystream, and old packets could be replayed. A key can return
    /// because there may be several answers to one offer.
    @Override
    public synchronized void agreed(Optional<SrtpKeys> keys) {
        sealing = keys.map(both -> sealings.computeIfAbsent(both.sends(), Sealing::new))
                .orElse(null);
        opening = keys.map(both -> openings.computeIfAbsent(both.receives(), Opening::new))
                .orElse(null);
    }

    /// Whether the packets that [#openRtp] accepts are authentic.
    @Override
    public boolean isAgreed() {
        return opening != null;
    }

    @Override
    public void sealRtp(ByteBuffer packet) {
        Sealing with = sealing;
        if (with != null) with.rtp().seal(packet);
    }

    @Override
    public void sealRtcp(ByteBuffer packet) {
        Sealing with = sealing;
        if (with != null) with.rtcp().seal(packet);
    }

    /// @return false when the packet is not authentic; always true on an unprotected stream
    @Override
    public boolean openRtp(ByteBuffer packet) {
        Opening with = opening;
        return with == null || with.rtp().open(packet);
    }

    @Override
    public boolean openRtcp(ByteBuffer packet) {
        Opening with = opening;
        return with == null || with.rtcp().open(packet);
    }
}
