package io.ringtrue.telephony.sip;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/// Runs the tasks of one call one at a time, so that the objects of a call need no locks of their own. No
/// task may block: a plain monitor is then enough.
final class Strand {
    private final Alarms alarms;

    Strand(Alarms alarms) {
        this.alarms = alarms;
    }

    synchronized void run(Runnable task) {
        task.run();
    }

    synchronized boolean ask(BooleanSupplier question) {
        return question.getAsBoolean();
    }

    /// Runs the task on the strand after the pause. An alarm that is cancelled on the strand never runs.
    Alarms.Alarm after(Duration pause, Runnable task) {
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
