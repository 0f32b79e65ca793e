package io.ringtrue.server.storage.engine;

import io.ringtrue.server.storage.engine.Database.Unit;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The one queue of the one writer: units that wait together are committed together, so that one flush to the
/// disk serves them all, and items of one [SharedUnit] that wait together share one run of it.
///
/// Each run has a savepoint of its own. A run that fails is rolled back alone; when COMMIT fails, all of them
/// have failed. A caller has its answer only after COMMIT.
final class WriteQueue implements AutoCloseable {
    /// So many runs share a COMMIT: enough to hide the flush, few enough that the first does not wait long
    /// for the last (a unit takes 0.1 to 0.3 ms).
    private static final int MOST_TOGETHER = 128;

    /// So many items share a COMMIT, in however few runs: two full INSERTs of validations. What waits behind a long
    /// list of them, such as the end of a call, is not kept longer.
    private static final int MOST_ITEMS = 512;

    private final Supplier<SqliteConnection> connections;
    private final Thread thread;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private final ArrayDeque<WaitingItem<?, ?>> waiting = new ArrayDeque<>();
    private boolean closed;
    /// Touched by the writer thread only. Null: the last one broke, and the next group opens another.
    private @Nullable SqliteConnection connection;

    WriteQueue(Supplier<SqliteConnection> connections, ThreadFactory platformThreads) {
        this.connections = connections;
        this.connection = connections.get();
        this.thread = PlatformThreads.start(platformThreads, "sqlite-writer", this::run);
    }

    /// @throws IllegalStateException when the store is closed
    <T> T write(Unit<T> unit) {
        return queued(new Alone<>(unit), true).answer();
    }

    /// Runs the unit for this item and for others of its kind that wait.
    ///
    /// @throws IllegalStateException when the store is closed
    <T, R> R write(SharedUnit<T, R> unit, T item) {
        return queued(unit, item).answer();
    }

    /// Returns when the writer has committed the unit.
    ///
    /// @throws RuntimeException when it has not within `patience`, or could not
    void probe(Duration patience, Unit<?> unit) {
        WaitingItem<Boolean, ?> probe = queued(new Alone<>(unit), true);
        if (!probe.isOverWithin(patience)) {
            throw new DataAccessResourceFailureException("the store has not written for " + patience);
        }
        probe.answer();
    }

    private <T, R> WaitingItem<T, R> queued(SharedUnit<T, R> unit, T item) {
        WaitingItem<T, R> entry = new WaitingItem<>(unit, item);
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

    /// Callers whose unit has not begun.
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
            for (List<Batch<?, ?>> group = nextGroup(); !group.isEmpty(); group = nextGroup()) commit(group);
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
            waiting.forEach(WaitingItem::release);
            waiting.clear();
        } finally {
            lock.unlock();
        }
    }

    /// Waits for work. Empty: closed, and nothing is left to do.
    private List<Batch<?, ?>> nextGroup() {
        lock.lock();
        try {
            while (waiting.isEmpty() && !closed) arrived.awaitUninterruptibly();
            List<Batch<?, ?>> group = new ArrayList<>();
            for (int i = 0; i < MOST_ITEMS && !waiting.isEmpty() && isPlaced(waiting.element(), group); i++) {
                waiting.remove();
            }
            return group;
        } finally {
            lock.unlock();
        }
    }

    /// Puts an item into the batch of its kind, or else into a new one.
    ///
    /// @return false: the group is full, and the item has to wait for the next
    private static boolean isPlaced(WaitingItem<?, ?> item, List<Batch<?, ?>> group) {
        if (item.unit().mostTogether() > 1) {
            for (Batch<?, ?> batch : group) {
                if (batch.takes(item)) return true;
            }
        }
        return group.size() < MOST_TOGETHER && group.add(Batch.of(item));
    }

    private void commit(List<Batch<?, ?>> group) {
        try {
            SqliteConnection current = opened();
            for (Batch<?, ?> batch : group) runInSavepoint(current, batch);
            current.jdbc().commit();
            group.forEach(Batch::committed);
        } catch (Throwable e) {
            RuntimeException failure = new DataAccessResourceFailureException("the store could not commit", e);
            group.forEach(batch -> batch.failed(failure));
            startOver(failure);
        } finally {
            group.forEach(Batch::release);
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

    private static void runInSavepoint(SqliteConnection current, Batch<?, ?> batch) throws SQLException {
        Connection jdbc = current.jdbc();
        Savepoint savepoint = jdbc.setSavepoint();
        try {
            batch.run(current.sql());
        } catch (RuntimeException | Error e) {
            // When SQLite has rolled back everything of its own accord (disk full), this fails, and so does the group.
            jdbc.rollback(savepoint);
            batch.failed(e);
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

    /// A unit that shares its run with nobody; what it is brought means nothing.
    private record Alone<R>(Unit<R> unit) implements SharedUnit<Boolean, R> {
        @Override
        public List<R> run(JdbcClient sql, List<Boolean> batch) {
            return Collections.singletonList(unit.run(sql));
        }

        @Override
        public int mostTogether() {
            return 1;
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
