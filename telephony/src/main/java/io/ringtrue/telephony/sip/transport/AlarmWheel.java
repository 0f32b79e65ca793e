package io.ringtrue.telephony.sip.transport;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// A hashed timer wheel on one thread. Setting and cancelling an alarm cost the same however many alarms
/// wait, which matters because nearly every SIP timer is cancelled. An alarm goes off at most two ticks (20
/// ms) late, and never early. Safe for several threads.
public final class AlarmWheel implements Alarms, AutoCloseable {
    /// 10 ms: small beside T1 = 500 ms, and 100 wake-ups a second cost nothing.
    private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    /// 41 s a round. That is more than 64*T1, so few alarms stay for a second round.
    private static final int SLOTS = 4096;

    private static final System.Logger LOG = System.getLogger(AlarmWheel.class.getName());

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Bell[] slots = new Bell[SLOTS];
    private final long start = System.nanoTime();
    private long tick;
    private int waiting;
    private boolean closed;

    /// Starts the thread, which sleeps while no alarm is set.
    public AlarmWheel(ThreadFactory threads) {
        for (int i = 0; i < SLOTS; i++) slots[i] = new Bell(null, 0);
        threads.newThread(this::run).start();
    }

    @Override
    public Alarm after(Duration pause, Runnable task) {
        long dueTick = (System.nanoTime() - start + pause.toNanos()) / TICK_NANOS + 1;
        lock.lock();
        try {
            if (closed) return Alarm.NONE;
            Bell bell = new Bell(task, Math.max(dueTick, tick + 1));
            bell.hangAfter(slots[(int) (bell.dueTick % SLOTS)]);
            if (waiting++ == 0) changed.signal();
            return bell;
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        List<Runnable> due = new ArrayList<>();
        while (awaitTick(due)) {
            due.forEach(AlarmWheel::ring);
            due.clear();
        }
    }

    /// A fault in one task must not stop the timers of all other calls.
    private static void ring(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | StackOverflowError e) {
            LOG.log(System.Logger.Level.ERROR, "A timer's task failed", e);
        }
    }

    /// @return false once closed
    private boolean awaitTick(List<Runnable> due) {
        lock.lock();
        try {
            while (!closed && waiting == 0) changed.awaitUninterruptibly();
            while (!closed && now() <= tick) awaitNanos((tick + 1) * TICK_NANOS - (System.nanoTime() - start));
            long now = now();
            // After a long idle time, one round visits every slot; more rounds find nothing.
            if (now - tick > SLOTS) tick = now - SLOTS;
            while (tick < now) takeDue(slots[(int) (++tick % SLOTS)], now, due);
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    private void awaitNanos(long nanos) {
        try {
            changed.awaitNanos(nanos);
        } catch (InterruptedException e) {
            closed = true;
        }
    }

    private long now() {
        return (System.nanoTime() - start) / TICK_NANOS;
    }

    private void takeDue(Bell slot, long now, List<Runnable> due) {
        Bell bell = slot.next;
        while (bell != slot) {
            Bell next = bell.next;
            if (bell.dueTick <= now && bell.task != null) {
                due.add(bell.task);
                remove(bell);
            }
            bell = next;
        }
    }

    private void remove(Bell bell) {
        bell.unhang();
        bell.task = null;
        waiting--;
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /// One alarm, and a link in the circular list of its slot. A link without a task is the head of a list.
    private final class Bell implements Alarm {
        private final long dueTick;
        private @Nullable Runnable task;
        private Bell next = this;
        private Bell previous = this;

        Bell(@Nullable Runnable task, long dueTick) {
            this.task = task;
            this.dueTick = dueTick;
        }

        void hangAfter(Bell slot) {
            next = slot.next;
            previous = slot;
            next.previous = this;
            slot.next = this;
        }

        void unhang() {
            next.previous = previous;
            previous.next = next;
        }

        @Override
        public void cancel() {
            lock.lock();
            try {
                if (task != null) remove(this);
            } finally {
                lock.unlock();
            }
        }
    }
}
