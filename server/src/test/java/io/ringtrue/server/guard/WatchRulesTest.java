package io.ringtrue.server.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class WatchRulesTest {
    private static final WatchRules RULES = new WatchRules(20, 0.5, Duration.ofHours(6));
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private static boolean trips(MatchRate recent, MatchRate before) {
        return RULES.collapsed(recent, before).isPresent();
    }

    /// Wilson's bound by hand: z² / (n + z²) where nothing matched, with z = 3.29.
    @Test
    void boundsTheShareThatCallsStillSpeakFor() {
        assertThat(new MatchRate(20, 0).highest()).isCloseTo(10.8241 / 30.8241, within(1e-6));
        assertThat(new MatchRate(33, 0).highest()).isCloseTo(10.8241 / 43.8241, within(1e-6));
        assertThat(new MatchRate(100, 100).highest()).isEqualTo(1);
        assertThat(MatchRate.NONE.highest()).isEqualTo(1);
    }

    @Test
    void pausesANewRangeWhenNoneOf33Matched() {
        assertThat(trips(new MatchRate(32, 0), MatchRate.NONE)).isFalse();
        assertThat(trips(new MatchRate(33, 0), MatchRate.NONE)).isTrue();
    }

    @Test
    void pausesARangeThatUsedToMatchWellSooner() {
        MatchRate good = new MatchRate(10_000, 9_000);
        assertThat(trips(new MatchRate(20, 0), good)).isTrue();
        assertThat(trips(new MatchRate(19, 0), good)).isFalse();
    }

    @Test
    void comparesWithTheRangesOwnHistory() {
        MatchRate recent = new MatchRate(400, 100);
        assertThat(trips(recent, new MatchRate(10_000, 3_000))).isFalse();
        assertThat(trips(recent, new MatchRate(10_000, 8_000))).isTrue();
    }

    @Test
    void doesNotTakeCallsThatMatchNothingForUsual() {
        assertThat(trips(new MatchRate(200, 0), new MatchRate(1_000_000, 0))).isTrue();
    }

    @Property
    void neverConcludesFromAHandful(
            @ForAll @IntRange(max = 19) int answered,
            @ForAll @LongRange(max = 1_000_000) long before,
            @ForAll @DoubleRange(min = 0, max = 1) double share) {
        MatchRate history = new MatchRate(before, (long) (before * share));
        for (int matched = 0; matched <= answered; matched++) {
            assertThat(trips(new MatchRate(answered, matched), history)).isFalse();
        }
    }

    @Property
    void neverPausesARangeThatMatchesAtHalfOfTheUsualShareOrMore(
            @ForAll @IntRange(min = 20, max = 100_000) int answered,
            @ForAll @DoubleRange(min = 0, max = 1) double share) {
        MatchRate history = new MatchRate(1_000_000, Math.round(1_000_000 * share));
        long matched = (long) Math.ceil(answered * history.usual(0.5) / 2);
        assertThat(trips(new MatchRate(answered, Math.min(answered, matched)), history))
                .isFalse();
    }

    @Property
    void neverGoesOnWithARangeWhenOneMoreCallMatchesLess(
            @ForAll @IntRange(min = 20, max = 2_000) int answered,
            @ForAll @DoubleRange(min = 0, max = 1) double share,
            @ForAll @IntRange(max = 2_000) int matched) {
        MatchRate history = new MatchRate(100_000, Math.round(100_000 * share));
        MatchRate recent = new MatchRate(answered, Math.min(answered, matched));
        if (!trips(recent, history)) return;
        assertThat(trips(new MatchRate(answered + 1, recent.matched()), history))
                .isTrue();
        if (recent.matched() > 0)
            assertThat(trips(new MatchRate(answered, recent.matched() - 1), history))
                    .isTrue();
    }

    /// 10,000 ranges whose calls match as usual (half of them), each judged after every call from the 20th
    /// to the 300th.
    @Test
    void practicallyNeverPausesARangeThatMatchesAsUsual() {
        SplittableRandom random = new SplittableRandom(11);
        int paused = 0;
        for (int range = 0; range < 10_000; range++) {
            int matched = 0;
            boolean trips = false;
            for (int answered = 1; answered <= 300 && !trips; answered++) {
                if (random.nextBoolean()) matched++;
                trips = trips(new MatchRate(answered, matched), new MatchRate(1_000, 500));
            }
            if (trips) paused++;
        }
        assertThat(paused).isLessThanOrEqualTo(2);
    }

    @Test
    void looksAtTheHourAndThenAtTheDay() {
        MatchRate bad = new MatchRate(50, 0);
        MatchRate good = new MatchRate(500, 300);
        assertThat(RULES.judge(new RangeHistory("1201555", bad, good, good), NOW))
                .contains(new PausedRange("1201555", NOW, NOW.plus(Duration.ofHours(6)), bad, 310.0 / 520));
        assertThat(RULES.judge(new RangeHistory("1201555", new MatchRate(2, 0), bad, MatchRate.NONE), NOW))
                .contains(new PausedRange("1201555", NOW, NOW.plus(Duration.ofHours(6)), bad, 0.5));
        assertThat(RULES.judge(new RangeHistory("1201555", good, good, good), NOW))
                .isEmpty();
    }

    @Test
    void namesASettingThatBreaksItsRule() {
        assertThatThrownBy(() -> new WatchRules(9, 0.5, Duration.ofHours(1)))
                .hasMessageContaining("ringtrue.watchdog.least-answered: must be at least 10");
        assertThatThrownBy(() -> new WatchRules(20, 0, Duration.ofHours(1)))
                .hasMessageContaining("ringtrue.watchdog.expected-share");
        assertThatThrownBy(() -> new WatchRules(20, 0.5, Duration.ZERO))
                .hasMessageContaining("ringtrue.watchdog.pause");
    }
}
