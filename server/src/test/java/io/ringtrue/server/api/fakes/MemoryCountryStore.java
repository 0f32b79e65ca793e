package io.ringtrue.server.api.fakes;

import io.ringtrue.server.guard.CountryStore;
import java.util.Optional;
import java.util.SortedSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

public final class MemoryCountryStore implements CountryStore {
    private final AtomicReference<Optional<SortedSet<String>>> stored = new AtomicReference<>(Optional.empty());

    /// Answers nothing while it is set.
    public volatile boolean isAway;

    private void requireThere() {
        if (isAway) throw new IllegalStateException("the store is away");
    }

    @Override
    public Optional<SortedSet<String>> countries() {
        requireThere();
        return stored.get();
    }

    @Override
    public synchronized Changed change(Function<Optional<SortedSet<String>>, SortedSet<String>> change) {
        requireThere();
        Optional<SortedSet<String>> before = stored.get();
        SortedSet<String> after = change.apply(before);
        stored.set(Optional.of(after));
        return new Changed(before, after);
    }
}
