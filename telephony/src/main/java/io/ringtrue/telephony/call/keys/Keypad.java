package io.ringtrue.telephony.call.keys;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// The keys of one call: pressed by the network's threads, collected by the script's. Safe for both.
public final class Keypad {
    /// How long a star waits for the rest of its command.
    private static final Duration STAR_PAUSE = Duration.ofSeconds(1);
    /// What an entry may take beyond its timers, for commands and slips of the finger.
    private static final Duration SLIPS = Duration.ofSeconds(10);
    /// Keys nobody has collected yet; a person at a phone never gets near, a flood of packets is cut off.
    static final int MOST_WAITING = 64;
    /// Keys of one call, those before the answer included.
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

    /// From now on keys count: the call has been answered.
    public void open() {
        lock.lock();
        try {
            open = true;
        } finally {
            lock.unlock();
        }
    }

    /// No key will come any more: collecting ends with what there is.
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Whether a press would count just now, without pressing: after the answer, not yet known from another way, and
    /// below the limit of keys.
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

    /// @return whether it counts: not before the answer, not when it came the other way already, not when there are
    /// more than anybody keys
    public boolean press(char key, KeyLog.Way way) {
        Runnable cut;
        lock.lock();
        try {
            if (pressed == MOST_KEYS) return false;
            // Asked first, so that a key that straddles the answer is known when its other half comes.
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

    /// The key that came this way last is still down, or has just come up: a pause counts from now.
    public void held(char key, KeyLog.Way way) {
        lock.lock();
        try {
            lastDown = nanoTime.getAsLong();
            log.held(key, way, lastDown);
        } finally {
            lock.unlock();
        }
    }

    public boolean isPressed() {
        lock.lock();
        try {
            return !waiting.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /// Has this run at the next key that counts, at once when one is waiting; null: nothing any more.
    public void onKey(@Nullable Runnable cut) {
        lock.lock();
        try {
            onKey = cut;
        } finally {
            lock.unlock();
        }
        if (cut != null && isPressed()) cut.run();
    }

    /// Waits for one entry, as `Call.collect` says.
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

    /// Stars begin an entry anew and its timers with it: without a bound on the whole it could go on for ever.
    private static Duration longest(DigitRule rule) {
        return rule.firstDigit()
                .plus(rule.interDigit().multipliedBy(rule.length()))
                .plus(SLIPS);
    }

    /// The next key; null when none comes in time, the entry has lasted until its end, or the call is over.
    private @Nullable Character next(Duration pause, long end) throws InterruptedException {
        long begun = nanoTime.getAsLong();
        if (end - begun <= 0) return null;
        while (waiting.isEmpty() && !closed) {
            long now = nanoTime.getAsLong();
            long quiet = Math.min(now - begun, now - lastDown);
            long left = Math.min(pause.toNanos() - quiet, end - now);
            if (left <= 0) break;
            // Whatever is left then, a key that was held meanwhile has moved the end of the pause.
            changed.awaitNanos(left);
        }
        return waiting.poll();
    }
}
