package io.ringtrue.telephony.call;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// The time of one call: the wall clock at its start, and from then on the monotonic clock. So its times
/// only go forward, even if the wall clock is set meanwhile.
record CallClock(Instant start, long startNanos) {
    static CallClock from(Clock clock) {
        return new CallClock(clock.instant(), System.nanoTime());
    }

    /// To the microsecond.
    Instant at(long nanos) {
        return start.plusNanos(nanos - startNanos).truncatedTo(ChronoUnit.MICROS);
    }
}
