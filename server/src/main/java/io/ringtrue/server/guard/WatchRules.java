package io.ringtrue.server.guard;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/// When a range is paused: so few of its calls match their PIN that chance does not explain it.
///
/// @param leastAnswered so many calls must have been answered before anything is concluded; at least 10
/// @param expectedShare of answered calls that match, where a range has no history; above 0, at most 1
/// @param pause how long a range is paused
public record WatchRules(int leastAnswered, double expectedShare, Duration pause) {
    private static final int FEWEST = 10;

    /// A share is collapsed below this part of the usual one.
    private static final double COLLAPSED = 0.5;

    /// @throws IllegalArgumentException naming the key and its rule
    public WatchRules {
        require(leastAnswered >= FEWEST, "least-answered", "must be at least " + FEWEST + ": a handful proves nothing");
        require(expectedShare > 0 && expectedShare <= 1, "expected-share", "must be above 0 and at most 1");
        require(pause.isPositive(), "pause", "must be longer than 0");
    }

    private static void require(boolean satisfied, String key, String rule) {
        if (!satisfied) throw new IllegalArgumentException("ringtrue.watchdog." + key + ": " + rule);
    }

    /// The usual share, if the recent one has collapsed against it; empty: go on.
    ///
    /// @param before the history that the recent calls are compared with
    public OptionalDouble collapsed(MatchRate recent, MatchRate before) {
        double usual = before.usual(expectedShare);
        return recent.answered() >= leastAnswered && recent.highest() < COLLAPSED * usual
                ? OptionalDouble.of(usual)
                : OptionalDouble.empty();
    }

    /// Looks at the last hour or two first, then at the day: calls that pour in are noticed within minutes,
    /// and those that trickle within a day.
    ///
    /// @return empty: the range goes on
    public Optional<PausedRange> judge(RangeHistory range, Instant now) {
        OptionalDouble usual = collapsed(range.lastHour(), range.before());
        if (usual.isPresent()) return Optional.of(paused(range.prefix(), range.lastHour(), usual.getAsDouble(), now));
        OptionalDouble ofDay = collapsed(range.lastDay(), range.before());
        return ofDay.isPresent()
                ? Optional.of(paused(range.prefix(), range.lastDay(), ofDay.getAsDouble(), now))
                : Optional.empty();
    }

    private PausedRange paused(String prefix, MatchRate evidence, double usual, Instant now) {
        return new PausedRange(prefix, now, now.plus(pause), evidence, usual);
    }
}
