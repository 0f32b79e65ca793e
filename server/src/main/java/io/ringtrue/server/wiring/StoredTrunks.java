package io.ringtrue.server.wiring;

import io.ringtrue.server.api.v1.admin.TrunksInForce;
import io.ringtrue.telephony.call.Dialer;

/// Keeps the dialler's trunks as they are stored: at once where a change is made, and within a second of a change
/// at another node, for which `Lifecycle` has the store looked at again and again.
public final class StoredTrunks implements TrunksInForce {
    private final ConfiguredTrunks trunks;
    private final Dialer dialer;

    StoredTrunks(ConfiguredTrunks trunks, Dialer dialer) {
        this.trunks = trunks;
        this.dialer = dialer;
    }

    /// One at a time: what was read before a change must not come into force after it.
    @Override
    public synchronized void follow() {
        if (!trunks.ownedByConfiguration()) dialer.trunks(trunks.current());
    }
}
