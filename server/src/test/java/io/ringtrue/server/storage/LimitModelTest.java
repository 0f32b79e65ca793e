package io.ringtrue.server.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.server.accounts.Account;
import io.ringtrue.server.accounts.InstallationKey;
import io.ringtrue.server.guard.Limit;
import io.ringtrue.server.guard.Limit.Counter;
import io.ringtrue.server.ledger.Money;
import io.ringtrue.server.storage.engine.StorageSettings;
import io.ringtrue.server.verification.Admission;
import io.ringtrue.server.verification.Admitted;
import io.ringtrue.server.verification.Verification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/// Limits against the plainest way to count: all that was admitted, and how much of it is younger than the window. The
/// clock moves as clocks do, and as they should not.
class LimitModelTest {
    private static final Map<Engine, Storage> STORES = new EnumMap<>(Engine.class);

    /// A window is divided into so many slots.
    private static final int SLOTS = 60;

    /// How far a clock goes astray here.
    private static final Duration FARTHEST = Duration.ofHours(73);

    /// Then so many ask in a row, a millisecond apart or at once.
    private record Step(long moveMillis, int asking, boolean atOnce) {}

    @BeforeContainer
    static void open() throws IOException {
        Path folder = Files.createTempDirectory("limit-model");
        InstallationKey key = InstallationKey.loadOrCreate(folder.resolve("installation-key"));
        for (Engine engine : Engine.values()) {
            Path own = Files.createDirectory(folder.resolve(engine.name()));
            STORES.put(
                    engine,
                    Storage.open(
                            new StorageSettings(engine.newDatabase(own), "", "", own.resolve("node"), 3),
                            key,
                            Samples.PLATFORM_THREADS));
        }
    }

    @AfterContainer
    static void close() {
        STORES.values().forEach(Storage::close);
        STORES.clear();
    }

    @Provide
    Arbitrary<Limit> limits() {
        return Combinators.combine(
                        Arbitraries.of(Counter.PER_ACCOUNT, Counter.PER_NUMBER, Counter.PER_CALLBACK_HOST),
                        Arbitraries.of(1, 2, 5, 60, 61, 75),
                        Arbitraries.of(Duration.ofSeconds(6), Duration.ofMinutes(1), Duration.ofHours(24)))
                .as((counter, most, window) -> new Limit(counter, "set by the test", most, window));
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        long second = 1_000;
        long hour = 3_600 * second;
        Arbitrary<Long> within = Arbitraries.longs().between(0, 2 * second);
        Arbitrary<Long> beyond = Arbitraries.of(
                6 * second,
                60 * second,
                hour,
                -hour,
                -second,
                24 * hour,
                72 * hour,
                -72 * hour,
                23 * hour + 50 * 60 * second);
        return Combinators.combine(
                        Arbitraries.frequencyOf(Tuple.of(3, within), Tuple.of(1, beyond)),
                        Arbitraries.integers().between(1, 45),
                        Arbitraries.of(true, false))
                .as(Step::new)
                .list()
                .ofMinSize(3)
                .ofMaxSize(9);
    }

    @Property(tries = 30)
    void admitsAtMostSoManyInAnyWindowAndIsStricterByAtMostOneSlot(
            @ForAll Engine engine, @ForAll("limits") Limit limit, @ForAll("steps") List<Step> steps) {
        Counted counted = new Counted(STORES.get(engine), limit);
        Instant now = Samples.NOW;
        for (Step step : steps) {
            Instant moved = now.plusMillis(step.moveMillis);
            if (Duration.between(Samples.NOW, moved).abs().compareTo(FARTHEST) <= 0) now = moved;
            for (int i = 0; i < step.asking; i++) {
                counted.ask(now);
                if (!step.atOnce) now = now.plusMillis(1);
            }
        }
        counted.hasRoomWhenTheLastHasLeft();
    }

    /// A key of its own, and what was admitted under it.
    private static final class Counted {
        private final Storage store;
        private final Account account;
        private final Limit limit;
        private final long unique = Samples.unique();
        private final List<Instant> admitted = new ArrayList<>();

        Counted(Storage store, Limit shape) {
            this.store = store;
            this.account = store.accounts().create(Samples.newAccount("apikey-model-" + unique, Money.of("1000")));
            String key = switch (shape.counter()) {
                case PER_ACCOUNT -> Long.toString(account.id());
                case PER_NUMBER -> number();
                default -> host();
            };
            this.limit = new Limit(shape.counter(), key, shape.most(), shape.window());
        }

        private String number() {
            return "+1201556" + (1_000 + account.id() % 9_000);
        }

        private String host() {
            return "host-" + unique + ".example";
        }

        private Admitted admit(Instant now) {
            Verification verification = Samples.verification(account, number(), now, Samples.PRICE);
            Admission sample = Samples.admission(verification, limit);
            return store.verifications()
                    .admit(new Admission(
                            verification,
                            sample.content(),
                            sample.pinLife(),
                            host(),
                            sample.limits(),
                            OptionalLong.empty(),
                            Optional.empty(),
                            Optional.empty()));
        }

        void ask(Instant now) {
            Optional<Duration> real = wait(now, Duration.ZERO);
            switch (admit(now)) {
                case Admitted.Stored _ -> {
                    assertThat(real)
                            .as("admitted at %s after %s", now, admitted)
                            .isEmpty();
                    admitted.add(now);
                }
                case Admitted.OverLimit over -> {
                    Duration least = real.orElse(Duration.ZERO);
                    assertThat(wait(now, slot()))
                            .as("refused at %s after %s", now, admitted)
                            .isPresent();
                    assertThat(over.retryAfter())
                            .as("refused at %s after %s", now, admitted)
                            .isBetween(least, least.plus(slot()));
                }
                case Admitted other -> throw new AssertionError(other);
            }
        }

        /// Exact where the limit is small.
        private Duration slot() {
            return limit.most() <= SLOTS ? Duration.ZERO : limit.window().dividedBy(SLOTS);
        }

        /// The old way to count: when the oldest of the newest `most` leaves the window.
        private Optional<Duration> wait(Instant now, Duration longer) {
            Instant begin = now.minus(limit.window()).minus(longer);
            return admitted.stream()
                    .filter(begin::isBefore)
                    .sorted(Comparator.reverseOrder())
                    .skip(limit.most() - 1)
                    .findFirst()
                    .map(oldest -> Duration.between(begin, oldest));
        }

        /// Whatever the clock did, nobody is locked out for longer than a window and a slot after the last admission.
        void hasRoomWhenTheLastHasLeft() {
            Instant last = admitted.stream().max(Comparator.naturalOrder()).orElseThrow();
            assertThat(admit(last.plus(limit.window()).plus(slot()))).isInstanceOf(Admitted.Stored.class);
        }
    }
}
