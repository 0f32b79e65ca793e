package io.ringtrue.server.accounts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/// A slow hash that is quick, remembers which threads computed it, and can be held.
public final class CountedSlowHash implements SlowHash {
    private final List<Thread> threads = new ArrayList<>();
    private volatile CountDownLatch held = new CountDownLatch(0);

    @Override
    public byte[] of(Secret secret, byte[] salt) {
        synchronized (this) {
            threads.add(Thread.currentThread());
        }
        try {
            held.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        return Arrays.copyOf(
                (secret.value() + Arrays.hashCode(salt)).getBytes(java.nio.charset.StandardCharsets.UTF_8), 32);
    }

    /// From now on each one waits until the latch is at zero.
    public CountDownLatch hold() {
        held = new CountDownLatch(1);
        return held;
    }

    /// Who computed, since this was last asked.
    public synchronized List<Thread> threads() {
        List<Thread> all = List.copyOf(threads);
        threads.clear();
        return all;
    }

    /// How many were begun, since [#threads()] was last asked.
    public synchronized int count() {
        return threads.size();
    }
}
