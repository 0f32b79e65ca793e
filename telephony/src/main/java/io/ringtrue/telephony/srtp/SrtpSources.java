package io.ringtrue.telephony.srtp;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What has been seen of each source under one key: RFC 3711 §3.2.3 has a context for each SSRC.
final class SrtpSources {
    /// Far more than any call has. Each is kept as long as the key, so that nothing of an earlier one can be played
    /// again.
    static final int MOST = 64;

    private final List<Source> sources = new ArrayList<>();

    private record Source(int ssrc, ReplayWindow window) {}

    /// The source's window, a new one when it has not been kept; null when there are as many sources as may be.
    @Nullable
    ReplayWindow window(int ssrc) {
        ReplayWindow known = known(ssrc);
        if (known != null) return known;
        return sources.size() == MOST ? null : new ReplayWindow();
    }

    private @Nullable ReplayWindow known(int ssrc) {
        for (int i = sources.size() - 1; i >= 0; i--) {
            if (sources.get(i).ssrc() == ssrc) return sources.get(i).window();
        }
        return null;
    }

    /// A packet of this source was genuine.
    void mark(int ssrc, ReplayWindow window, long index) {
        if (window.highest() < 0) sources.add(new Source(ssrc, window));
        window.mark(index);
    }
}
