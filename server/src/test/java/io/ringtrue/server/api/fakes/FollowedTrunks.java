package io.ringtrue.server.api.fakes;

import io.ringtrue.server.api.v1.admin.TrunksInForce;
import io.ringtrue.server.calls.TrunkStore;
import io.ringtrue.telephony.call.trunk.Trunk;
import io.ringtrue.telephony.call.trunk.TrunkDraft;
import java.util.List;

/// Shows which trunks calls would be placed over.
public final class FollowedTrunks implements TrunksInForce {
    private final TrunkStore store;
    private volatile List<Trunk> inForce = List.of();

    public FollowedTrunks(TrunkStore store) {
        this.store = store;
    }

    @Override
    public void follow() {
        inForce = store.trunks().stream().map(TrunkDraft::trunk).toList();
    }

    public List<Trunk> inForce() {
        return inForce;
    }
}
