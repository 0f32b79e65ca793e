package io.ringtrue.server.storage.engine;

import io.ringtrue.server.storage.engine.Database.Unit;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
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
    /// Touched by the writer thread only. Null: the last one broke, and the next group opens another.
    private @Nullable SqliteConnection connection;

    GroupCommit(Supplier<SqliteConnection> connections, ThreadFactory platformThreads) {
        this.connections = connections;
        this.connection = connections.get();
        this.thread = PlatformThreads.start(platformThreads, "sqlite-writer", this::run);
    }

    /// @throws IllegalStateException when the store is closed
    <T> T write(Unit<T> unit) {
        return queued(unit).answer();
    }

    /// Returns when the writer has committed a unit that does nothing.
    ///
    /// @throws RuntimeException when it has not within `patience`, or could not
    void probe(Duration patience) {
        WaitingUnit<Boolean> nothing = queued(_ -> true);
        if (!nothing.isOverWithin(patience)) {
            throw new DataAccessResourceFailureException("the store has not written for " + patience);
        }
        nothing.answer();
    }

    private <T> WaitingUnit<T> queued(Unit<T> unit) {
        WaitingUnit<T> entry = new WaitingUnit<>(unit);
        lock.lock();
        try {
            if (closed) throw new IllegalStateException("the store is closed");
            waiting.add(entry);
            arrived.signal();
        } finally {
            lock.unlock();
        }
        return entry;
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
        try {
            for (List<WaitingUnit<?>> group = nextGroup(); !group.isEmpty(); group = nextGroup()) commit(group);
            if (connection != null) connection.close();
        } finally {
            // However this thread ends, nobody waits for it any more.
            refuseAll();
        }
    }

    private void refuseAll() {
        lock.lock();
        try {
            closed = true;
            waiting.forEach(WaitingUnit::release);
            waiting.clear();
        } finally {
            lock.unlock();
        }
    }

    /// Waits for work. Empty: closed, and nothing is left to do.
    private List<WaitingUnit<?>> nextGroup() {
        lock.lock();
        try {
            while (waiting.isEmpty() && !closed) arrived.awaitUninterruptibly();
            List<WaitingUnit<?>> group = new ArrayList<>();
            while (!waiting.isEmpty() && group.size() < MOST_TOGETHER) group.add(waiting.remove());
            return group;
        } finally {
            lock.unlock();
        }
    }

    private void commit(List<WaitingUnit<?>> group) {
        try {
            SqliteConnection current = opened();
            for (WaitingUnit<?> unit : group) runInSavepoint(current, unit);
            current.jdbc().commit();
            group.forEach(WaitingUnit::committed);
        } catch (Throwable e) {
            RuntimeException failure = new DataAccessResourceFailureException("the store could not commit", e);
            group.forEach(unit -> unit.failed(failure));
            startOver(failure);
        } finally {
            group.forEach(WaitingUnit::release);
        }
    }

    private SqliteConnection opened() {
        SqliteConnection current = connection;
        if (current == null) {
            current = connections.get();
            connection = current;
        }
        return current;
    }

    private static void runInSavepoint(SqliteConnection current, WaitingUnit<?> unit) throws SQLException {
        Connection jdbc = current.jdbc();
        Savepoint savepoint = jdbc.setSavepoint();
        try {
            unit.run(current.sql());
        } catch (RuntimeException | Error e) {
            // When SQLite has rolled back everything of its own accord (disk full), this fails, and so does the group.
            jdbc.rollback(savepoint);
            unit.failed(e);
        }
        jdbc.releaseSavepoint(savepoint);
    }

    /// Throws nothing: what goes wrong here is told beside the failure that led here.
    private void startOver(Throwable failure) {
        SqliteConnection current = connection;
        if (current == null) return;
        try {
            current.jdbc().rollback();
        } catch (Throwable broken) {
            connection = null;
            failure.addSuppressed(broken);
            close(current, failure);
        }
    }

    private static void close(SqliteConnection broken, Throwable failure) {
        try {
            broken.close();
        } catch (Throwable stuck) {
            failure.addSuppressed(stuck);
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
