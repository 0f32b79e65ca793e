package io.ringtrue.server.api.fakes;

import io.ringtrue.server.guard.PausedRange;
import io.ringtrue.server.guard.RangeHistory;
import io.ringtrue.server.guard.RangeStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Paused ranges in memory.
public final class MemoryRangeStore implements RangeStore {
    private final List<PausedRange> paused = new ArrayList<>();

    /// What the watchdog finds.
    public final List<RangeHistory> suspects = new ArrayList<>();

    @Override
    public List<RangeHistory> suspects(Instant now, int leastAnswered) {
        return List.copyOf(suspects);
    }

    @Override
    public boolean pause(PausedRange range) {
        boolean already = paused(range.since()).stream()
                .anyMatch(old ->
                        old.prefix().equals(range.prefix()) && old.account().equals(range.account()));
        if (already) return false;
        paused.add(range);
        return true;
    }

    @Override
    public boolean resume(String prefix, Instant now) {
        boolean was = paused(now).stream().anyMatch(range -> range.prefix().equals(prefix));
        paused.removeIf(range -> range.prefix().equals(prefix));
        return was;
    }

    @Override
    public List<PausedRange> paused(Instant now) {
        return paused.stream()
                .filter(range -> range.until().isAfter(now))
                .sorted(Comparator.comparing(PausedRange::prefix))
                .toList();
    }

    @Override
    public void forget(Instant now) {}
}
