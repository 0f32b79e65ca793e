package io.ringtrue.server.verification;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// One line of a verification's story.
///
/// @param at to the millisecond, as it is stored
/// @param event a short name: `accepted`, `ringing`, `speaking`, `keys`, `charged`, …
/// @param detail one line; a PIN shows as `*****`
public record TimelineEvent(Instant at, String event, String detail) {
    public TimelineEvent {
        at = at.truncatedTo(ChronoUnit.MILLIS);
    }

    /// The whole story of a verification that was just stored.
    static List<TimelineEvent> first(Verification stored) {
        VerificationStatus status = stored.standing().status();
        return status.isFinal()
                ? List.of(accepted(stored), unpaid(status, stored.order().created()))
                : List.of(accepted(stored));
    }

    /// The first line of every story.
    public static TimelineEvent accepted(Verification verification) {
        return new TimelineEvent(
                verification.order().created(),
                "accepted",
                "price " + verification.order().price());
    }

    /// The second and last of one that could not be paid for.
    public static TimelineEvent unpaid(VerificationStatus status, Instant at) {
        return new TimelineEvent(at, "finished", status.text());
    }
}
