package io.ringtrue.telephony.call.keys;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// The keys of one call. The network's threads press them, the script's thread collects them. Safe for
/// several threads.
public final class Keypad {
    /// How long to wait for the key after a star.
    private static final Duration STAR_PAUSE = Duration.ofSeconds(1);
    /// How much longer than its timers an entry may take, because of commands and mistakes.
    private static final Duration SLIPS = Duration.ofSeconds(10);
    /// The most keys that wait to be collected. A person never reaches it; a flood of packets is cut here.
    static final int MOST_WAITING = 64;
    /// The most keys of one call, including those before the answer.
    static final int MOST_KEYS = 512;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ArrayDeque<Character> waiting = new ArrayDeque<>();
    private final KeyLog log = new KeyLog();
    private final LongSupplier nanoTime;
    private int pressed;
    private long lastDown;
    private boolean open;
    private boolean closed;
    private boolean hashBelongsToLast;
    private @Nullable Runnable onKey;

    public Keypad() {
        this(System::nanoTime);
    }

    public Keypad(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.lastDown = nanoTime.getAsLong();
    }

    /// The call has been answered: from now on keys count.
    public void open() {
        lock.lock();
        try {
            open = true;
        } finally {
            lock.unlock();
        }
    }

    /// The call is over: [#collect] returns the keys that are there.
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Whether [#press] would count this key now: after the answer, not yet arrived by another way, and below
    /// the limits. Changes nothing.
    public boolean mayCount(char key, KeyLog.Way way) {
        lock.lock();
        try {
            return open
                    && !closed
                    && pressed < MOST_KEYS
                    && waiting.size() < MOST_WAITING
                    && !log.knows(key, way, nanoTime.getAsLong());
        } finally {
            lock.unlock();
        }
    }

    /// A key was pressed.
    ///
    /// @return whether it counts. It does not before the answer, if it has arrived by another way already, or
    /// beyond the limits
    public boolean press(char key, KeyLog.Way way) {
        Runnable cut;
        lock.lock();
        try {
            if (pressed == MOST_KEYS) return false;
            // Record the key even before the answer: it may arrive by another way just after the answer, and
            // must not count then.
            if (!log.isNew(key, way, nanoTime.getAsLong())) return false;
            pressed++;
            if (!open || closed || waiting.size() == MOST_WAITING) return false;
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

    /// The key that arrived last by this way is still down or has just been released. The pause before the
    /// next key counts from now.
    public void held(char key, KeyLog.Way way) {
        lock.lock();
        try {
            lastDown = nanoTime.getAsLong();
            log.held(key, way, lastDown);
        } finally {
            lock.unlock();
        }
    }

    /// Whether a key waits to be collected.
    public boolean isPressed() {
        lock.lock();
        try {
            return !waiting.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /// Sets what to run at each key that counts; it is run at once if a key waits already. Null removes it.
    public void onKey(@Nullable Runnable cut) {
        lock.lock();
        try {
            onKey = cut;
        } finally {
            lock.unlock();
        }
        if (cut != null && isPressed()) cut.run();
    }

    /// Waits for one entry, as described at `Call.collect`. Keys left over are dropped.
    public Digits collect(DigitRule rule) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            KeyedEntry entry = new KeyedEntry(rule.length());
            Duration pause = rule.firstDigit();
            long end = nanoTime.getAsLong() + longest(rule).toNanos();
            while (!entry.isComplete()) {
                Character key = next(pause, end);
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

    /// The longest time for a whole entry. A star begins the entry and its timers again, so without this
    /// limit it could last for ever.
    private static Duration longest(DigitRule rule) {
        return rule.firstDigit()
                .plus(rule.interDigit().multipliedBy(rule.length()))
                .plus(SLIPS);
    }

    /// The next key. Null when none arrives within the pause, the entry's time is over, or the call is over.
    private @Nullable Character next(Duration pause, long end) throws InterruptedException {
        long begun = nanoTime.getAsLong();
        if (end - begun <= 0) return null;
        while (waiting.isEmpty() && !closed) {
            long now = nanoTime.getAsLong();
            long quiet = Math.min(now - begun, now - lastDown);
            long left = Math.min(pause.toNanos() - quiet, end - now);
            if (left <= 0) break;
            // Compute the rest again after waking: a key that was held meanwhile has moved the end of the
            // pause.
            changed.awaitNanos(left);
        }
        return waiting.poll();
    }
}
