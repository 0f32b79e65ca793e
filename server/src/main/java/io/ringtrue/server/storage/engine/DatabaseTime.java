package io.ringtrue.server.storage.engine;

import java.time.Duration;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The database's clock, which all nodes have in common: leases written by one node are judged by another. It is asked
/// at most once a second, and the monotonic clock counts in between.
public final class DatabaseTime {
    private static final Duration ASK_EVERY = Duration.ofSeconds(1);

    private static final String OF_SQLITE = """
            SELECT CAST(unixepoch('subsec') * 1000 AS INTEGER)
            """;
    private static final String OF_POSTGRESQL = """
            SELECT CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000 AS BIGINT)
            """;

    private final Database database;
    private volatile Reading last;

    /// @param at when it was answered, by the monotonic clock
    private record Reading(Instant said, long at) {
        Duration age() {
            return Duration.ofNanos(System.nanoTime() - at);
        }
    }

    public DatabaseTime(Database database) {
        this.database = database;
        this.last = ask();
    }

    /// @throws org.springframework.dao.DataAccessException when the database had to be asked and is away
    public Instant now() {
        Reading reading = last;
        Duration age = reading.age();
        if (age.compareTo(ASK_EVERY) < 0) return reading.said().plus(age);
        Reading fresh = ask();
        last = fresh;
        return fresh.said();
    }

    /// Counted from when the answer is there: a lease must not seem to have run out because it came late.
    private Reading ask() {
        Instant said = Instant.ofEpochMilli(database.read(this::read));
        return new Reading(said, System.nanoTime());
    }

    private long read(JdbcClient sql) {
        String statement = switch (database.dialect()) {
            case SQLITE -> OF_SQLITE;
            case POSTGRESQL -> OF_POSTGRESQL;
        };
        return sql.sql(statement).query(Long.class).single();
    }
}
