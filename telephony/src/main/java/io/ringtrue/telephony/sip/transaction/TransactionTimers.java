package io.ringtrue.telephony.sip.transaction;

import java.time.Duration;

/// The timers of RFC 3261 §17, table 4 (appendix A). All others follow from these.
///
/// @param t1 estimate of the round trip
/// @param t2 longest pause between repeats of a non-INVITE request and of a final response to INVITE
/// @param t4 how long the network may hold a message back
/// @param d how long a refused INVITE's transaction absorbs repeats on UDP: at least 32 s
/// @param tooLong how long after our CANCEL its INVITE may stay unanswered: 64*T1 (RFC 3261 §9.1)
public record TransactionTimers(Duration t1, Duration t2, Duration t4, Duration d, Duration tooLong) {

    /// The values of the RFC.
    public static final TransactionTimers RFC = of(Duration.ofMillis(500));

    /// All of the RFC's values, in the proportion that this T1 has to its 500 ms.
    public static TransactionTimers of(Duration t1) {
        return new TransactionTimers(
                t1, t1.multipliedBy(8), t1.multipliedBy(10), t1.multipliedBy(64), t1.multipliedBy(64));
    }

    /// Timers B, F, H and J: 64*T1.
    public Duration giveUp() {
        return t1.multipliedBy(64);
    }

    /// The next pause of a repeat that doubles up to T2 (timers E and G).
    public Duration doubled(Duration pause) {
        Duration twice = pause.multipliedBy(2);
        return twice.compareTo(t2) > 0 ? t2 : twice;
    }
}
