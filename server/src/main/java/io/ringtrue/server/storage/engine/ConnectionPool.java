package io.ringtrue.server.storage.engine;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.springframework.jdbc.datasource.AbstractDataSource;

/// Connections to PostgreSQL for those who may wait a moment. While the database is away, one caller at a time tries,
/// and all others are refused at once: those who wait in vain would be more and more.
final class ConnectionPool extends AbstractDataSource implements AutoCloseable {
    /// A database that comes back is noticed within this.
    private static final Duration TRY_EVERY = Duration.ofSeconds(1);

    private final HikariDataSource pool;
    private final int mostWaiting;
    /// The last caller who waited for a connection got none.
    private volatile boolean inVain;

    private final AtomicBoolean trying = new AtomicBoolean();
    private volatile long triedAt;
    private final AtomicBoolean entering = new AtomicBoolean();

    /// @param mostWaiting callers who wait for a connection; one more is refused
    ConnectionPool(HikariConfig config, int mostWaiting) {
        this.pool = new HikariDataSource(config);
        this.mostWaiting = mostWaiting;
    }

    /// @throws StoreAway at once, when the database is away or too many wait
    /// @throws SQLException when there is none within the pool's time
    @Override
    public Connection getConnection() throws SQLException {
        if (waiting() >= mostWaiting) throw new StoreAway("too many requests wait for the database");
        if (!isAway()) return awaited();
        // Those who have waited behind the last try get its answer, and do not try in turn.
        if (System.nanoTime() - triedAt < TRY_EVERY.toNanos()) throw new StoreAway("the database cannot be reached");
        if (!trying.compareAndSet(false, true)) throw new StoreAway("the database cannot be reached");
        try {
            return awaited();
        } finally {
            trying.set(false);
        }
    }

    /// Runs work that waits for others' work before it needs a connection. While the database is away, one caller at a
    /// time is let in to find out whether it is back.
    ///
    /// @throws StoreAway at once, when the database is away
    <T> T entered(Supplier<T> work) {
        if (!isAway()) return work.get();
        if (!entering.compareAndSet(false, true)) throw new StoreAway("the database cannot be reached");
        try {
            return work.get();
        } finally {
            entering.set(false);
        }
    }

    private Connection awaited() throws SQLException {
        try {
            Connection connection = pool.getConnection();
            inVain = false;
            return connection;
        } catch (SQLException e) {
            triedAt = System.nanoTime();
            inVain = true;
            throw e;
        }
    }

    /// Some connections are in use: whoever waits may get one of those.
    private boolean isAway() {
        HikariPoolMXBean state = pool.getHikariPoolMXBean();
        return inVain && (state == null || state.getTotalConnections() == 0);
    }

    @Override
    public Connection getConnection(String username, String password) {
        throw new UnsupportedOperationException("the pool has one user");
    }

    /// Callers who wait for a connection.
    int waiting() {
        HikariPoolMXBean state = pool.getHikariPoolMXBean();
        return state == null ? 0 : state.getThreadsAwaitingConnection();
    }

    @Override
    public void close() {
        pool.close();
    }
}
