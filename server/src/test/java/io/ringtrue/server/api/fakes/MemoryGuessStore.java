package io.ringtrue.server.api.fakes;

import io.ringtrue.server.accounts.guesses.Guess;
import io.ringtrue.server.accounts.guesses.GuessStore;
import io.ringtrue.server.accounts.guesses.Tally;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Counted tries in memory.
public final class MemoryGuessStore implements GuessStore {
    private final Map<Long, Tally> tallies = new HashMap<>();
    private final Set<Place> places = new HashSet<>();

    private record Place(long credential, long address) {}

    @Override
    public synchronized Standing standing(Guess guess, Instant at) {
        boolean known = places.contains(new Place(guess.credential(), guess.address()));
        return new Standing(known, waiting(guess, known, at));
    }

    private Optional<Duration> waiting(Guess guess, boolean known, Instant at) {
        return guess.waiting(known, counter -> tallies.getOrDefault(counter.key(), new Tally(0, at)), at);
    }

    @Override
    public synchronized Optional<Duration> count(Guess guess, boolean known, Instant at) {
        Optional<Duration> waiting = waiting(guess, known, at);
        if (waiting.isEmpty()) {
            guess.counters()
                    .forEach(counter -> tallies.compute(
                            counter.key(), (_, before) -> (before == null ? new Tally(0, at) : before).counted(at)));
        }
        return waiting;
    }

    @Override
    public synchronized void right(Guess guess, Instant at) {
        guess.counters().forEach(counter -> tallies.computeIfPresent(counter.key(), (_, before) -> before.takenBack()));
        places.add(new Place(guess.credential(), guess.address()));
    }
}
