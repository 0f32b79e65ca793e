package io.ringtrue.server.api.fakes;

import io.ringtrue.server.guard.DoNotCallStore;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A do-not-call list in memory.
public final class MemoryDoNotCallStore implements DoNotCallStore {
    private final Map<String, Entry> entries = new HashMap<>();

    @Override
    public String key(String number) {
        return "key of " + number.substring(1);
    }

    @Override
    public void put(String number, Entry entry) {
        entries.put(key(number), entry);
    }

    @Override
    public boolean remove(String number) {
        return entries.remove(key(number)) != null;
    }

    @Override
    public Optional<Entry> find(String number) {
        return Optional.ofNullable(entries.get(key(number)));
    }

    @Override
    public List<Listed> list(Optional<Place> after, int limit) {
        Comparator<Listed> newestFirst = Comparator.comparing(
                        (Listed listed) -> listed.entry().since())
                .thenComparing(Listed::key)
                .reversed();
        return entries.entrySet().stream()
                .map(entry -> new Listed(entry.getKey(), entry.getValue()))
                .sorted(newestFirst)
                .filter(listed -> after.isEmpty() || isBehind(listed, after.get()))
                .limit(limit)
                .toList();
    }

    private static boolean isBehind(Listed listed, Place place) {
        int since = listed.entry().since().compareTo(place.since());
        return since < 0 || (since == 0 && listed.key().compareTo(place.key()) < 0);
    }
}
