package io.ringtrue.telephony.sip.transport;

import java.time.Duration;

/// Does things later. The one source of time for signalling, so that tests can tick it.
public interface Alarms {
    /// @param pause zero or less: as soon as possible
    /// @param task run on a SIP thread: must not block or throw
    Alarm after(Duration pause, Runnable task);

    /// One thing to be done later.
    interface Alarm {
        /// Too late is no error.
        void cancel();

        Alarm NONE = () -> {};
    }
}
