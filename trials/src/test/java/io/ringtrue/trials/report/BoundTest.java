package io.ringtrue.trials.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoundTest {
    /// Computed with SciPy: `scipy.stats.beta.ppf(0.95, hits + 1, trials - hits)`.
    @ParameterizedTest
    @CsvSource({"0, 10, 0.258866", "1, 10, 0.394163", "5, 100, 0.102253", "0, 8461, 0.000354", "9, 10, 0.994884"})
    void isTheExactOne(int hits, int trials, double upper) {
        assertThat(Bound.upper(hits, trials)).isCloseTo(upper, within(1e-6));
    }

    @Test
    void isTheRuleOfThreeForNone() {
        assertThat(Bound.upper(0, 1_000)).isCloseTo(3.0 / 1_000, within(1e-5));
    }

    @Test
    void isEverythingWhenAllHit() {
        assertThat(Bound.upper(4, 4)).isEqualTo(1);
    }
}
