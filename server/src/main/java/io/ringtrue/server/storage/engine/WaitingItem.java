package io.ringtrue.server.storage.engine;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;

/// What a caller brought for a unit, on its way through the writer, and the caller that waits for the answer.
/// The latch makes the writer's fields visible to the caller.
final class WaitingItem<T, R> {
    private final SharedUnit<T, R> unit;
    private final T item;
    private final CountDownLatch over = new CountDownLatch(1);
    private boolean committed;
    private @Nullable R result;
    private @Nullable Throwable failure;

    WaitingItem(SharedUnit<T, R> unit, T item) {
        this.unit = unit;
        this.item = item;
    }

    SharedUnit<T, R> unit() {
        return unit;
    }

    T item() {
        return item;
    }

    void returned(R answer) {
        result = answer;
    }

    /// The first failure stays: a unit that failed by itself has not failed because of its group.
    void failed(Throwable cause) {
        if (failure == null) failure = cause;
    }

    void committed() {
        committed = true;
    }

    /// Lets the caller go. Neither committed nor failed means that the writer has ended without running it.
    void release() {
        over.countDown();
    }

    /// @return whether there is an answer within `patience`; false too when interrupted while waiting
    boolean isOverWithin(Duration patience) {
        try {
            return over.await(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// Waits even when interrupted: what may be committed already must not be taken for lost.
    @SuppressWarnings("NullAway") // null only when the unit itself returned null
    R answer() {
        boolean interrupted = false;
        while (true) {
            try {
                over.await();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) Thread.currentThread().interrupt();
        switch (failure) {
            case null -> {
                if (!committed) throw new DataAccessResourceFailureException("the store's writer has ended");
                return result;
            }
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            default -> throw new IllegalStateException(failure);
        }
    }
}
