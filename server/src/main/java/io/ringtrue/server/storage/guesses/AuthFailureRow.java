package io.ringtrue.server.storage.guesses;

import io.ringtrue.server.accounts.guesses.Counter;
import io.ringtrue.server.accounts.guesses.Scope;
import io.ringtrue.server.accounts.guesses.Tally;
import io.ringtrue.server.storage.engine.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/// A row of `auth_failure`: what one counter of tries says. A try has four counters, one of each [Scope].
final class AuthFailureRow {
    private static final String READ = """
            SELECT counter, tries, last_try FROM auth_failure
            WHERE counter IN (:name_and_address, :address, :network, :name)
            """;
    // Changes nothing, and locks the rows in the order of their keys: units that lock the same ones cannot
    // wait for each other.
    private static final String LOCK = """
            INSERT INTO auth_failure (counter, tries, last_try)
            VALUES (:name_and_address, 0, :at), (:address, 0, :at), (:network, 0, :at), (:name, 0, :at)
            ON CONFLICT (counter) DO UPDATE SET tries = auth_failure.tries
            RETURNING counter, tries, last_try
            """;
    private static final String COUNT = """
            UPDATE auth_failure
            SET tries = CASE WHEN last_try < :forgotten THEN 1 ELSE tries + 1 END, last_try = :at
            WHERE counter IN (:name_and_address, :address, :network, :name)
            """;
    private static final String TAKE_BACK = """
            UPDATE auth_failure SET tries = tries - 1
            WHERE counter IN (:name_and_address, :address, :network, :name) AND tries > 0
            """;
    private static final String DELETE_FORGOTTEN = """
            DELETE FROM auth_failure WHERE last_try < :forgotten
            """;

    private record Read(long counter, Tally tally) {}

    private AuthFailureRow() {}

    /// By key. Those that were never counted are missing.
    static Map<Long, Tally> read(JdbcClient sql, List<Counter> counters) {
        return tallies(bind(sql.sql(READ), counters));
    }

    /// Until the unit ends, no other counts any of them.
    static Map<Long, Tally> lock(JdbcClient sql, List<Counter> counters, Instant at) {
        return tallies(bind(sql.sql(LOCK), counters).param("at", at.toEpochMilli()));
    }

    /// Adds a try to each. They have to be locked.
    static void count(JdbcClient sql, List<Counter> counters, Instant at) {
        bind(sql.sql(COUNT), counters)
                .param("at", at.toEpochMilli())
                .param("forgotten", at.minus(Tally.FORGOTTEN).toEpochMilli())
                .update();
    }

    /// Takes a try from each. They have to be locked.
    static void takeBack(JdbcClient sql, List<Counter> counters) {
        bind(sql.sql(TAKE_BACK), counters).update();
    }

    static int deleteForgotten(JdbcClient sql, Instant now) {
        return sql.sql(DELETE_FORGOTTEN)
                .param("forgotten", now.minus(Tally.FORGOTTEN).toEpochMilli())
                .update();
    }

    private static StatementSpec bind(StatementSpec statement, List<Counter> counters) {
        return statement
                .param("name_and_address", key(counters, Scope.NAME_AND_ADDRESS))
                .param("address", key(counters, Scope.ADDRESS))
                .param("network", key(counters, Scope.NETWORK))
                .param("name", key(counters, Scope.NAME));
    }

    private static long key(List<Counter> counters, Scope scope) {
        return counters.get(scope.ordinal()).key();
    }

    private static Map<Long, Tally> tallies(StatementSpec statement) {
        Map<Long, Tally> tallies = new HashMap<>();
        statement.query(AuthFailureRow::read).list().forEach(row -> tallies.put(row.counter(), row.tally()));
        return tallies;
    }

    private static Read read(ResultSet row, int number) throws SQLException {
        return new Read(row.getLong("counter"), new Tally(row.getInt("tries"), Columns.instant(row, "last_try")));
    }
}
