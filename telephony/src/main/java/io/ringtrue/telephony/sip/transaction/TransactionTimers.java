package io.ringtrue.telephony.sip.transaction;

import java.time.Duration;

/// The timers of RFC 3261 §17 and table 4 in appendix A. The other timers follow from these.
///
/// @param t1 estimate of the round-trip time
/// @param t2 longest pause between repeats of a non-INVITE request or of a final response to INVITE
/// @param t4 longest time a message stays in the network
/// @param d how long the transaction of a refused INVITE absorbs repeats on UDP: at least 32 s
/// @param tooLong how long after our CANCEL the INVITE may stay without a final response: 64*T1 (RFC 3261
/// §9.1)
public record TransactionTimers(Duration t1, Duration t2, Duration t4, Duration d, Duration tooLong) {

    /// The values of the RFC: T1 = 500 ms.
    public static final TransactionTimers RFC = of(Duration.ofMillis(500));

    /// All values of the RFC, scaled by the ratio of this T1 to 500 ms. Tests use a short T1.
    public static TransactionTimers of(Duration t1) {
        return new TransactionTimers(
                t1, t1.multipliedBy(8), t1.multipliedBy(10), t1.multipliedBy(64), t1.multipliedBy(64));
    }

    /// Timers B, F, H and J: 64*T1.
    public Duration giveUp() {
        return t1.multipliedBy(64);
    }

    /// The pause after this one: twice as long, at most T2 (timers E and G).
    public Duration doubled(Duration pause) {
        Duration twice = pause.multipliedBy(2);
        return twice.compareTo(t2) > 0 ? t2 : twice;
    }
}
