package io.ringtrue.server.accounts.guesses;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.BooleanSupplier;
import java.util.function.ToLongFunction;

/// Judges tries of secrets that could be guessed, and wrong tries of all others.
///
/// A try takes the same way whether its name exists or not, and whatever its secret looks like: one look at
/// the counters, one place at the slow hashes, one count, one slow hash. So neither the time nor the number
/// of free tries says which names exist.
public final class Guesses {
    /// When no place is free, one is soon.
    private static final Duration BUSY = Duration.ofSeconds(1);

    private final GuessStore store;
    private final SlowHashes hashes;
    private final ToLongFunction<String> keyedHash;
    private final Clock clock;
    private final KnownPlaces places = new KnownPlaces();
    private final ConcurrentMap<Attempt, Flight> flights = new ConcurrentHashMap<>();

    /// @param keyedHash under a key that strangers do not have, so that they cannot choose names that share a
    /// counter
    public Guesses(GuessStore store, SlowHashes hashes, ToLongFunction<String> keyedHash, Clock clock) {
        this.store = store;
        this.hashes = hashes;
        this.keyedHash = keyedHash;
        this.clock = clock;
    }

    /// Whether the secret is right, decided in memory: nothing is read, counted or written. False also where
    /// the right secret of this credential has not been seen from there, or too many wrong ones have.
    ///
    /// @param right must be quick
    public boolean isKnownGood(long credential, CallerPlace from, BooleanSupplier right) {
        return places.accepts(credential, address(from), right);
    }

    /// Counts a try, then tests it. Tries of the same secret for the same name that come from one address
    /// together are one try: a client with many requests under way must not use up its own free ones.
    ///
    /// @param right runs on a thread for slow hashes
    /// @throws RuntimeException when the store cannot be reached; then nothing was tested
    public Verdict judge(Attempt attempt, BooleanSupplier right) {
        Flight mine = new Flight();
        Flight earlier = flights.putIfAbsent(attempt, mine);
        if (earlier != null) return earlier.await();
        Verdict verdict = null;
        try {
            verdict = judgedAlone(attempt, right);
            return verdict;
        } finally {
            flights.remove(attempt, mine);
            mine.land(verdict);
        }
    }

    private Verdict judgedAlone(Attempt attempt, BooleanSupplier right) {
        Guess guess = guess(attempt);
        Instant now = clock.instant();
        GuessStore.Standing standing = store.standing(guess, now);
        if (standing.waiting().isPresent())
            return new Verdict.Wait(standing.waiting().get());
        boolean known = standing.known();
        String share =
                known ? "credential " + attempt.credential() : attempt.from().address();
        try (SlowHashes.Place place = hashes.place(share, known)) {
            if (!place.isFree()) return new Verdict.Wait(BUSY);
            Optional<Duration> waiting = store.count(guess, known, now);
            if (waiting.isPresent()) return new Verdict.Wait(waiting.get());
            return place.compute(right::getAsBoolean) ? accepted(guess) : new Verdict.Wrong();
        }
    }

    private Verdict accepted(Guess guess) {
        store.right(guess, clock.instant());
        places.add(guess.credential(), guess.address());
        return new Verdict.Right();
    }

    private Guess guess(Attempt attempt) {
        String name = attempt.realm() + " " + attempt.name();
        long address = address(attempt.from());
        List<Counter> counters = Arrays.stream(Scope.values())
                .map(scope -> switch (scope) {
                    case NAME_AND_ADDRESS ->
                        scope.counter(hash("pair " + attempt.from().address() + " " + name));
                    case ADDRESS -> scope.counter(address);
                    case NETWORK ->
                        scope.counter(hash("network " + attempt.from().network()));
                    case NAME -> scope.counter(hash("name " + name));
                })
                .toList();
        return new Guess(counters, attempt.credential(), address);
    }

    private long address(CallerPlace from) {
        return hash("address " + from.address());
    }

    private long hash(String text) {
        return keyedHash.applyAsLong(text);
    }
}
