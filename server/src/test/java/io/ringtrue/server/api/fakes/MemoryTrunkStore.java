package io.ringtrue.server.api.fakes;

import io.ringtrue.server.calls.TrunkStore;
import io.ringtrue.telephony.call.trunk.Trunk;
import io.ringtrue.telephony.call.trunk.TrunkDraft;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/// Trunks in memory.
public final class MemoryTrunkStore implements TrunkStore {
    private final Map<String, TrunkDraft> kept = new TreeMap<>();

    @Override
    public synchronized List<TrunkDraft> trunks() {
        return List.copyOf(kept.values());
    }

    @Override
    public synchronized Trunk put(String name, Function<Optional<TrunkDraft>, Trunk> replacement) {
        Trunk trunk = replacement.apply(Optional.ofNullable(kept.get(name)));
        keep(trunk.draft());
        return trunk;
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
