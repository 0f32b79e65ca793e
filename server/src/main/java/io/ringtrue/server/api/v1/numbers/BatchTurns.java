package io.ringtrue.server.api.v1.numbers;

import io.ringtrue.server.http.Problem;
import io.ringtrue.server.http.ProblemException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/// Bounds how many batches of one account run at the same time on this node: each holds memory for as long as
/// its caller takes.
final class BatchTurns {
    private static final int MOST_AT_ONCE = 4;
    private static final Duration COME_BACK = Duration.ofSeconds(10);

    private final Map<Long, Integer> running = new HashMap<>();

    /// A permission to run; closing it gives it back. Close it once.
    interface Turn extends AutoCloseable {
        @Override
        void close();
    }

    /// @throws ProblemException 429 when the account runs as many as it may
    Turn take(long account) {
        if (!taken(account)) {
            throw new ProblemException(Problem.of(
                            429,
                            "Too many requests",
                            "an account may run " + MOST_AT_ONCE + " batches at the same time")
                    .after(COME_BACK));
        }
        return () -> give(account);
    }

    private synchronized boolean taken(long account) {
        int now = running.getOrDefault(account, 0);
        if (now < MOST_AT_ONCE) running.put(account, now + 1);
        return now < MOST_AT_ONCE;
    }

    private synchronized void give(long account) {
        running.computeIfPresent(account, (_, now) -> now == 1 ? null : now - 1);
    }
}
