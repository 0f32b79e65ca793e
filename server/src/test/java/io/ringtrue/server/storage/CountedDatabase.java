package io.ringtrue.server.storage;

import io.ringtrue.server.storage.engine.Database;
import io.ringtrue.server.storage.engine.SharedUnit;
import io.ringtrue.server.storage.engine.SharedWrite;
import io.ringtrue.server.storage.engine.SqlDialect;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/// A database that remembers every statement it was sent, in order. Each unit is one transaction on a connection of
/// its own.
final class CountedDatabase implements Database {
    private final String url;
    private final SqlDialect dialect;
    private final Map<SharedUnit<?, ?>, SharedWrite<?, ?>> shared = new ConcurrentHashMap<>();
    private final List<String> statements = new ArrayList<>();
    private final AtomicReference<CountDownLatch> held = new AtomicReference<>(new CountDownLatch(0));

    CountedDatabase(String url) {
        this.url = url;
        this.dialect = url.startsWith("jdbc:sqlite:") ? SqlDialect.SQLITE : SqlDialect.POSTGRESQL;
    }

    /// Since this was last asked.
    synchronized List<String> statements() {
        List<String> sent = List.copyOf(statements);
        statements.clear();
        return sent;
    }

    /// The next unit waits, before it has sent anything, until the latch is at zero.
    CountDownLatch holdNextUnit() {
        CountDownLatch latch = new CountDownLatch(1);
        held.set(latch);
        return latch;
    }

    private synchronized void sent(String statement) {
        statements.add(statement);
    }

    @Override
    public <T> T write(Unit<T> unit) {
        try {
            held.getAndSet(new CountDownLatch(0)).await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        try (Connection connection = DriverManager.getConnection(url)) {
            connection.setAutoCommit(false);
            T answer = unit.run(JdbcClient.create(new SingleConnectionDataSource(counted(connection), true)));
            connection.commit();
            return answer;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /// As on PostgreSQL: one of the callers writes for all that wait.
    @Override
    @SuppressWarnings("unchecked") // equal units have the same types
    public <T, R> R write(SharedUnit<T, R> unit, T item) {
        SharedWrite<T, R> together = (SharedWrite<T, R>) shared.computeIfAbsent(
                unit, _ -> new SharedWrite<T, R>(unit.mostTogether(), batch -> write(sql -> unit.run(sql, batch))));
        return together.write(item);
    }

    private Connection counted(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("prepareStatement")) sent((String) arguments[0]);
                    if (method.getName().equals("createStatement")) sent("without parameters");
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @Override
    public int waiting() {
        return 0;
    }

    @Override
    public <T> T read(Unit<T> unit) {
        return write(unit);
    }

    @Override
    public void probe(Duration patience, Unit<?> unit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public SqlDialect dialect() {
        return dialect;
    }

    @Override
    public void close() {}
}
