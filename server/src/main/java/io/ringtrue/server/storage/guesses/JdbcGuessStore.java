package io.ringtrue.server.storage.guesses;

import io.ringtrue.server.accounts.guesses.Counter;
import io.ringtrue.server.accounts.guesses.Guess;
import io.ringtrue.server.accounts.guesses.GuessStore;
import io.ringtrue.server.accounts.guesses.Tally;
import io.ringtrue.server.storage.engine.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Counted tries in tables. While a name has to wait at an address, this node answers from memory; while only
/// an address or a name has to, it reads. Neither writes.
public final class JdbcGuessStore implements GuessStore {
    /// Old rows are deleted no more often than this.
    private static final Duration CLEANED = Duration.ofHours(1);
    /// More would only be memory; those that are not remembered are read.
    private static final int MOST_REMEMBERED = 20_000;

    private final Database database;
    private final Map<Long, Tally> waiting = new ConcurrentHashMap<>();
    private final AtomicReference<Instant> cleaned = new AtomicReference<>(Instant.EPOCH);

    public JdbcGuessStore(Database database) {
        this.database = database;
    }

    @Override
    public Standing standing(Guess guess, Instant at) {
        Tally remembered = waiting.getOrDefault(guess.own().key(), none(at));
        Duration left = remembered.waiting(guess.own().scope(), at);
        return left.isPositive() ? new Standing(false, Optional.of(left)) : database.read(sql -> read(sql, guess, at));
    }

    private Standing read(JdbcClient sql, Guess guess, Instant at) {
        boolean known = AuthPlaceRow.exists(sql, guess.credential(), guess.address());
        Map<Long, Tally> tallies = AuthFailureRow.read(sql, guess.counters());
        remember(guess.own(), tallies.getOrDefault(guess.own().key(), none(at)), at);
        return new Standing(known, guess.waiting(known, counter -> tallies.getOrDefault(counter.key(), none(at)), at));
    }

    private static Tally none(Instant at) {
        return new Tally(0, at);
    }

    private void remember(Counter counter, Tally tally, Instant at) {
        if (tally.waiting(counter.scope(), at).isZero()) {
            waiting.remove(counter.key());
        } else if (waiting.size() < MOST_REMEMBERED) {
            waiting.put(counter.key(), tally);
        }
    }

    @Override
    public Optional<Duration> count(Guess guess, boolean known, Instant at) {
        clean(at);
        return database.write(new CountTry(guess, known, at));
    }

    /// By whichever try comes next: where nobody guesses there is nothing to delete.
    private void clean(Instant at) {
        Instant last = Objects.requireNonNull(cleaned.get());
        if (at.isBefore(last.plus(CLEANED)) || !cleaned.compareAndSet(last, at)) return;
        database.write(sql -> AuthFailureRow.deleteForgotten(sql, at));
    }

    @Override
    public void right(Guess guess, Instant at) {
        waiting.remove(guess.own().key());
        database.write(new WelcomeOwner(guess, at));
    }
}
