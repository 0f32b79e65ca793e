package io.ringtrue.server.storage.verifications;

import io.ringtrue.server.guard.Limit;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Counts what a limit counts, in the rows themselves: there is no counter that could drift.
final class LimitCount {
    /// A call under way may end at any moment; asking sooner than this is not worth a request.
    private static final Duration ACTIVE_RETRY = Duration.ofSeconds(10);

    private static final String ACTIVE = """
            SELECT COUNT(*) FROM verification WHERE number = :key AND finished IS NULL
            """;

    // Each passes over the newest :newer of the window and answers the time of the next.
    private static final String OF_NUMBER = """
            SELECT created FROM verification WHERE number = :key AND created > :begin
            ORDER BY created DESC LIMIT 1 OFFSET :newer
            """;
    private static final String OF_ACCOUNT = """
            SELECT created FROM verification WHERE account_id = :key AND created > :begin
            ORDER BY created DESC LIMIT 1 OFFSET :newer
            """;
    private static final String OF_CALLBACK_HOST = """
            SELECT created FROM verification WHERE callback_host <> '' AND callback_host = :key AND created > :begin
            ORDER BY created DESC LIMIT 1 OFFSET :newer
            """;
    private static final String WRONG_PINS = """
            SELECT at FROM wrong_pin WHERE number = :key AND at > :begin
            ORDER BY at DESC LIMIT 1 OFFSET :newer
            """;

    private LimitCount() {}

    /// @return empty: there is room; else when there will be, at the earliest
    static Optional<Duration> retryAfter(JdbcClient sql, Limit limit, Instant now) {
        return switch (limit.counter()) {
            case ACTIVE_PER_NUMBER -> active(sql, limit);
            case PER_NUMBER, PER_NUMBER_DAY ->
                inWindow(sql, limit, now, OF_NUMBER, VerificationRow.stored(limit.key()));
            case PER_ACCOUNT -> inWindow(sql, limit, now, OF_ACCOUNT, Long.parseLong(limit.key()));
            case PER_CALLBACK_HOST -> inWindow(sql, limit, now, OF_CALLBACK_HOST, limit.key());
            case WRONG_PINS_PER_NUMBER -> inWindow(sql, limit, now, WRONG_PINS, VerificationRow.stored(limit.key()));
        };
    }

    /// What to lock so that no two admissions count at once.
    static String contested(Limit limit) {
        String of = switch (limit.counter()) {
            case ACTIVE_PER_NUMBER, PER_NUMBER, PER_NUMBER_DAY, WRONG_PINS_PER_NUMBER -> "number/";
            case PER_ACCOUNT -> "account/";
            case PER_CALLBACK_HOST -> "host/";
        };
        return of + limit.key();
    }

    private static Optional<Duration> active(JdbcClient sql, Limit limit) {
        long active = sql.sql(ACTIVE)
                .param("key", VerificationRow.stored(limit.key()))
                .query(Long.class)
                .single();
        return active < limit.most() ? Optional.empty() : Optional.of(ACTIVE_RETRY);
    }

    /// The window is full when it holds `most` events; there is room again when the oldest of the newest
    /// `most` has left it.
    private static Optional<Duration> inWindow(JdbcClient sql, Limit limit, Instant now, String query, Object key) {
        Instant begin = now.minus(limit.window());
        return sql.sql(query)
                .param("key", key)
                .param("begin", begin.toEpochMilli())
                .param("newer", limit.most() - 1)
                .query(Long.class)
                .optional()
                .map(oldest -> Duration.between(begin, Instant.ofEpochMilli(oldest)));
    }
}
