package io.ringtrue.server.dashboard.settings.trunks;

import io.ringtrue.server.calls.TrunkStore;
import io.ringtrue.telephony.call.trunk.Trunk;
import io.ringtrue.telephony.call.trunk.TrunkDraft;
import io.ringtrue.telephony.call.trunk.TrunkSetting;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// All trunks, and what may be done with them.
public final class TrunkRoom {
    private final TrunkStore store;
    private final Optional<Supplier<List<Trunk>>> owned;
    private final Runnable follow;
    private final boolean sandbox;

    /// @param owned trunks that the configuration file or the sandbox owns, all there are then; empty: the store's
    /// @param follow brings stored trunks into use
    public TrunkRoom(TrunkStore store, Optional<Supplier<List<Trunk>>> owned, Runnable follow, boolean sandbox) {
        this.store = store;
        this.owned = owned;
        this.follow = follow;
        this.sandbox = sandbox;
    }

    /// Whether trunks are only read here.
    public boolean isOwned() {
        return owned.isPresent();
    }

    /// Whether the built-in carrier is all there is.
    public boolean isSandbox() {
        return sandbox;
    }

    /// In the order in which they are tried; stored ones that break a rule too, because somebody has to mend them.
    public List<TrunkDraft> all() {
        List<TrunkDraft> all = owned.map(
                        trunks -> trunks.get().stream().map(Trunk::draft).toList())
                .orElseGet(store::trunks);
        return all.stream()
                .sorted(Comparator.comparingInt(TrunkRoom::priority).thenComparing(TrunkDraft::name))
                .toList();
    }

    public Optional<TrunkDraft> named(String name) {
        return all().stream().filter(trunk -> trunk.name().equals(name)).findFirst();
    }

    /// In use here when it returns. Never called for owned trunks.
    ///
    /// @param made of what is stored; when it throws, nothing changes
    Trunk put(String name, Function<Optional<TrunkDraft>, Trunk> made) {
        Trunk trunk = store.put(name, made);
        follow.run();
        return trunk;
    }

    /// @return false when there is none of this name
    boolean delete(String name) {
        boolean there = store.delete(name);
        follow.run();
        return there;
    }

    private static int priority(TrunkDraft trunk) {
        return Objects.requireNonNullElse(trunk.settings().get(TrunkSetting.PRIORITY), 1) instanceof Integer number
                ? number
                : 1;
    }
}
