package io.ringtrue.server.accounts.guesses;

import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Work that one thread does and another waits for.
final class Job<T> {
    private final Supplier<T> work;
    private final CountDownLatch done = new CountDownLatch(1);
    private volatile @Nullable T answer;
    private volatile @Nullable Throwable failure;

    Job(Supplier<T> work) {
        this.work = work;
    }

    /// Throws nothing.
    void run() {
        try {
            answer = work.get();
        } catch (Throwable e) {
            failure = e;
        } finally {
            done.countDown();
        }
    }

    /// @throws IllegalStateException when the work failed, with its cause
    T await() {
        try {
            done.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a secret was hashed", e);
        }
        T result = answer;
        if (result == null) throw new IllegalStateException("a secret could not be hashed", failure);
        return result;
    }
}
