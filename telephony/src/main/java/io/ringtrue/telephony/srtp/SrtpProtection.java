package io.ringtrue.telephony.srtp;

import io.ringtrue.telephony.media.MediaProtection;
import io.ringtrue.telephony.media.SrtpKey;
import io.ringtrue.telephony.media.SrtpKeys;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The protection of one stream: none, or SRTP each way. Packets of either kind pass through here last before they
/// leave and first when they arrive. [#agreed] by any thread, the sealing by the pacer, the opening by the reader.
public final class SrtpProtection implements MediaProtection {
    /// Far more than a call agrees on. The longest unused is forgotten, so that no far end that changes its key all
    /// the time fills the memory.
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

    /// A key that stays, or comes again (of two answers to one offer the first may be the last), keeps its
    /// counters and windows: to begin anew with it would send two packets under one stretch of keystream, and
    /// let old ones be played again.
    @Override
    public synchronized void agreed(Optional<SrtpKeys> keys) {
        sealing = keys.map(both -> sealings.computeIfAbsent(both.sends(), Sealing::new))
                .orElse(null);
        opening = keys.map(both -> openings.computeIfAbsent(both.receives(), Opening::new))
                .orElse(null);
    }

    /// Whether what [#openRtp] lets through is authentic.
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

    /// @return false when the packet is not from the far end; an unprotected stream cannot tell
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
