package io.ringtrue.server.api.v1;

import io.ringtrue.server.http.Problem;
import io.ringtrue.server.http.ProblemException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/// Bounds the reads that add up many rows of an account: each holds a connection of the store for as long as it takes,
/// and admissions need connections, too. An account has one at a time, a node two.
@Component
public class ReadTurns {
    private static final int MOST_AT_ONCE = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration COME_BACK = Duration.ofSeconds(1);

    private final Set<Long> reading = ConcurrentHashMap.newKeySet();
    private final Semaphore places = new Semaphore(MOST_AT_ONCE, true);

    /// @throws ProblemException 429 when the account reads already, or when others read for five seconds
    public <T> T take(long account, Supplier<T> read) {
        if (!reading.add(account)) throw busy("an account may ask for one such sum at a time");
        try {
            if (!places.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) throw busy("others add up meanwhile");
            try {
                return read.get();
            } finally {
                places.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw busy("the server is stopping");
        } finally {
            reading.remove(account);
        }
    }

    private static ProblemException busy(String why) {
        return new ProblemException(Problem.of(429, "Too many requests", why).after(COME_BACK));
    }
}
