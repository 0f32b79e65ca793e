package io.ringtrue.server.storage.guesses;

import io.ringtrue.server.accounts.guesses.Guess;
import io.ringtrue.server.accounts.guesses.Tally;
import io.ringtrue.server.storage.engine.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The unit that counts a try in all of its counters, or in none and answers how long it has to wait.
record CountTry(Guess guess, boolean known, Instant at) implements Database.Unit<Optional<Duration>> {
    @Override
    public Optional<Duration> run(JdbcClient sql) {
        Map<Long, Tally> tallies = AuthFailureRow.lock(sql, guess.counters(), at);
        Optional<Duration> waiting =
                guess.waiting(known, counter -> tallies.getOrDefault(counter.key(), new Tally(0, at)), at);
        if (waiting.isEmpty()) AuthFailureRow.count(sql, guess.counters(), at);
        return waiting;
    }
}
