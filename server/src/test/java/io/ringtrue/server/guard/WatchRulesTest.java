package io.ringtrue.server.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
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
        assertThat(RULES.judge(range(good, calls(1, bad, good)), NOW))
                .containsExactly(paused(OptionalLong.of(1), bad, 310.0 / 520));
        assertThat(RULES.judge(range(MatchRate.NONE, calls(1, new MatchRate(2, 0), bad)), NOW))
                .containsExactly(paused(OptionalLong.of(1), bad, 0.5));
        assertThat(RULES.judge(range(good, calls(1, good, good)), NOW)).isEmpty();
    }

    private static AccountCalls calls(long account, MatchRate lastHour, MatchRate lastDay) {
        return new AccountCalls(account, lastHour, lastDay, false);
    }

    private static AccountCalls calls(long account, MatchRate recent) {
        return calls(account, recent, recent);
    }

    private static RangeHistory range(MatchRate before, AccountCalls... accounts) {
        return new RangeHistory("1201555", List.of(accounts), before);
    }

    private static PausedRange paused(OptionalLong account, MatchRate evidence, double usual) {
        return new PausedRange("1201555", account, NOW, NOW.plus(Duration.ofHours(6)), evidence, usual);
    }

    @Test
    void pausesARangeForOneAccountOnlyWhenItsCallsAloneAreTheEvidence() {
        MatchRate bad = new MatchRate(1_000, 0);
        assertThat(RULES.judge(range(MatchRate.NONE, calls(1, bad)), NOW))
                .containsExactly(paused(OptionalLong.of(1), bad, 0.5));
        // The second account made 32 calls: one too few to conclude anything from them.
        assertThat(RULES.judge(range(MatchRate.NONE, calls(1, bad), calls(2, new MatchRate(32, 0))), NOW))
                .containsExactly(paused(OptionalLong.of(1), bad, 0.5));
    }

    @Test
    void pausesARangeForEverybodyWhenItHasCollapsedWhicheverAccountIsLeftOut() {
        MatchRate bad = new MatchRate(33, 0);
        assertThat(RULES.judge(range(MatchRate.NONE, calls(1, bad), calls(2, bad)), NOW))
                .containsExactly(paused(OptionalLong.empty(), new MatchRate(66, 0), 0.5));
        AccountCalls[] many = new AccountCalls[40];
        for (int i = 0; i < many.length; i++) many[i] = calls(1 + i, new MatchRate(1, 0));
        assertThat(RULES.judge(range(MatchRate.NONE, many), NOW))
                .containsExactly(paused(OptionalLong.empty(), new MatchRate(40, 0), 0.5));
    }

    @Test
    void countsTheCallsOfAPausedAccountForEverybodyAndPausesItNotTwice() {
        MatchRate bad = new MatchRate(33, 0);
        AccountCalls pausedAlready = new AccountCalls(1, bad, bad, true);
        assertThat(RULES.judge(range(MatchRate.NONE, pausedAlready), NOW)).isEmpty();
        assertThat(RULES.judge(range(MatchRate.NONE, pausedAlready, calls(2, bad)), NOW))
                .extracting(PausedRange::account)
                .containsExactly(OptionalLong.empty());
    }

    @Property
    void noCallsOfOneAccountPauseARangeForAnother(
            @ForAll @IntRange(max = 100_000) int answered,
            @ForAll @IntRange(max = 200) int othersAnswered,
            @ForAll @DoubleRange(min = 0.25, max = 1) double othersShare) {
        MatchRate others = new MatchRate(othersAnswered, (long) Math.ceil(othersAnswered * othersShare));
        assertThat(RULES.judge(range(MatchRate.NONE, calls(1, new MatchRate(answered, 0)), calls(2, others)), NOW))
                .allSatisfy(range -> assertThat(range.account()).hasValue(1));
    }

    @Test
    void pausesNobodyForCallsWhoseAccountIsUnknown() {
        assertThat(RULES.judge(range(MatchRate.NONE, calls(AccountCalls.UNKNOWN, new MatchRate(99, 0))), NOW))
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
