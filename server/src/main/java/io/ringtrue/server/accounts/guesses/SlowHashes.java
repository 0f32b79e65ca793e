package io.ringtrue.server.accounts.guesses;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A few platform threads that compute slow hashes, and the places to wait for one. A slow hash takes tens of
/// milliseconds; on the carrier of a virtual thread it would keep every request and call of this node
/// waiting.
///
/// Strangers have few places, an address not more than two of them, and after each of their hashes the thread
/// rests as long as it computed: whatever they send, they cost half of these threads. Owners who have been
/// here before and the operator go first and do not wait for the rest.
public final class SlowHashes implements AutoCloseable {
    /// With one thread and 30 ms a hash, the last of them waits for a second.
    static final int MOST_STRANGERS = 16;

    static final int MOST_OF_ONE = 2;

    /// After a restart each imported secret is computed once, and all of their owners come at the same time.
    static final int MOST_KNOWN = 64;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private final ArrayDeque<Job<?>> first = new ArrayDeque<>();
    private final ArrayDeque<Job<?>> later = new ArrayDeque<>();
    private final Map<String, Integer> taken = new HashMap<>();
    private int strangers;
    private int owners;
    private boolean closed;

    /// @param threads how many hashes are computed at once; each takes 19 MiB
    public SlowHashes(int threads, ThreadFactory platformThreads) {
        for (int i = 0; i < threads; i++)
            platformThreads.newThread(this::runUntilClosed).start();
    }

    /// Takes a place to wait at, if there is one. Close it when the hash is no longer needed.
    ///
    /// @param share who pays for it: an address or a credential
    /// @param known whether it goes first, to the places that strangers cannot take
    public Place place(String share, boolean known) {
        lock.lock();
        try {
            int own = taken.getOrDefault(share, 0);
            boolean free = own < MOST_OF_ONE && (known ? owners < MOST_KNOWN : strangers < MOST_STRANGERS);
            if (free) take(share, known, 1);
            return new Place(share, known, free);
        } finally {
            lock.unlock();
        }
    }

    /// Computes for the operator: as soon as a thread is free, however many wait.
    public <T> T compute(Supplier<T> work) {
        return computed(work, first);
    }

    private void take(String share, boolean known, int places) {
        int own = taken.getOrDefault(share, 0) + places;
        if (own == 0) {
            taken.remove(share);
        } else {
            taken.put(share, own);
        }
        if (known) {
            owners += places;
        } else {
            strangers += places;
        }
    }

    private <T> T computed(Supplier<T> work, ArrayDeque<Job<?>> queue) {
        Job<T> job = new Job<>(work);
        lock.lock();
        try {
            if (closed) throw new IllegalStateException("slow hashes are no longer computed");
            queue.add(job);
            arrived.signalAll();
        } finally {
            lock.unlock();
        }
        return job.await();
    }

    private void runUntilClosed() {
        OptionalLong rested = OptionalLong.of(System.nanoTime());
        while (rested.isPresent()) rested = runNext(rested.getAsLong());
    }

    /// The job is a variable of this method alone: one of the loop would hold its secret until the next job comes.
    ///
    /// @return until when this thread rests; empty: closed
    private OptionalLong runNext(long rested) {
        Job<?> job = next(rested);
        if (job == null) return OptionalLong.empty();
        long began = System.nanoTime();
        job.run();
        long ended = System.nanoTime();
        return OptionalLong.of(ended + (ended - began));
    }

    /// @param rested from when on this thread works for strangers again
    /// @return null: closed, and nothing is left to do
    private @Nullable Job<?> next(long rested) {
        lock.lock();
        try {
            while (first.isEmpty() && !(closed && later.isEmpty())) {
                long rest = rested - System.nanoTime();
                if (!later.isEmpty() && rest <= 0) return later.poll();
                await(later.isEmpty() ? Long.MAX_VALUE : rest);
            }
            return first.poll();
        } finally {
            lock.unlock();
        }
    }

    /// Nobody interrupts these threads; should it happen, it only looks again.
    private void await(long nanos) {
        try {
            arrived.awaitNanos(nanos);
        } catch (InterruptedException _) {
            Thread.onSpinWait();
        }
    }

    /// Computes what is waiting, then ends. Later work is refused.
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            arrived.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// A place to wait at, for one caller.
    public final class Place implements AutoCloseable {
        private final String share;
        private final boolean known;
        private final boolean free;

        private Place(String share, boolean known, boolean free) {
            this.share = share;
            this.known = known;
            this.free = free;
        }

        /// False: there was none, and nothing can be computed.
        public boolean isFree() {
            return free;
        }

        /// Returns when a thread has computed it.
        public <T> T compute(Supplier<T> work) {
            return computed(work, known ? first : later);
        }

        @Override
        public void close() {
            if (!free) return;
            lock.lock();
            try {
                take(share, known, -1);
            } finally {
                lock.unlock();
            }
        }
    }
}
