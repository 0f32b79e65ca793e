package io.ringtrue.server.storage;

import io.ringtrue.server.storage.Database.Unit;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A unit on its way through the writer, and the caller that waits for it. The latch makes the writer's fields
/// visible to the caller.
final class WaitingUnit<T> {
    private final Unit<T> unit;
    private final CountDownLatch committed = new CountDownLatch(1);
    private @Nullable T result;
    private @Nullable Throwable failure;

    WaitingUnit(Unit<T> unit) {
        this.unit = unit;
    }

    void run(JdbcClient sql) {
        result = unit.run(sql);
    }

    /// The first failure stays: a unit that failed by itself has not failed because of its group.
    void failed(Throwable cause) {
        if (failure == null) {
            failure = cause;
        }
    }

    void release() {
        committed.countDown();
    }

    /// Waits even when interrupted: what may be committed already must not be taken for lost.
    @SuppressWarnings("NullAway") // null only when the unit itself returned null
    T answer() {
        boolean interrupted = false;
        while (true) {
            try {
                committed.await();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        switch (failure) {
            case null -> {
                return result;
            }
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            default -> throw new IllegalStateException(failure);
        }
    }
}
