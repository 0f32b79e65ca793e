package io.ringtrue.server.storage.verifications;

import io.ringtrue.server.storage.guard.DoNotCallRow;
import io.ringtrue.server.storage.guard.PausedRangeRow;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Whether a limit has room, as [Counting] says how.
final class LimitCount {
    /// A call under way may end at any moment; asking sooner than this is not worth a request.
    private static final Duration ACTIVE_RETRY = Duration.ofSeconds(10);

    private static final String ACTIVE = """
            SELECT COUNT(*) FROM verification WHERE number = :key AND finished IS NULL
            """;

    // Each passes over the newest :newer of the window and answers the time of the next.
    // Of the calls on trial of the number as well, by two indexes and not by all that both hold.
    private static final String OF_NUMBER = """
            SELECT at FROM (
                SELECT v.at FROM (SELECT created AS at FROM verification WHERE number = :key AND created > :begin
                    ORDER BY created DESC LIMIT :most) AS v
                UNION ALL
                SELECT t.at FROM (SELECT at FROM test_call WHERE number = :key AND at > :begin
                    ORDER BY at DESC LIMIT :most) AS t) AS r
            ORDER BY at DESC LIMIT 1 OFFSET :newer
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
    static Optional<Duration> retryAfter(JdbcClient sql, Counting counting) {
        return switch (counting.way()) {
            case OPEN_OF_NUMBER -> active(sql, counting);
            case ROWS_OF_NUMBER -> ofNumber(sql, counting);
            case ROWS_OF_ACCOUNT -> inRows(sql, counting, OF_ACCOUNT, Long.parseLong(counting.key()));
            case ROWS_OF_HOST -> inRows(sql, counting, OF_CALLBACK_HOST, counting.key());
            case WRONG_PINS -> inRows(sql, counting, WRONG_PINS, counting.key());
            case LISTED -> DoNotCallRow.retryAfter(sql, counting.limit(), counting.at());
            case PAUSED -> PausedRangeRow.retryAfter(sql, counting.limit(), counting.at());
            case SLOTS -> inSlots(sql, counting);
        };
    }

    /// What to answer for a limit that is full.
    ///
    /// @param oldest when the oldest of the newest `most` happened; of a pause, when it ends; nothing is said of
    /// that for calls under way and listed numbers
    static Duration retryAfter(Counting counting, OptionalLong oldest) {
        if (counting.way() == Counting.Way.LISTED) return DoNotCallRow.LONGEST_WAIT;
        return oldest.isEmpty() ? ACTIVE_RETRY : Duration.ofMillis(oldest.getAsLong() - counting.since());
    }

    private static Optional<Duration> active(JdbcClient sql, Counting counting) {
        long active =
                sql.sql(ACTIVE).param("key", counting.key()).query(Long.class).single();
        return active < counting.limit().most() ? Optional.empty() : Optional.of(ACTIVE_RETRY);
    }

    private static Optional<Duration> ofNumber(JdbcClient sql, Counting counting) {
        return inRows(sql.sql(OF_NUMBER).param("most", counting.limit().most()), counting, counting.key());
    }

    private static Optional<Duration> inRows(JdbcClient sql, Counting counting, String query, Object key) {
        return inRows(sql.sql(query), counting, key);
    }

    /// The window is full when it holds `most` events; there is room again when the oldest of the newest
    /// `most` has left it.
    private static Optional<Duration> inRows(JdbcClient.StatementSpec query, Counting counting, Object key) {
        return query.param("key", key)
                .param("begin", counting.since())
                .param("newer", counting.limit().most() - 1)
                .query(Long.class)
                .optional()
                .map(oldest -> retryAfter(counting, OptionalLong.of(oldest)));
    }

    private static Optional<Duration> inSlots(JdbcClient sql, Counting counting) {
        OptionalLong counted = LimitCountRow.inWindow(sql, counting);
        if (counted.isEmpty()) {
            LimitCountRow.fill(sql, counting);
            counted = LimitCountRow.inWindow(sql, counting);
        }
        return counted.orElse(0) < counting.limit().most()
                ? Optional.empty()
                : Optional.of(retryAfter(counting, OptionalLong.of(LimitCountRow.oldest(sql, counting))));
    }
}
