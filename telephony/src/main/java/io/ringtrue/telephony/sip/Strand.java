package io.ringtrue.telephony.sip;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/// The tasks of one call, never two at a time: what is built on a strand needs no lock of its own.
/// Nothing on it may block, so a plain monitor is enough.
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

    /// An alarm that rings on the strand. Cancelled on the strand, it is certain not to ring any more.
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
