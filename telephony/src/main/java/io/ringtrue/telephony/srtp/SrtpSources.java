package io.ringtrue.telephony.srtp;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The replay window of each source under one key: RFC 3711 §3.2.3 has one context for each SSRC.
final class SrtpSources {
    /// The most sources for one key, far more than a call has. A window is never dropped before its key, or
    /// packets of that source could be replayed.
    static final int MOST = 64;

    private final List<Source> sources = new ArrayList<>();

    private record Source(int ssrc, ReplayWindow window) {}

    /// The window of this source; a new one, not yet stored, if the source is unknown. Null when there are
    /// too many sources.
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

    /// Records an authentic packet. The first one stores the window.
    void mark(int ssrc, ReplayWindow window, long index) {
        if (window.highest() < 0) sources.add(new Source(ssrc, window));
        window.mark(index);
    }
}
