package io.ringtrue.server.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.server.accounts.guesses.Attempt;
import io.ringtrue.server.accounts.guesses.CallerPlace;
import io.ringtrue.server.accounts.guesses.Guesses;
import io.ringtrue.server.accounts.guesses.Scope;
import io.ringtrue.server.accounts.guesses.SlowHashes;
import io.ringtrue.server.accounts.guesses.Verdict;
import io.ringtrue.server.api.fakes.MemoryGuessStore;
import io.ringtrue.server.api.fakes.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadFactory;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// Any sequence of tries, with a clock that moves, against a model that keeps a list of every counted try.
class GuessModelTest {
    private static final Instant START = Instant.parse("2026-06-06T08:02:17Z");
    private static final ThreadFactory THREADS = Thread.ofPlatform().daemon().factory();

    /// @param name 0 to 3; 3 exists nowhere
    /// @param address 0 to 5; two of them are a network
    record Step(long millis, int name, int address, boolean right) {}

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Long> pauses = Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(20, Arbitraries.longs().between(0, 3_000)),
                net.jqwik.api.Tuple.of(4, Arbitraries.longs().between(0, 1_000_000)),
                net.jqwik.api.Tuple.of(1, Arbitraries.just(Duration.ofHours(25).toMillis())));
        return Combinators.combine(
                        pauses,
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.integers().between(0, 5),
                        Arbitraries.integers().between(0, 4).map(one -> one == 0))
                .as(Step::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(300);
    }

    @Property(tries = 200)
    void testsWhatTheModelTests(@ForAll("steps") List<Step> steps) {
        SettableClock clock = new SettableClock(START);
        Model model = new Model();
        try (SlowHashes hashes = new SlowHashes(1, THREADS)) {
            Guesses guesses = new Guesses(new MemoryGuessStore(), hashes, GuessModelTest::spread, clock);
            for (Step step : steps) {
                clock.tick(Duration.ofMillis(step.millis()));
                boolean right = step.right() && step.name() != 3;
                Attempt attempt = new Attempt(
                        "key", "name" + step.name(), step.name() == 3 ? 0 : 1 + step.name(), "secret", place(step));
                assertThat(guesses.judge(attempt, () -> right)).isEqualTo(model.judge(step, right, clock.instant()));
            }
        }
    }

    private static CallerPlace place(Step step) {
        return CallerPlace.of("192.0." + step.address() / 2 + "." + step.address());
    }

    /// Far enough apart for every scope; equal for equal texts.
    private static long spread(String text) {
        return text.hashCode() * 0x9E3779B97F4A7C15L;
    }

    /// Says the same as the rules in words, without a row or a wait that is stored.
    private static final class Model {
        private record Counted(Instant at, boolean wrong) {}

        private final Map<String, List<Counted>> tries = new HashMap<>();
        private final Set<String> known = new HashSet<>();

        Verdict judge(Step step, boolean right, Instant now) {
            String pair = step.name() + " at " + step.address();
            Map<Scope, String> counters = Map.of(
                    Scope.NAME_AND_ADDRESS,
                    pair,
                    Scope.ADDRESS,
                    "address " + step.address(),
                    Scope.NETWORK,
                    "network " + step.address() / 2,
                    Scope.NAME,
                    "name " + step.name());
            Duration wait = Duration.ZERO;
            for (var counter : counters.entrySet()) {
                if (known.contains(pair) && counter.getKey() != Scope.NAME_AND_ADDRESS) continue;
                Duration left = left(counter.getKey(), tries.getOrDefault(counter.getValue(), List.of()), now);
                if (left.compareTo(wait) > 0) wait = left;
            }
            if (wait.isPositive()) return new Verdict.Wait(wait);
            counters.values()
                    .forEach(counter -> tries.computeIfAbsent(counter, _ -> new ArrayList<>())
                            .add(new Counted(now, !right)));
            if (right) known.add(pair);
            return right ? new Verdict.Right() : new Verdict.Wrong();
        }

        private static Duration left(Scope scope, List<Counted> tries, Instant now) {
            int wrong = 0;
            Instant last = Instant.MIN;
            for (Counted one : tries) {
                if (last.isAfter(Instant.MIN) && last.plus(Duration.ofHours(24)).isBefore(one.at())) wrong = 0;
                if (one.wrong()) wrong++;
                last = one.at();
            }
            if (wrong < scope.free()) return Duration.ZERO;
            double seconds = Math.min(
                    Math.pow(2, wrong - scope.free() + 1), scope.longest().toSeconds());
            Duration left = Duration.between(now, last.plusSeconds((long) seconds));
            return left.isNegative() ? Duration.ZERO : left;
        }
    }
}
