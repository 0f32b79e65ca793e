package io.ringtrue.telephony.sip;

import java.time.Duration;

/// Does things later. The one source of time in this package, so that tests can tick it.
interface Alarms {
    /// @param task must not block
    Alarm after(Duration pause, Runnable task);

    /// One thing to be done later.
    interface Alarm {
        /// Too late is no error.
        void cancel();

        Alarm NONE = () -> {};
    }
}
