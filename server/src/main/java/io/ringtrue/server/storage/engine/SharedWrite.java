package io.ringtrue.server.storage.engine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Writes together what callers bring while the batch before is being written: one of them writes for all that
/// wait, then the first of those that came meanwhile does. A caller has its answer only when its batch is written; a
/// batch that fails fails for every caller in it.
public final class SharedWrite<T, R> {
    private final int mostTogether;
    private final Function<List<T>, List<R>> write;
    private final ReentrantLock lock = new ReentrantLock();
    private final ArrayDeque<Caller<T, R>> waiting = new ArrayDeque<>();
    /// Somebody writes, and will call the next one.
    private boolean writing;

    /// @param write durable when it returns, with an answer for each in the same order; never runs twice at once
    public SharedWrite(int mostTogether, Function<List<T>, List<R>> write) {
        this.mostTogether = mostTogether;
        this.write = write;
    }

    /// A caller on its way. The semaphore makes its fields visible to it.
    private static final class Caller<T, R> {
        final T brought;
        final Semaphore called = new Semaphore(0);
        boolean itsTurn;

        @Nullable
        R answer;

        @Nullable
        Throwable failure;

        Caller(T brought) {
            this.brought = brought;
        }
    }

    /// Waits even when interrupted: what may be written already must not be taken for lost.
    public R write(T item) {
        Caller<T, R> caller = new Caller<>(item);
        enter(caller);
        caller.called.acquireUninterruptibly();
        if (caller.itsTurn) writeWaiting();
        return answer(caller);
    }

    /// Callers whose batch has not begun.
    int waiting() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }

    private void enter(Caller<T, R> caller) {
        lock.lock();
        try {
            waiting.add(caller);
            if (!writing) {
                writing = true;
                call(caller);
            }
        } finally {
            lock.unlock();
        }
    }

    private static void call(Caller<?, ?> caller) {
        caller.itsTurn = true;
        caller.called.release();
    }

    /// The caller whose turn it is stands first, so it is always in its own batch.
    private void writeWaiting() {
        List<Caller<T, R>> batch = nextBatch();
        try {
            List<R> answers = write.apply(batch.stream().map(one -> one.brought).toList());
            for (int i = 0; i < batch.size(); i++) batch.get(i).answer = answers.get(i);
        } catch (Throwable e) {
            batch.forEach(one -> one.failure = e);
        } finally {
            passOn();
            batch.forEach(one -> one.called.release());
        }
    }

    private List<Caller<T, R>> nextBatch() {
        lock.lock();
        try {
            List<Caller<T, R>> batch = new ArrayList<>();
            while (!waiting.isEmpty() && batch.size() < mostTogether) batch.add(waiting.remove());
            return batch;
        } finally {
            lock.unlock();
        }
    }

    private void passOn() {
        lock.lock();
        try {
            if (waiting.isEmpty()) {
                writing = false;
            } else {
                call(waiting.element());
            }
        } finally {
            lock.unlock();
        }
    }

    @SuppressWarnings("NullAway") // without a failure there is an answer
    private static <R> R answer(Caller<?, R> caller) {
        return switch (caller.failure) {
            case null -> caller.answer;
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            default -> throw new IllegalStateException(caller.failure);
        };
    }
}
