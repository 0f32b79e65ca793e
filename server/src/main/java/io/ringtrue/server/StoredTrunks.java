package io.ringtrue.server;

import io.ringtrue.server.api.v1.TrunksInForce;
import io.ringtrue.telephony.call.Dialer;
import io.ringtrue.telephony.call.SipDialer;
import io.ringtrue.telephony.call.Trunk;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps the dialler's trunks as they are stored: at once where a change is made, and within a second of a change
/// at another node, for which the store is looked at every [Lifecycle] turn.
final class StoredTrunks implements TrunksInForce {
    private static final Logger LOG = LoggerFactory.getLogger(StoredTrunks.class);

    private final Trunks trunks;
    private final Dialer dialer;
    private final Set<String> complainedOf = ConcurrentHashMap.newKeySet();

    StoredTrunks(Trunks trunks, Dialer dialer) {
        this.trunks = trunks;
        this.dialer = dialer;
    }

    @Override
    public void check(Trunk trunk) {
        SipDialer.check(trunk);
    }

    /// One at a time: what was read before a change must not come into force after it.
    @Override
    public synchronized void follow() {
        if (trunks.ownedByConfiguration()) {
            return;
        }
        List<Trunk> readable =
                trunks.current().stream().filter(this::isReadable).toList();
        dialer.trunks(readable);
    }

    /// A trunk stored by another version of this program may not be readable here; the others go on.
    private boolean isReadable(Trunk trunk) {
        try {
            SipDialer.check(trunk);
            return true;
        } catch (IllegalArgumentException unreadable) {
            if (complainedOf.add(unreadable.getMessage())) {
                LOG.error("a stored trunk is left out: {}", unreadable.getMessage());
            }
            return false;
        }
    }
}
