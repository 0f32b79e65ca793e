package io.ringtrue.server.storage.engine;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/// A shared database: ordinary transactions, each on a pooled connection, READ COMMITTED. What has to be
/// decided alone is locked by its unit.
public final class PostgresDatabase implements Database {
    /// A unit that met a deadlock is run again; so many in a row mean that something is wrong.
    private static final int MOST_RUNS = 10;

    private static final int CONNECTIONS = 16;
    /// A server that cannot be reached by then is taken for away.
    static final Duration CONNECT = Duration.ofSeconds(5);
    /// Longer than any unit takes; a server that has vanished without a word is noticed by then.
    private static final Duration SILENCE = Duration.ofSeconds(20);

    private final HikariDataSource pool;
    private final JdbcClient reader;
    private final Map<SharedUnit<?, ?>, SharedWrite<?, ?>> shared = new ConcurrentHashMap<>();

    private PostgresDatabase(HikariDataSource pool) {
        this.pool = pool;
        this.reader = client(pool);
    }

    private static JdbcClient client(DataSource connections) {
        return NamedStatements.client(new JdbcTemplate(connections));
    }

    public static boolean speaks(String url) {
        return url.startsWith("jdbc:postgresql:");
    }

    public static PostgresDatabase open(StorageSettings settings, ThreadFactory platformThreads) {
        return new PostgresDatabase(new HikariDataSource(config(settings, platformThreads)));
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
        config.setConnectionTimeout(CONNECT.toMillis());
        config.setThreadFactory(platformThreads);
        config.addDataSourceProperty("connectTimeout", Long.toString(CONNECT.toSeconds()));
        config.addDataSourceProperty("socketTimeout", Long.toString(SILENCE.toSeconds()));
        config.addDataSourceProperty("tcpKeepAlive", "true");
        // An error's detail repeats the values of the row, and errors are logged.
        config.addDataSourceProperty("logServerErrorDetail", "false");
        return config;
    }

    @Override
    public <T> T write(Unit<T> unit) {
        return repeated(() -> transaction(unit));
    }

    private static <T> T repeated(Supplier<T> transaction) {
        for (int run = 1; ; run++) {
            try {
                return transaction.get();
            } catch (ConcurrencyFailureException e) {
                if (run == MOST_RUNS) throw e;
            }
        }
    }

    /// There is no writer here that items could wait at together: one of the callers writes for all.
    @Override
    @SuppressWarnings("unchecked") // equal units have the same types
    public <T, R> R write(SharedUnit<T, R> unit, T item) {
        SharedWrite<T, R> together = (SharedWrite<T, R>) shared.computeIfAbsent(
                unit, _ -> new SharedWrite<T, R>(unit.mostTogether(), batch -> shared(unit, batch)));
        return together.write(item);
    }

    /// A unit of one statement needs no BEGIN and no COMMIT: the server commits it before it answers, so that its locks
    /// are never held while the network, or this node, is waited for.
    private <T, R> List<R> shared(SharedUnit<T, R> unit, List<T> batch) {
        return unit.isOneStatement() ? repeated(() -> unit.run(reader, batch)) : write(sql -> unit.run(sql, batch));
    }

    private <T> T transaction(Unit<T> unit) {
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            try {
                T answer = unit.run(client(new SingleConnectionDataSource(connection, true)));
                connection.commit();
                return answer;
            } catch (RuntimeException | Error e) {
                connection.rollback();
                throw e;
            }
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("the store could not commit", e);
        }
    }

    @Override
    public <T> T read(Unit<T> unit) {
        return unit.run(reader);
    }

    /// The connection's own timeouts are the patience.
    @Override
    public void probe(Duration patience) {
        write(sql -> sql.sql("SELECT 1").query(Integer.class).single());
    }

    @Override
    public int waiting() {
        HikariPoolMXBean state = pool.getHikariPoolMXBean();
        int connections = state == null ? 0 : state.getThreadsAwaitingConnection();
        return connections
                + shared.values().stream().mapToInt(SharedWrite::waiting).sum();
    }

    @Override
    public SqlDialect dialect() {
        return SqlDialect.POSTGRESQL;
    }

    @Override
    public void close() {
        pool.close();
    }
}
