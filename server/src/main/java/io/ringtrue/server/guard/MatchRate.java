package io.ringtrue.server.guard;

/// How many answered calls matched their PIN.
///
/// @param answered at least `matched`
/// @param matched at least 0
public record MatchRate(long answered, long matched) {
    public static final MatchRate NONE = new MatchRate(0, 0);

    /// One-sided, 99.95 %: a range whose calls match as usual is paused by chance once in 2,000 looks at
    /// fresh calls that all happen to be at the very threshold, and practically never when the rate is at
    /// its usual height.
    private static final double Z = 3.29;

    /// As many calls at the expected rate as an unknown range is given in advance.
    private static final double PRIOR = 20;

    public MatchRate {
        if (matched < 0 || answered < matched) throw new IllegalArgumentException("must be 0 <= matched <= answered");
    }

    MatchRate plus(MatchRate other) {
        return new MatchRate(answered + other.answered, matched + other.matched);
    }

    /// @param part calls that are among these
    MatchRate without(MatchRate part) {
        return new MatchRate(answered - part.answered, matched - part.matched);
    }

    /// The highest share of matches that these calls still speak for (Wilson's upper bound), 0 to 1;
    /// without any call 1.
    public double highest() {
        if (answered == 0) return 1;
        double n = answered;
        double share = matched / n;
        double square = Z * Z;
        double middle = share + square / (2 * n);
        double half = Z * Math.sqrt(share * (1 - share) / n + square / (4 * n * n));
        return Math.min(1, (middle + half) / (1 + square / n));
    }

    /// The share of matches to compare with: this history, and the expected share as long as there is
    /// little of it. Never below half of the expected share: else calls that match nothing would become
    /// usual.
    ///
    /// @param expected 0 to 1
    public double usual(double expected) {
        return Math.max(expected / 2, (matched + PRIOR * expected) / (answered + PRIOR));
    }
}
