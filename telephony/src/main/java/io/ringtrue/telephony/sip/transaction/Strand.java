package io.ringtrue.telephony.sip.transaction;

import io.ringtrue.telephony.sip.transport.Alarms;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/// Runs the tasks of one call one at a time, each on the thread that brings it, so that the objects of a call
/// need no locks. No task may block, because the next one waits for it on a monitor. A task may call its own
/// strand again.
public final class Strand {
    private final Alarms alarms;
    private Ladder ladder;

    /// @param ladder records the call's messages
    Strand(Alarms alarms, Ladder ladder) {
        this.alarms = alarms;
        this.ladder = ladder;
    }

    /// Where this call's messages are recorded. Used on the strand only, as is what it returns.
    public Ladder ladder() {
        return ladder;
    }

    /// Records no more messages, and frees those that were recorded unless somebody else keeps them. Called
    /// on the strand.
    public void stopRecording() {
        ladder = Ladder.NONE;
    }

    /// Runs the task now, on the calling thread, after any task that is running.
    public synchronized void run(Runnable task) {
        task.run();
    }

    /// Like [#run], and returns the answer.
    public synchronized boolean ask(BooleanSupplier question) {
        return question.getAsBoolean();
    }

    /// Runs the task on the strand after the pause. If the alarm is cancelled on the strand before it runs,
    /// it never runs.
    public Alarms.Alarm after(Duration pause, Runnable task) {
        Ring ring = new Ring(task);
        ring.alarm = alarms.after(pause, ring);
        return ring;
    }

    private final class Ring implements Runnable, Alarms.Alarm {
        private final Runnable task;
        private Alarms.Alarm alarm = Alarms.Alarm.NONE;
        private boolean cancelled;

        Ring(Runnable task) {
            this.task = task;
        }

        @Override
        public void run() {
            synchronized (Strand.this) {
                if (!cancelled) task.run();
            }
        }

        @Override
        public void cancel() {
            synchronized (Strand.this) {
                cancelled = true;
                alarm.cancel();
            }
        }
    }
}
