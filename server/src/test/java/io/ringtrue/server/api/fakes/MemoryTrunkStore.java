package io.ringtrue.server.api.fakes;

import io.ringtrue.server.calls.TrunkStore;
import io.ringtrue.telephony.call.trunk.Trunk;
import io.ringtrue.telephony.call.trunk.TrunkDraft;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Trunks in memory.
public final class MemoryTrunkStore implements TrunkStore {
    private final Map<String, TrunkDraft> kept = new TreeMap<>();

    @Override
    public synchronized List<TrunkDraft> trunks() {
        return List.copyOf(kept.values());
    }

    @Override
    public synchronized void put(Trunk trunk) {
        keep(trunk.draft());
    }

    /// As an earlier version may have stored it.
    public synchronized void keep(TrunkDraft trunk) {
        kept.put(trunk.name(), trunk);
    }

    @Override
    public synchronized boolean delete(String name) {
        return kept.remove(name) != null;
    }
}
