package io.ringtrue.server.storage;

import static io.ringtrue.server.storage.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.server.accounts.guesses.Counter;
import io.ringtrue.server.accounts.guesses.Guess;
import io.ringtrue.server.accounts.guesses.GuessStore;
import io.ringtrue.server.accounts.guesses.GuessStore.Standing;
import io.ringtrue.server.accounts.guesses.Scope;
import io.ringtrue.server.api.fakes.MemoryGuessStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

abstract class GuessStoreContract extends StoreContract {
    private static final Optional<Duration> COUNTED = Optional.empty();
    private static final long NOBODY = 0;

    GuessStoreContract(Engine engine) {
        super(engine);
    }

    private GuessStore guesses() {
        return storage.guesses();
    }

    /// @param address from 0 to 255; sixteen of them are a network
    static Guess guess(long credential, int name, int address) {
        List<Counter> counters = Arrays.stream(Scope.values())
                .map(scope -> scope.counter(spread(
                        switch (scope) {
                            case NAME_AND_ADDRESS -> name * 256 + address;
                            case ADDRESS -> address;
                            case NETWORK -> address / 16;
                            case NAME -> name;
                        })))
                .toList();
        return new Guess(counters, credential, address);
    }

    /// Neighbours get counters of their own in every scope.
    private static long spread(int place) {
        return (long) place << 48;
    }

    @Test
    void countsTheFreeTriesAndThenMakesWait() {
        for (int i = 0; i < 4; i++) {
            assertThat(guesses().standing(guess(1, 1, 1), NOW).waiting()).isEmpty();
            assertThat(guesses().count(guess(1, 1, 1), false, NOW)).isEqualTo(COUNTED);
        }
        Optional<Duration> wait = Optional.of(Duration.ofSeconds(2));
        assertThat(guesses().count(guess(1, 1, 1), false, NOW)).isEqualTo(wait);
        assertThat(guesses().standing(guess(1, 1, 1), NOW)).isEqualTo(new Standing(false, wait));
        assertThat(guesses().standing(guess(1, 1, 2), NOW).waiting()).isEmpty();
        assertThat(guesses().standing(guess(1, 2, 1), NOW).waiting()).isEmpty();
        assertThat(guesses().standing(guess(1, 1, 1), NOW.plusSeconds(2)).waiting())
                .isEmpty();
        assertThat(guesses().count(guess(1, 1, 1), false, NOW.plusSeconds(2))).isEqualTo(COUNTED);
        assertThat(guesses().count(guess(1, 1, 1), false, NOW.plusSeconds(2))).contains(Duration.ofSeconds(4));
    }

    @Test
    void countsNoMoreOfTriesThatComeTogetherThanAreFree() {
        List<Callable<Optional<Duration>>> guessing = new ArrayList<>();
        for (int i = 0; i < 200; i++) guessing.add(() -> guesses().count(guess(1, 1, 1), false, NOW));
        assertThat(together(guessing)).filteredOn(COUNTED::equals).hasSize(4);
    }

    @Test
    void countsNamesAtOneAddressAndOneNameAtManyAddresses() {
        for (int name = 0; name < 20; name++) guesses().count(guess(NOBODY, name, 1), false, NOW);
        assertThat(guesses().count(guess(NOBODY, 99, 1), false, NOW)).contains(Duration.ofSeconds(2));
        for (int address = 16; address < 36; address++) guesses().count(guess(1, 50, address), false, NOW);
        assertThat(guesses().count(guess(1, 50, 200), false, NOW)).contains(Duration.ofSeconds(2));
        assertThat(guesses().count(guess(1, 51, 200), false, NOW)).isEqualTo(COUNTED);
    }

    @Test
    void countsAnAddressForItsNetwork() {
        for (int i = 0; i < 100; i++) guesses().count(guess(NOBODY, 100 + i, 32 + i % 15), false, NOW);
        assertThat(guesses().count(guess(NOBODY, 1, 47), false, NOW)).contains(Duration.ofSeconds(2));
        assertThat(guesses().count(guess(NOBODY, 1, 48), false, NOW)).isEqualTo(COUNTED);
    }

    @Test
    void countsInNoneWhileOneHasToWait() {
        for (int i = 0; i < 50; i++) guesses().count(guess(1, 1, 1), false, NOW);
        for (int i = 0; i < 16; i++) {
            assertThat(guesses().count(guess(NOBODY, 2 + i, 1), false, NOW)).isEqualTo(COUNTED);
        }
        assertThat(guesses().count(guess(NOBODY, 90, 1), false, NOW)).contains(Duration.ofSeconds(2));
    }

    @Test
    void takesBackWhatWasRightAndRemembersTheAddress() {
        for (int i = 0; i < 50; i++) {
            assertThat(guesses().count(guess(7, 1, 1), false, NOW)).isEqualTo(COUNTED);
            guesses().right(guess(7, 1, 1), NOW);
        }
        assertThat(guesses().standing(guess(7, 1, 1), NOW)).isEqualTo(new Standing(true, Optional.empty()));
        assertThat(guesses().standing(guess(8, 1, 1), NOW).known()).isFalse();
        assertThat(guesses().standing(guess(7, 1, 2), NOW).known()).isFalse();
    }

    @Test
    void makesTheOwnerAtAKnownAddressWaitForNobodyElse() {
        guesses().right(guess(7, 1, 1), NOW);
        for (int name = 2; name < 40; name++) guesses().count(guess(NOBODY, name, 1), false, NOW);
        for (int address = 16; address < 60; address++) guesses().count(guess(7, 1, address), false, NOW);
        assertThat(guesses().standing(guess(7, 1, 1), NOW)).isEqualTo(new Standing(true, Optional.empty()));
        assertThat(guesses().count(guess(7, 1, 1), true, NOW)).isEqualTo(COUNTED);
        assertThat(guesses().count(guess(7, 1, 2), false, NOW)).contains(Duration.ofSeconds(4));
    }

    @Test
    void remembersAfterARestart() {
        guesses().right(guess(7, 1, 1), NOW);
        for (int i = 0; i < 5; i++) guesses().count(guess(NOBODY, 2, 2), false, NOW);
        storage.close();
        storage = open("node-1");
        assertThat(guesses().standing(guess(7, 1, 1), NOW).known()).isTrue();
        assertThat(guesses().standing(guess(NOBODY, 2, 2), NOW).waiting()).contains(Duration.ofSeconds(2));
    }

    @Test
    void deletesWhatIsForgotten() {
        for (int name = 0; name < 10; name++) guesses().count(guess(NOBODY, name, name), false, NOW);
        assertThat(rows("auth_failure")).isGreaterThan(20);
        guesses().count(guess(NOBODY, 99, 99), false, NOW.plus(Duration.ofHours(25)));
        assertThat(rows("auth_failure")).isEqualTo(4);
    }

    @Test
    void remembersTheLatestAddressesOfACredential() {
        for (int address = 0; address < 300; address++) {
            guesses().right(new Guess(guess(7, 1, 1).counters(), 7, address), NOW.plusSeconds(address));
        }
        assertThat(rows("auth_place")).isEqualTo(256);
        assertThat(guesses().standing(guess(7, 1, 44), NOW).known()).isTrue();
        assertThat(guesses().standing(guess(7, 1, 43), NOW).known()).isFalse();
    }

    private int rows(String table) {
        return tables().sql("SELECT COUNT(*) FROM " + table)
                .query(Integer.class)
                .single();
    }

    /// Any order of tries, right and wrong, with a clock that moves both ways.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void answersAsAStoreInMemoryDoes(long seed) {
        Random random = new Random(seed);
        GuessStore model = new MemoryGuessStore();
        Instant now = NOW;
        for (int i = 0; i < 400; i++) {
            now = now.plus(moved(random));
            Guess guess = guess(1 + random.nextInt(3), random.nextInt(3), random.nextInt(40));
            Standing expected = model.standing(guess, now);
            assertThat(guesses().standing(guess, now).known()).isEqualTo(expected.known());
            Optional<Duration> counted = model.count(guess, expected.known(), now);
            assertThat(guesses().count(guess, expected.known(), now))
                    .as("seed %d, try %d", seed, i)
                    .isEqualTo(counted);
            if (counted.isEmpty() && random.nextInt(4) == 0) {
                model.right(guess, now);
                guesses().right(guess, now);
            }
        }
    }

    private static Duration moved(Random random) {
        return switch (random.nextInt(40)) {
            case 0 -> Duration.ofHours(25);
            case 1 -> Duration.ofMinutes(-3);
            case 2, 3 -> Duration.ofMinutes(random.nextInt(20));
            default -> Duration.ofMillis(random.nextInt(3_000));
        };
    }
}
