package io.ringtrue.telephony.sip.transport;

import java.time.Duration;

/// Runs tasks later. It is the only source of time for signalling, so that tests can control it.
public interface Alarms {
    /// Sets an alarm.
    ///
    /// @param pause zero or less means as soon as possible
    /// @param task run on a SIP thread; must not block or throw
    Alarm after(Duration pause, Runnable task);

    /// A task that waits for its time.
    interface Alarm {
        /// Cancels the task. If it has run or was cancelled already, nothing happens.
        void cancel();

        Alarm NONE = () -> {};
    }
}
