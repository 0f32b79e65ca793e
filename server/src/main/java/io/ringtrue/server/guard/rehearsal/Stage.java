package io.ringtrue.server.guard.rehearsal;

import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// Where rehearsals are computed: one at a time, on a platform thread, because a second of computing on a
/// virtual one would keep calls waiting.
public final class Stage {
    private final ThreadFactory platformThreads;
    private final ReentrantLock turn = new ReentrantLock();

    public Stage(ThreadFactory platformThreads) {
        this.platformThreads = platformThreads;
    }

    private static final class Play<T> implements Runnable {
        private final Supplier<T> work;
        private Optional<T> result = Optional.empty();
        private Optional<RuntimeException> failure = Optional.empty();

        private Play(Supplier<T> work) {
            this.work = work;
        }

        @Override
        public void run() {
            try {
                result = Optional.of(work.get());
            } catch (RuntimeException e) {
                failure = Optional.of(e);
            }
        }
    }

    /// Computes and waits; throws what the work throws.
    public <T> T play(Supplier<T> work) {
        Play<T> play = new Play<>(work);
        turn.lock();
        try {
            Thread thread = platformThreads.newThread(play);
            thread.start();
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } finally {
            turn.unlock();
        }
        play.failure.ifPresent(failure -> {
            throw failure;
        });
        return play.result.orElseThrow();
    }
}
