package io.ringtrue.server.accounts.guesses;

import java.time.Duration;
import java.time.Instant;

/// What a counter says.
///
/// @param tries those that were not taken back, since the last quiet day
/// @param last when the last one was counted
public record Tally(int tries, Instant last) {
    /// Failures are forgotten when there was none for so long: a counter at its longest wait never gets that
    /// far while somebody goes on guessing.
    public static final Duration FORGOTTEN = Duration.ofHours(24);

    /// How long the next try has to wait; zero: not at all. A time that lies far ahead was written before the
    /// clock was set back, so nothing waits for it.
    public Duration waiting(Scope scope, Instant now) {
        if (last.isAfter(now.plus(scope.longest()))) return Duration.ZERO;
        Duration left = Duration.between(now, last.plus(scope.waitAfter(tries)));
        return left.isNegative() ? Duration.ZERO : left;
    }

    /// After one more try.
    public Tally counted(Instant at) {
        return new Tally(isForgotten(at) ? 1 : tries + 1, at);
    }

    /// After a try proved right.
    public Tally takenBack() {
        return new Tally(Math.max(0, tries - 1), last);
    }

    public boolean isForgotten(Instant now) {
        return last.isBefore(now.minus(FORGOTTEN));
    }
}
