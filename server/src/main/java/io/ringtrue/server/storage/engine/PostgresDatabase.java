package io.ringtrue.server.storage.engine;

import static java.lang.System.Logger.Level.DEBUG;

import com.zaxxer.hikari.HikariConfig;
import io.ringtrue.server.loop.Bell;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/// A shared database: ordinary transactions, each on a pooled connection, READ COMMITTED. What has to be
/// decided alone is locked by its unit.
///
/// Admissions and everything else that comes from outside share one pool; calls, leases, endings and recovery have
/// connections of their own ([#setAside()]), so that however many requests wait, a call in progress is not kept.
public final class PostgresDatabase implements Database {
    private static final System.Logger LOG = System.getLogger(PostgresDatabase.class.getName());
    /// A unit that met a deadlock is run again; so many in a row mean that something is wrong.
    private static final int MOST_RUNS = 10;
    /// No unit is begun again later than this: whoever waits for it has long been told to try later.
    private static final Duration PATIENCE = Duration.ofSeconds(6);

    private static final int CONNECTIONS = 16;
    private static final int IDLE_CONNECTIONS = 2;
    private static final int CONNECTIONS_SET_ASIDE = 6;
    /// At 2,000 transactions a second, half a second's worth.
    private static final int MOST_WAITING = 1000;
    /// A node's calls wait for the store however many they are.
    private static final int ALL_MAY_WAIT = Integer.MAX_VALUE;

    private final ConnectionPool pool;
    private final JdbcClient reader;
    private final PostgresDatabase setAside;
    private final Map<SharedUnit<?, ?>, SharedWrite<?, ?>> shared = new ConcurrentHashMap<>();

    private PostgresDatabase(ConnectionPool pool, @Nullable PostgresDatabase setAside) {
        this.pool = pool;
        this.reader = client(pool);
        this.setAside = setAside == null ? this : setAside;
    }

    private static JdbcClient client(DataSource connections) {
        return NamedStatements.client(new JdbcTemplate(connections));
    }

    public static boolean speaks(String url) {
        return url.startsWith("jdbc:postgresql:");
    }

    public static PostgresDatabase open(StorageSettings settings, ThreadFactory platformThreads) {
        HikariConfig forRequests = config(settings, platformThreads);
        // Nodes at rest leave their connections to the others: a server has a hundred for all of them.
        forRequests.setMinimumIdle(IDLE_CONNECTIONS);
        HikariConfig forCalls = config(settings, platformThreads);
        forCalls.setPoolName("ringtrue-calls");
        forCalls.setMaximumPoolSize(CONNECTIONS_SET_ASIDE);
        // Calls first: a node that cannot renew its leases loses them.
        PostgresDatabase calls = new PostgresDatabase(new ConnectionPool(forCalls, ALL_MAY_WAIT), null);
        return new PostgresDatabase(new ConnectionPool(forRequests, MOST_WAITING), calls);
    }

    /// Not started yet.
    public static Bell bell(StorageSettings settings) {
        return new PostgresBell(settings);
    }

    /// What the URL itself says of timeouts goes before what is said here.
    public static HikariConfig config(StorageSettings settings, ThreadFactory platformThreads) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("ringtrue");
        config.setJdbcUrl(settings.url());
        if (!settings.username().isEmpty()) {
            config.setUsername(settings.username());
            config.setPassword(settings.password());
        }
        config.setMaximumPoolSize(CONNECTIONS);
        config.setThreadFactory(platformThreads);
        PostgresSession.configure(config);
        return config;
    }

    @Override
    public <T> T write(Unit<T> unit) {
        return repeated(() -> transaction(unit));
    }

    /// One try of something that leaves nothing behind when it says so.
    @FunctionalInterface
    private interface Attempt<T> {
        T run() throws RolledBack;
    }

    private static <T> T repeated(Attempt<T> attempt) {
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        for (int run = 1; ; run++) {
            try {
                return attempt.run();
            } catch (RolledBack e) {
                if (run == MOST_RUNS || System.nanoTime() - giveUp > 0) throw e.failure;
                LOG.log(DEBUG, () -> "a transaction was rolled back, and runs again: " + e.failure);
            }
        }
    }

    /// There is no writer here that items could wait at together: one of the callers writes for all.
    @Override
    @SuppressWarnings("unchecked") // equal units have the same types
    public <T, R> R write(SharedUnit<T, R> unit, T item) {
        SharedWrite<T, R> together = (SharedWrite<T, R>) shared.computeIfAbsent(
                unit, _ -> new SharedWrite<T, R>(unit.mostTogether(), batch -> shared(unit, batch)));
        if (together.waiting() >= MOST_WAITING) throw new StoreAway("too many requests wait for the database");
        return pool.entered(() -> together.write(item));
    }

    /// The transaction has left nothing behind, and may be run again.
    private static final class RolledBack extends Exception {
        private static final long serialVersionUID = 1L;
        private final RuntimeException failure;

        RolledBack(RuntimeException failure) {
            super("", failure, false, false);
            this.failure = failure;
        }
    }

    /// A unit of one statement needs no BEGIN and no COMMIT: the server commits it before it answers, so that its locks
    /// are never held while the network, or this node, is waited for.
    private <T, R> List<R> shared(SharedUnit<T, R> unit, List<T> batch) {
        return unit.isOneStatement() ? repeated(() -> statement(unit, batch)) : write(sql -> unit.run(sql, batch));
    }

    private <T, R> List<R> statement(SharedUnit<T, R> unit, List<T> batch) throws RolledBack {
        try {
            return unit.run(reader, batch);
        } catch (RuntimeException e) {
            if (RunAgain.mayFollow(e, false)) throw new RolledBack(e);
            throw e;
        }
    }

    private <T> T transaction(Unit<T> unit) throws RolledBack {
        try (Connection connection = pool.getConnection()) {
            return transaction(unit, connection);
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("the store cannot be reached", e);
        }
    }

    private static <T> T transaction(Unit<T> unit, Connection connection) throws SQLException, RolledBack {
        connection.setAutoCommit(false);
        T answer = run(unit, connection);
        commit(connection);
        return answer;
    }

    private static <T> T run(Unit<T> unit, Connection connection) throws RolledBack {
        try {
            return unit.run(client(new SingleConnectionDataSource(connection, true)));
        } catch (RuntimeException | Error e) {
            rollBack(connection, e);
            if (e instanceof RuntimeException failure && RunAgain.mayFollow(failure, true)) {
                throw new RolledBack(failure);
            }
            throw e;
        }
    }

    private static void rollBack(Connection connection, Throwable why) {
        try {
            connection.rollback();
        } catch (SQLException gone) {
            // The server rolls back what it has lost the connection of.
            why.addSuppressed(gone);
        }
    }

    private static void commit(Connection connection) throws RolledBack {
        try {
            connection.commit();
        } catch (SQLException e) {
            RuntimeException failure = new DataAccessResourceFailureException("the store could not commit", e);
            if (RunAgain.mayFollow(e, false)) throw new RolledBack(failure);
            throw failure;
        }
    }

    @Override
    public <T> T read(Unit<T> unit) {
        return unit.run(reader);
    }

    @Override
    public <T> T readLong(Unit<T> unit) {
        return repeated(() -> {
            try (Connection connection = pool.getConnection()) {
                int usual = connection.getNetworkTimeout();
                // On the calling thread: the driver only sets an option of the socket.
                connection.setNetworkTimeout(Runnable::run, (int) PostgresSession.LONG_SILENCE.toMillis());
                try {
                    return transaction(PostgresSession.patient(unit), connection);
                } finally {
                    connection.setNetworkTimeout(Runnable::run, usual);
                }
            } catch (SQLException e) {
                throw new DataAccessResourceFailureException("the store cannot be reached", e);
            }
        });
    }

    /// The connection's own timeouts are the patience.
    @Override
    public void probe(Duration patience, Unit<?> unit) {
        write(unit);
    }

    @Override
    public int waiting() {
        return pool.waiting()
                + shared.values().stream().mapToInt(SharedWrite::waiting).sum();
    }

    @Override
    public Database setAside() {
        return setAside;
    }

    @Override
    public SqlDialect dialect() {
        return SqlDialect.POSTGRESQL;
    }

    @Override
    public void close() {
        pool.close();
        if (setAside != this) setAside.close();
    }
}
