package io.ringtrue.server.accounts.guesses;

import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/// A try under way, and everybody who gives the same secret meanwhile.
final class Flight {
    private final CountDownLatch landed = new CountDownLatch(1);
    private volatile @Nullable Verdict verdict;

    /// @param result null: it failed
    void land(@Nullable Verdict result) {
        verdict = result;
        landed.countDown();
    }

    /// @throws IllegalStateException when the try could not be judged
    Verdict await() {
        try {
            landed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a secret was tested", e);
        }
        Verdict result = verdict;
        if (result == null) throw new IllegalStateException("the same secret could not be tested a moment ago");
        return result;
    }
}
