package io.ringtrue.server.guard;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Function;

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
    /// and those that trickle within a day. A range is paused for everybody only when its calls have collapsed
    /// whichever account is left out: otherwise one customer's bad day, or malice, would stop the calls of all.
    /// An account whose own calls have collapsed is paused alone.
    ///
    /// @return one pause for everybody, or one for each account that is not paused yet; empty: the range goes on
    public List<PausedRange> judge(RangeHistory range, Instant now) {
        Optional<PausedRange> forAll =
                forAll(range, AccountCalls::lastHour, now).or(() -> forAll(range, AccountCalls::lastDay, now));
        if (forAll.isPresent()) return List.of(forAll.get());
        return range.accounts().stream()
                .filter(calls -> !calls.paused() && calls.account() != AccountCalls.UNKNOWN)
                .flatMap(
                        calls -> alone(range, calls, calls.lastHour(), now)
                                .or(() -> alone(range, calls, calls.lastDay(), now))
                                .stream())
                .toList();
    }

    private Optional<PausedRange> forAll(RangeHistory range, Function<AccountCalls, MatchRate> window, Instant now) {
        MatchRate all = range.accounts().stream().map(window).reduce(MatchRate.NONE, MatchRate::plus);
        OptionalDouble usual = collapsed(all, range.before());
        boolean whoeverIsLeftOut = range.accounts().stream()
                .allMatch(calls -> collapsed(all.without(window.apply(calls)), range.before())
                        .isPresent());
        return usual.isPresent() && whoeverIsLeftOut
                ? Optional.of(paused(range.prefix(), OptionalLong.empty(), all, usual.getAsDouble(), now))
                : Optional.empty();
    }

    private Optional<PausedRange> alone(RangeHistory range, AccountCalls calls, MatchRate recent, Instant now) {
        OptionalDouble usual = collapsed(recent, range.before());
        return usual.isPresent()
                ? Optional.of(
                        paused(range.prefix(), OptionalLong.of(calls.account()), recent, usual.getAsDouble(), now))
                : Optional.empty();
    }

    private PausedRange paused(String prefix, OptionalLong account, MatchRate evidence, double usual, Instant now) {
        return new PausedRange(prefix, account, now, now.plus(pause), evidence, usual);
    }
}
