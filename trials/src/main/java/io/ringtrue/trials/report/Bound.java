package io.ringtrue.trials.report;

/// The exact upper 95 % bound of a share (Clopper and Pearson, 1934): with a larger true share, so few hits
/// in so many trials would be seen in less than one run of twenty.
final class Bound {
    private static final double ALPHA = 0.05;
    private static final int STEPS = 200;

    private Bound() {}

    /// @param hits 0 to `trials`
    /// @param trials at least 1
    static double upper(int hits, int trials) {
        if (hits == trials) return 1;
        if (hits == 0) return 1 - Math.pow(ALPHA, 1.0 / trials);
        double low = 0;
        double high = 1;
        for (int i = 0; i < STEPS; i++) {
            double middle = (low + high) / 2;
            if (atMost(hits, trials, middle) > ALPHA) low = middle;
            else high = middle;
        }
        return high;
    }

    /// The probability of at most so many hits when each trial hits with this share.
    private static double atMost(int hits, int trials, double share) {
        double sum = 0;
        double log = trials * Math.log1p(-share);
        for (int k = 0; k <= hits; k++) {
            sum += Math.exp(log);
            log += Math.log((double) (trials - k) / (k + 1)) + Math.log(share) - Math.log1p(-share);
        }
        return sum;
    }
}
