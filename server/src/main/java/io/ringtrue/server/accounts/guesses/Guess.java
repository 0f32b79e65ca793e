package io.ringtrue.server.accounts.guesses;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// A try as the store counts it.
///
/// @param counters one of each [Scope], in their order
/// @param credential whose secret is tried; 0: nobody's, because there is no such name
/// @param address the caller's, hashed
public record Guess(List<Counter> counters, long credential, long address) {
    /// How long it has to wait; empty: not at all.
    ///
    /// @param known whether the right secret has come from this address before. Then only its own counter
    /// makes it wait, so that strangers elsewhere cannot keep the owner out
    /// @param tallies what each counter says
    public Optional<Duration> waiting(boolean known, Function<Counter, Tally> tallies, Instant now) {
        return counters.stream()
                .filter(counter -> !known || counter.scope() == Scope.NAME_AND_ADDRESS)
                .map(counter -> tallies.apply(counter).waiting(counter.scope(), now))
                .filter(Duration::isPositive)
                .max(Duration::compareTo);
    }

    /// What is counted for this name from this address.
    public Counter own() {
        return counters.get(Scope.NAME_AND_ADDRESS.ordinal());
    }
}
