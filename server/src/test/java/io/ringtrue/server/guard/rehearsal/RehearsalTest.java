package io.ringtrue.server.guard.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.numbers.CompiledNumbers;
import io.ringtrue.numbers.NumberIntelligence;
import io.ringtrue.server.guard.DestinationPolicy;
import io.ringtrue.server.guard.Limits;
import io.ringtrue.server.guard.Rate;
import io.ringtrue.server.guard.WatchRules;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/// What is expected was worked out by hand from the usual limits: 1 active, 5 in 10 min and 10 a day for a
/// number, 600 a minute for an account, 60 a minute for a callback host, 500 a day for a prefix; every call
/// costs 0.015.
class RehearsalTest {
    private static final NumberIntelligence NUMBERS = CompiledNumbers.load();
    private static final DestinationPolicy POLICY = DestinationPolicy.of(
            List.of("US", "CA"),
            List.of("premium", "shared-cost", "uan", "personal", "pager", "voicemail", "satellite", "global-service"),
            List.of());
    private static final Limits LIMITS = new Limits(
            1,
            Rate.of("5/10m"),
            Rate.of("10/24h"),
            Rate.of("5/24h"),
            Rate.of("600/1m"),
            Rate.of("60/1m"),
            Rate.of("500/24h"),
            Rate.of("100000/24h"),
            Duration.ofDays(365));
    private static final WatchRules WATCHING = new WatchRules(20, 0.5, Duration.ofHours(6));
    private static final WatchRules BLIND = new WatchRules(Integer.MAX_VALUE, 0.5, Duration.ofHours(6));
    private static final PumpingPatterns PATTERNS = new PumpingPatterns(new ReachableNumbers(NUMBERS, POLICY));

    private static Rehearsed play(Pattern pattern, WatchRules watch, OptionalLong cap) {
        Rules rules = new Rules(NUMBERS, POLICY, LIMITS, watch, _ -> OptionalLong.of(15_000), cap);
        return new Rehearsal(rules).play(pattern);
    }

    private static Rehearsed play(Pattern pattern, WatchRules watch) {
        return play(pattern, watch, OptionalLong.empty());
    }

    private static void assertFares(Rehearsed rehearsed, int admitted, Map<String, Integer> refused) {
        assertThat(rehearsed.refused()).containsExactlyInAnyOrderEntriesOf(refused);
        assertThat(rehearsed.admitted()).isEqualTo(admitted);
        assertThat(rehearsed.costMillionths()).isEqualTo(admitted * 15_000L);
        assertThat(rehearsed.pattern().attempts())
                .hasSize(admitted
                        + refused.values().stream().mapToInt(Integer::intValue).sum());
    }

    @Test
    void hasAtLeastSixPatterns() {
        assertThat(PATTERNS.all()).hasSizeGreaterThanOrEqualTo(6).allSatisfy(pattern -> {
            assertThat(pattern.attempts()).isNotEmpty();
            assertThat(pattern.attempts())
                    .isSortedAccordingTo((one, other) -> one.at().compareTo(other.at()));
        });
    }

    @Test
    void stopsCallsThroughOneRangeByTheCapOfItsPrefix() {
        assertFares(play(PATTERNS.oneRange(), BLIND), 500, Map.of("per-prefix", 8_140));
    }

    /// The 33rd call ends after 355 s; the watchdog looks at 365 s; 37 calls have been asked for by then.
    @Test
    void stopsCallsThroughOneRangeByTheWatchdogWithinMinutes() {
        Pattern whole = PATTERNS.oneRange();
        Pattern begin =
                new Pattern(whole.name(), whole.meaning(), whole.attempts().subList(0, 100));
        assertFares(play(begin, WATCHING), 37, Map.of("paused-range", 63));
        assertThat(play(whole, WATCHING).costMillionths()).isLessThanOrEqualTo(500 * 15_000L);
    }

    @Test
    void letsThroughWhatIsScatteredOverManyRanges() {
        assertFares(play(PATTERNS.manyRanges(), WATCHING), 14_400, Map.of());
    }

    @Test
    void callsOneNumberTenTimesADay() {
        assertFares(play(PATTERNS.hammered(), WATCHING), 10, Map.of("per-number", 10, "per-number-day", 1_420));
    }

    @Test
    void callsANumberThatObjectsOnce() {
        assertFares(play(PATTERNS.objecting(), WATCHING), 1, Map.of("do-not-call", 1_439));
    }

    @Test
    void stopsWhatTricklesFromManyAccounts() {
        assertFares(play(PATTERNS.lowAndSlow(), BLIND), 500, Map.of("per-prefix", 500));
        assertThat(play(PATTERNS.lowAndSlow(), WATCHING).refused()).containsKey("paused-range");
    }

    @Test
    void callsEachOfManyNumbersTenTimesADay() {
        assertFares(play(PATTERNS.shortAnswers(), WATCHING), 2_000, Map.of("per-number-day", 880));
    }

    @Test
    void makesNoCallForAProbeInWhateverSpelling() {
        assertThat(play(PATTERNS.probing(), WATCHING).admitted()).isZero();
    }

    @Test
    void stopsManyAccountsByTheirCommonCallbackHost() {
        assertFares(play(PATTERNS.oneHost(), WATCHING), 3_600, Map.of("per-callback-host", 2_400));
    }

    @Test
    void stopsABurst() {
        assertFares(play(PATTERNS.burst(), WATCHING), 60, Map.of("per-callback-host", 4_940));
    }

    @Test
    void stopsAtTheSpendCap() {
        assertFares(play(PATTERNS.oneRange(), BLIND, OptionalLong.of(1_500_000)), 100, Map.of("spend-cap", 8_540));
    }

    /// Nine of ten callees key their PIN.
    @Test
    void doesNotPauseARangeOfHonestCallees() {
        List<Attempt> honest = new ArrayList<>();
        for (Attempt attempt : PATTERNS.oneRange().attempts().subList(0, 400)) {
            Attempt.Callee callee = honest.size() % 10 == 9 ? Attempt.Callee.SILENT : Attempt.Callee.MATCHES;
            honest.add(new Attempt(attempt.at(), 1, attempt.number(), "", callee));
        }
        assertFares(play(new Pattern("honest", "", honest), WATCHING), 400, Map.of());
    }

    @Test
    void findsOutWhereCallsMayGo() {
        assertThat(new ReachableNumbers(NUMBERS, POLICY).dialCodes()).containsExactly("1");
        DestinationPolicy some =
                DestinationPolicy.of(List.of("GB", "NO", "KZ", "FI", "SO"), List.of("premium"), List.of());
        assertThat(new ReachableNumbers(NUMBERS, some).dialCodes()).contains("252", "358", "44", "47", "7");
        DestinationPolicy none = DestinationPolicy.of(List.of(), List.of("satellite", "global-service"), List.of());
        assertThat(new ReachableNumbers(NUMBERS, none).dialCodes()).isEmpty();
        assertThat(new PumpingPatterns(new ReachableNumbers(NUMBERS, none)).all())
                .isNotEmpty();
    }

    /// 100,000 calls a day to each code: 100,000 × (0.015 + 0.02). The first account is bound by its
    /// balance in a day (600 calls a minute would cost 12,960) and by its rate in an hour (36,000 calls),
    /// the second by its spend cap.
    @Test
    void boundsTheLoss() {
        Map<String, Long> dearest = Map.of("1", 15_000L, "44", 20_000L);
        List<LossBound.Payer> payers = List.of(
                new LossBound.Payer(15_000, OptionalLong.empty(), 1_000_000_000),
                new LossBound.Payer(15_000, OptionalLong.of(25_000_000), 1_000_000_000));
        LossBound day = LossBound.of(LIMITS, Duration.ofDays(1), dearest, payers);
        assertThat(day.byDialCodes()).isEqualTo(3_500_000_000L);
        assertThat(day.byAccounts()).isEqualTo(1_025_000_000L);
        assertThat(day.highest()).isEqualTo(1_025_000_000L);
        LossBound hour = LossBound.of(LIMITS, Duration.ofHours(1), dearest, payers);
        assertThat(hour.byDialCodes()).isEqualTo(3_500_000_000L);
        assertThat(hour.byAccounts()).isEqualTo(540_000_000L + 25_000_000L);
    }

    @Test
    void boundsTheLossByMoreThanAnyPatternCosts() {
        long day = LossBound.of(
                        LIMITS,
                        Duration.ofDays(1),
                        Map.of("1", 15_000L),
                        List.of(new LossBound.Payer(15_000, OptionalLong.empty(), Long.MAX_VALUE)))
                .byDialCodes();
        assertThat(PATTERNS.all())
                .allSatisfy(pattern ->
                        assertThat(play(pattern, BLIND).costMillionths()).isLessThanOrEqualTo(day));
    }

    @Test
    void doesNotOverflow() {
        LossBound bound = LossBound.of(
                LIMITS,
                Duration.ofDays(10_000),
                Map.of("1", Long.MAX_VALUE / 2, "44", Long.MAX_VALUE / 2),
                List.of(new LossBound.Payer(Long.MAX_VALUE, OptionalLong.empty(), Long.MAX_VALUE)));
        assertThat(bound.highest()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void countsTheMostThatARateLetsThrough() {
        assertThat(Rate.of("5/10m").most(Duration.ofHours(1))).isEqualTo(30);
        assertThat(Rate.of("5/10m").most(Duration.ofMinutes(11))).isEqualTo(10);
        assertThat(Rate.of("500/24h").most(Duration.ofHours(1))).isEqualTo(500);
    }
}
