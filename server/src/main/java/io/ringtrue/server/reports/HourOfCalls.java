package io.ringtrue.server.reports;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// How the calls of the last hour went, of the installation or one account.
///
/// @param trunks by name; a trunk without a call is absent
/// @param ringing empty when no phone rang
/// @param matches by the beginning of the number, most calls first
public record HourOfCalls(List<TrunkCalls> trunks, Optional<Ringing> ringing, List<Matches> matches) {
    public static final HourOfCalls NONE = new HourOfCalls(List.of(), Optional.empty(), List.of());

    public HourOfCalls {
        trunks = List.copyOf(trunks);
        matches = List.copyOf(matches);
    }

    /// @param attempts INVITEs whose call is over, challenges not counted
    /// @param answered those of them that were answered
    /// @param ringing empty when no phone rang
    public record TrunkCalls(String trunk, int attempts, int answered, Optional<Ringing> ringing) {}

    /// Post-dial delay: from the INVITE to the first 180 or 183, to 10 ms.
    ///
    /// @param calls that rang
    /// @param most slower than 95 of 100
    public record Ringing(int calls, Duration median, Duration most) {}

    /// Answered calls to numbers that begin alike.
    ///
    /// @param sample one of the numbers, E.164 with `+`; its end may be masked
    /// @param matched those of them whose PIN was keyed
    public record Matches(String sample, int answered, int matched) {}

    /// The last attempt that failed by a trunk's fault.
    ///
    /// @param status the final SIP status; 0 when none came
    public record TrunkFailure(Instant at, int status) {}
}
