package io.ringtrue.server.storage.guesses;

import io.ringtrue.server.accounts.guesses.Guess;
import io.ringtrue.server.storage.engine.Database;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The unit that takes back a try whose secret was right, and remembers the address for the credential.
record WelcomeOwner(Guess guess, Instant at) implements Database.Unit<Boolean> {
    @Override
    public Boolean run(JdbcClient sql) {
        AuthFailureRow.lock(sql, guess.counters(), at);
        AuthFailureRow.takeBack(sql, guess.counters());
        AuthPlaceRow.put(sql, guess.credential(), guess.address(), at);
        return true;
    }
}
