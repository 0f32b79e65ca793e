package io.ringtrue.telephony.rtp;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The protection of one stream: none, or SRTP each way. Packets of either kind pass through here last before they
/// leave and first when they arrive. [#agreed] by any thread, the sealing by the pacer, the opening by the reader.
final class Armour {
    private record Sealing(SrtpKey key, SrtpSealer rtp, SrtcpSealer rtcp) {}

    private record Opening(SrtpKey key, SrtpOpener rtp, SrtcpOpener rtcp) {}

    private volatile @Nullable Sealing sealing;
    private volatile @Nullable Opening opening;

    /// A key that stays keeps its counters and windows: to begin anew with it would send two packets under one
    /// stretch of keystream, and let old ones be played again.
    synchronized void agreed(Optional<SrtpKeys> keys) {
        sealing = keys.map(SrtpKeys::sends).map(this::sealingWith).orElse(null);
        opening = keys.map(SrtpKeys::receives).map(this::openingWith).orElse(null);
    }

    private Sealing sealingWith(SrtpKey key) {
        Sealing present = sealing;
        if (present != null && present.key().equals(key)) return present;
        return new Sealing(key, new SrtpSealer(key), new SrtcpSealer(key));
    }

    private Opening openingWith(SrtpKey key) {
        Opening present = opening;
        if (present != null && present.key().equals(key)) return present;
        return new Opening(key, new SrtpOpener(key), new SrtcpOpener(key));
    }

    void sealRtp(ByteBuffer packet) {
        Sealing with = sealing;
        if (with != null) with.rtp().seal(packet);
    }

    void sealRtcp(ByteBuffer packet) {
        Sealing with = sealing;
        if (with != null) with.rtcp().seal(packet);
    }

    /// @return false when the packet is not from the far end; an unprotected stream cannot tell
    boolean openRtp(ByteBuffer packet) {
        Opening with = opening;
        return with == null || with.rtp().open(packet);
    }

    boolean openRtcp(ByteBuffer packet) {
        Opening with = opening;
        return with == null || with.rtcp().open(packet);
    }
}
