package io.ringtrue.telephony.call;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// The keys of one call: pressed by the network's threads, collected by the script's. Safe for both.
final class Keypad {
    /// How long a star waits for the rest of its command.
    private static final Duration STAR_PAUSE = Duration.ofSeconds(1);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ArrayDeque<Character> waiting = new ArrayDeque<>();
    private final KeyLog log = new KeyLog();
    private boolean open;
    private boolean closed;
    private boolean hashBelongsToLast;
    private @Nullable Runnable onKey;

    /// From now on keys count: the call has been answered.
    void open() {
        lock.lock();
        try {
            open = true;
        } finally {
            lock.unlock();
        }
    }

    /// No key will come any more: collecting ends with what there is.
    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// @return whether it counts: not before the answer, and not when it came the other way already
    boolean press(char key, KeyLog.Way way) {
        Runnable cut;
        lock.lock();
        try {
            // Asked first, so that a key that straddles the answer is known when its other half comes.
            boolean isNew = log.isNew(key, way, System.nanoTime());
            if (!isNew || !open || closed) return false;
            boolean habit = key == '#' && hashBelongsToLast;
            hashBelongsToLast = false;
            if (habit) return true;
            waiting.add(key);
            changed.signalAll();
            cut = onKey;
        } finally {
            lock.unlock();
        }
        if (cut != null) cut.run();
        return true;
    }

    boolean isPressed() {
        lock.lock();
        try {
            return !waiting.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /// Has this run at the next key that counts, at once when one is waiting; null: nothing any more.
    void onKey(@Nullable Runnable cut) {
        lock.lock();
        try {
            onKey = cut;
        } finally {
            lock.unlock();
        }
        if (cut != null && isPressed()) cut.run();
    }

    /// Waits for one entry, as [Call#collect(DigitRule)] says.
    Digits collect(DigitRule rule) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            Entry entry = new Entry(rule.length());
            Duration pause = rule.firstDigit();
            while (!entry.isComplete()) {
                Character key = next(pause);
                if (key == null) break;
                entry.press(key);
                pause = entry.isCommand() ? STAR_PAUSE : entry.isEmpty() ? rule.firstDigit() : rule.interDigit();
                if (rule.firstDigit().isNegative() || rule.firstDigit().isZero()) pause = Duration.ZERO;
            }
            waiting.clear();
            hashBelongsToLast = entry.isEndedByLength();
            return entry.digits();
        } finally {
            lock.unlock();
        }
    }

    /// The next key; null when none comes in time or the call is over.
    private @Nullable Character next(Duration pause) throws InterruptedException {
        long left = pause.toNanos();
        while (waiting.isEmpty() && !closed && left > 0) left = changed.awaitNanos(left);
        return waiting.poll();
    }
}
