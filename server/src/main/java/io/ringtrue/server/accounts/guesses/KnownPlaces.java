package io.ringtrue.server.accounts.guesses;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;

/// From where the right secret of which credential came since this process began, so that a good request is
/// recognized in memory. Only right secrets add anything, so strangers cannot fill it.
final class KnownPlaces {
    /// More would only be memory; those that are least used are looked up in the store again.
    private static final int MOST = 100_000;

    private record Place(long credential, long address) {}

    /// Wrong secrets that were compared here since the last one that the store let pass and that was right.
    private final Map<Place, Integer> wrong = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Place, Integer> eldest) {
            return size() > MOST;
        }
    };

    synchronized void add(long credential, long address) {
        wrong.put(new Place(credential, address), 0);
    }

    /// Compares, but only for a place that is known and while it has free tries: a comparison in memory is a
    /// test like any other. Beyond them the store decides about each try, right or wrong.
    ///
    /// @param right must be quick
    synchronized boolean accepts(long credential, long address, BooleanSupplier right) {
        Place place = new Place(credential, address);
        Integer before = wrong.get(place);
        if (before == null || before >= Scope.NAME_AND_ADDRESS.free()) return false;
        if (right.getAsBoolean()) return true;
        wrong.put(place, before + 1);
        return false;
    }
}
