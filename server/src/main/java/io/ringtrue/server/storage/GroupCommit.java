package io.ringtrue.server.storage;

import io.ringtrue.server.storage.Database.Unit;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.springframework.dao.DataAccessResourceFailureException;

/// The one writer: units that wait together are committed together, so that one flush to the disk serves
/// them all.
///
/// Each unit runs in a savepoint of its own. A unit that fails is rolled back alone; when COMMIT fails, all
/// of them have failed. A caller has its answer only after COMMIT.
final class GroupCommit implements AutoCloseable {
    /// So many units share a COMMIT: enough to hide the flush, few enough that the first does not wait long
    /// for the last (a unit takes 0.1 to 0.3 ms).
    private static final int MOST_TOGETHER = 128;

    private final Supplier<SqliteConnection> connections;
    private final Thread thread;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private final ArrayDeque<WaitingUnit<?>> waiting = new ArrayDeque<>();
    private boolean closed;
    /// Touched by the writer thread only.
    private SqliteConnection connection;

    GroupCommit(Supplier<SqliteConnection> connections, ThreadFactory platformThreads) {
        this.connections = connections;
        this.connection = connections.get();
        this.thread = PlatformThreads.start(platformThreads, "sqlite-writer", this::run);
    }

    /// @throws IllegalStateException when the store is closed
    <T> T write(Unit<T> unit) {
        WaitingUnit<T> entry = new WaitingUnit<>(unit);
        lock.lock();
        try {
            if (closed) {
                throw new IllegalStateException("the store is closed");
            }
            waiting.add(entry);
            arrived.signal();
        } finally {
            lock.unlock();
        }
        return entry.answer();
    }

    /// Units not yet begun.
    int waiting() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        for (List<WaitingUnit<?>> group = nextGroup(); !group.isEmpty(); group = nextGroup()) {
            commit(group);
        }
        connection.close();
    }

    /// Waits for work. Empty: closed, and nothing is left to do.
    private List<WaitingUnit<?>> nextGroup() {
        lock.lock();
        try {
            while (waiting.isEmpty() && !closed) {
                arrived.awaitUninterruptibly();
            }
            List<WaitingUnit<?>> group = new ArrayList<>();
            while (!waiting.isEmpty() && group.size() < MOST_TOGETHER) {
                group.add(waiting.remove());
            }
            return group;
        } finally {
            lock.unlock();
        }
    }

    private void commit(List<WaitingUnit<?>> group) {
        try {
            for (WaitingUnit<?> unit : group) {
                runInSavepoint(unit);
            }
            connection.jdbc().commit();
        } catch (SQLException | RuntimeException | Error e) {
            startOver();
            RuntimeException failure = new DataAccessResourceFailureException("the store could not commit", e);
            group.forEach(unit -> unit.failed(failure));
        }
        group.forEach(WaitingUnit::release);
    }

    private void runInSavepoint(WaitingUnit<?> unit) throws SQLException {
        Connection jdbc = connection.jdbc();
        Savepoint savepoint = jdbc.setSavepoint();
        try {
            unit.run(connection.sql());
        } catch (RuntimeException | Error e) {
            // When SQLite has rolled back everything of its own accord (disk full), this fails, and so does the group.
            jdbc.rollback(savepoint);
            unit.failed(e);
        }
        jdbc.releaseSavepoint(savepoint);
    }

    private void startOver() {
        try {
            connection.jdbc().rollback();
        } catch (SQLException broken) {
            connection.close();
            connection = connections.get();
        }
    }

    /// Runs what is waiting, then ends. Later writes are refused.
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            arrived.signal();
        } finally {
            lock.unlock();
        }
        PlatformThreads.join(thread);
    }
}
