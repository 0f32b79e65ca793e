package io.ringtrue.server.storage.guard;

import io.ringtrue.server.guard.CountryStore;
import io.ringtrue.server.storage.accounts.Installation;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

/// Allowed countries as one fact of the installation: their codes with commas between them.
public final class JdbcCountryStore implements CountryStore {
    private static final String FACT = "allowed-countries";
    private static final String COMMA = ",";

    private final Installation installation;

    public JdbcCountryStore(Installation installation) {
        this.installation = installation;
    }

    @Override
    public Optional<SortedSet<String>> countries() {
        return read(installation.fact(FACT));
    }

    @Override
    public Changed change(Function<Optional<SortedSet<String>>, SortedSet<String>> change) {
        Installation.Change done = installation.change(FACT, stored -> String.join(COMMA, change.apply(read(stored))));
        return new Changed(read(done.before()), codes(done.after()));
    }

    private static Optional<SortedSet<String>> read(Optional<String> stored) {
        return stored.map(JdbcCountryStore::codes);
    }

    private static SortedSet<String> codes(String stored) {
        return new TreeSet<>(stored.isEmpty() ? List.of() : List.of(stored.split(COMMA)));
    }
}
