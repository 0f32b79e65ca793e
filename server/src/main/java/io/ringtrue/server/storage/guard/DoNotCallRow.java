package io.ringtrue.server.storage.guard;

import io.ringtrue.server.accounts.InstallationKey;
import io.ringtrue.server.guard.DoNotCallStore.Entry;
import io.ringtrue.server.guard.DoNotCallStore.Listed;
import io.ringtrue.server.guard.DoNotCallStore.Place;
import io.ringtrue.server.guard.Limit;
import io.ringtrue.server.storage.engine.Columns;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A row of `do_not_call`.
public final class DoNotCallRow {
    /// What is answered for a listed number.
    public static final Duration LONGEST_WAIT = Duration.ofDays(1);

    private static final String PUT = """
            INSERT INTO do_not_call (number_key, since, until, verification_id, note)
            VALUES (:number_key, :since, :until, :verification_id, :note)
            ON CONFLICT (number_key) DO UPDATE SET since = excluded.since, until = excluded.until,
                verification_id = excluded.verification_id, note = excluded.note
            """;
    // What an operator has entered stays as it is, unless it has ended.
    private static final String REPORT = """
            INSERT INTO do_not_call (number_key, since, until, verification_id, note)
            VALUES (:number_key, :since, NULL, :verification_id, '')
            ON CONFLICT (number_key) DO UPDATE SET since = excluded.since, until = NULL,
                verification_id = excluded.verification_id, note = ''
            WHERE do_not_call.until IS NULL OR do_not_call.until <= excluded.since
            """;
    private static final String IN_FORCE = """
            SELECT until FROM do_not_call
            WHERE number_key = :number_key AND (until > :now OR (until IS NULL AND since > :begin))
            """;
    private static final String DELETE = """
            DELETE FROM do_not_call WHERE number_key = :number_key
            """;
    private static final String FIND = """
            SELECT number_key, since, until, verification_id, note FROM do_not_call WHERE number_key = :number_key
            """;
    private static final String LIST = """
            SELECT number_key, since, until, verification_id, note FROM do_not_call
            WHERE since < :since OR (since = :since AND number_key < :number_key)
            ORDER BY since DESC, number_key DESC LIMIT :limit
            """;

    private DoNotCallRow() {}

    /// @param number E.164 with `+`
    public static String key(InstallationKey key, String number) {
        return key.hmac("do-not-call", number.getBytes(StandardCharsets.US_ASCII));
    }

    /// @return empty: the number may be called; else always a day, so that the caller does not learn how
    /// long the entry still holds
    public static Optional<Duration> retryAfter(JdbcClient sql, Limit limit, Instant now) {
        boolean listed = !sql.sql(IN_FORCE)
                .param("number_key", limit.key())
                .param("now", now.toEpochMilli())
                .param("begin", now.minus(limit.window()).toEpochMilli())
                .query((row, number) -> true)
                .list()
                .isEmpty();
        return listed ? Optional.of(LONGEST_WAIT) : Optional.empty();
    }

    /// Enters the number of a callee who said "this was not me", in the unit that ends the verification.
    public static void report(JdbcClient sql, String numberKey, long verificationId, Instant at) {
        sql.sql(REPORT)
                .param("number_key", numberKey)
                .param("since", at.toEpochMilli())
                .param("verification_id", verificationId)
                .update();
    }

    static void put(JdbcClient sql, String numberKey, Entry entry) {
        sql.sql(PUT)
                .param("number_key", numberKey)
                .param("since", entry.since().toEpochMilli())
                .param("until", Columns.millis(entry.until()))
                .param("verification_id", Columns.nullable(entry.verification()))
                .param("note", entry.note())
                .update();
    }

    static boolean delete(JdbcClient sql, String numberKey) {
        return sql.sql(DELETE).param("number_key", numberKey).update() == 1;
    }

    static Optional<Entry> find(JdbcClient sql, String numberKey) {
        return sql.sql(FIND)
                .param("number_key", numberKey)
                .query(DoNotCallRow::read)
                .optional()
                .map(Listed::entry);
    }

    static List<Listed> list(JdbcClient sql, Optional<Place> after, int limit) {
        return sql.sql(LIST)
                .param("since", after.map(place -> place.since().toEpochMilli()).orElse(Long.MAX_VALUE))
                .param("number_key", after.map(Place::key).orElse(""))
                .param("limit", limit)
                .query(DoNotCallRow::read)
                .list();
    }

    private static Listed read(ResultSet row, int number) throws SQLException {
        OptionalLong verification = Columns.optionalLong(row, "verification_id");
        return new Listed(
                row.getString("number_key"),
                new Entry(
                        Columns.instant(row, "since"),
                        Columns.optionalInstant(row, "until"),
                        verification,
                        row.getString("note")));
    }
}
