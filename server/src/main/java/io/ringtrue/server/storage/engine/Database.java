package io.ringtrue.server.storage.engine;

import java.time.Duration;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What the stores know of the database below them: units of work.
public interface Database extends AutoCloseable {
    /// Runs a unit as one transaction, durable when this returns; a unit that throws leaves nothing behind.
    /// Reads that decide belong into the unit. It may be run more than once, so it changes nothing but the
    /// database.
    <T> T write(Unit<T> unit);

    /// Runs a shared unit for this item, and for items of its kind that other callers have brought meanwhile, as
    /// one transaction, durable when this returns. A run that throws leaves nothing behind, and throws for all
    /// of them.
    default <T, R> R write(SharedUnit<T, R> unit, T item) {
        return write(sql -> unit.run(sql, List.of(item)).getFirst());
    }

    /// Runs a unit that only reads.
    <T> T read(Unit<T> unit);

    /// Runs a unit that only reads, and may take minutes: a sum over all entries of a large account. It is one
    /// transaction, and takes a connection for as long.
    default <T> T readLong(Unit<T> unit) {
        return read(unit);
    }

    /// Returns when the unit has been committed.
    ///
    /// @throws RuntimeException when it has not within `patience`, or could not
    void probe(Duration patience, Unit<?> unit);

    /// How many callers wait to begin: for the one writer on SQLite; on PostgreSQL for a connection, or for the
    /// run before theirs of a shared unit.
    int waiting();

    /// The same database for those who must not wait behind requests: calls under way, leases, endings, recovery.
    default Database setAside() {
        return this;
    }

    SqlDialect dialect();

    @Override
    void close();

    /// Work on a connection that is valid only until it returns. Blocks only on the database.
    @FunctionalInterface
    interface Unit<T> {
        T run(JdbcClient sql);
    }
}
