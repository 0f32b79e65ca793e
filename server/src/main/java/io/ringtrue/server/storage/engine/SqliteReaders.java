package io.ringtrue.server.storage.engine;

import io.ringtrue.server.storage.engine.Database.Unit;
import java.sql.SQLException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.function.Supplier;
import org.springframework.dao.DataAccessResourceFailureException;

/// A few threads that read, each with a connection of its own; callers beyond that wait. A unit sees the
/// database as it was when it began.
final class SqliteReaders implements AutoCloseable {
    private final ExecutorService threads;
    private final BlockingQueue<SqliteConnection> idle;

    SqliteReaders(int count, Supplier<SqliteConnection> connections, ThreadFactory platformThreads) {
        this.threads = Executors.newFixedThreadPool(
                count, work -> PlatformThreads.named(platformThreads, "sqlite-reader", work));
        this.idle = new ArrayBlockingQueue<>(count);
        for (int i = 0; i < count; i++) idle.add(connections.get());
    }

    <T> T read(Unit<T> unit) {
        Future<T> answer = threads.submit(() -> onConnection(unit));
        try {
            return answer.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DataAccessResourceFailureException("interrupted while reading", e);
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case RuntimeException failure -> throw failure;
                case Error failure -> throw failure;
                case null, default -> throw new DataAccessResourceFailureException("cannot read", e);
            }
        }
    }

    private <T> T onConnection(Unit<T> unit) throws SQLException, InterruptedException {
        SqliteConnection connection = idle.take();
        try {
            return unit.run(connection.sql());
        } finally {
            // Ends the snapshot, so that the write-ahead log can be cut.
            connection.jdbc().rollback();
            idle.add(connection);
        }
    }

    @Override
    public void close() {
        threads.close();
        idle.forEach(SqliteConnection::close);
    }
}
