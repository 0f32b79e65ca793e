package io.ringtrue.server.api.fakes;

import io.ringtrue.server.calls.TrunkStore;
import io.ringtrue.telephony.call.trunk.Trunk;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Trunks in memory.
public final class MemoryTrunkStore implements TrunkStore {
    private final Map<String, Trunk> kept = new TreeMap<>();

    @Override
    public synchronized List<Trunk> trunks() {
        return List.copyOf(kept.values());
    }

    @Override
    public synchronized void put(Trunk trunk) {
        kept.put(trunk.name(), trunk);
    }

    @Override
    public synchronized boolean delete(String name) {
        return kept.remove(name) != null;
    }
}
