package io.ringtrue.server.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.server.accounts.AccountRequest;
import io.ringtrue.server.accounts.AccountSettings;
import io.ringtrue.server.accounts.Accounts;
import io.ringtrue.server.accounts.CountedSlowHash;
import io.ringtrue.server.accounts.Credential;
import io.ringtrue.server.accounts.InstallationKey;
import io.ringtrue.server.accounts.Secret;
import io.ringtrue.server.accounts.SecretHasher;
import io.ringtrue.server.accounts.guesses.Guesses;
import io.ringtrue.server.accounts.guesses.SlowHashes;
import io.ringtrue.server.api.fakes.SettableClock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// How long wrong tries take, by the kind of their name, in turns. The slow hash is a quick one here: it is
/// the same for all, and would only hide what differs beside it. `-Dringtrue.timing.tries=2000` for a figure
/// worth noting.
class GuessTimingTest extends StoreContract {
    private static final int TRIES = Integer.getInteger("ringtrue.timing.tries", 300);
    private static final int WARM_UP = 200;
    private static final Secret SHORT = new Secret("87548754");
    private static final List<String> NAMES = List.of("nobody", "noone2", "strong", "imported", "known");

    private final SettableClock clock = new SettableClock(Samples.NOW);
    private final SlowHashes slowHashes = new SlowHashes(1, Samples.PLATFORM_THREADS);
    private Accounts accounts;

    GuessTimingTest() {
        super(Engine.SQLITE);
    }

    @BeforeEach
    void create() {
        InstallationKey key = InstallationKey.loadOrCreate(folder.resolve("installation-key"));
        Guesses guesses = new Guesses(storage.guesses(), slowHashes, text -> key.placeOf("guess", text), clock);
        accounts = new Accounts(
                storage.accounts(), new SecretHasher(key, new CountedSlowHash()), guesses, slowHashes, clock);
        create("strong", Optional.empty());
        create("imported", Optional.of(SHORT));
        create("known", Optional.of(SHORT));
        accounts.authenticate(Credential.Kind.API_KEY, "known", SHORT, "198.51.100.7");
    }

    private void create(String name, Optional<Secret> secret) {
        accounts.create(new AccountRequest(
                name,
                "",
                AccountSettings.standard(true),
                0,
                Optional.of(name),
                secret,
                Optional.empty(),
                Optional.empty()));
    }

    @AfterEach
    void close() {
        slowHashes.close();
    }

    @Test
    void takesAsLongForEveryNameThatIsTested() {
        assertAlike("tested", Duration.ofHours(25), Duration.ofMillis(2));
    }

    @Test
    void takesAsLongForEveryNameThatHasToWait() {
        for (String name : NAMES) {
            for (int i = 0; i < 20; i++) wrong(name, "wrong " + i);
        }
        assertAlike("refused", Duration.ZERO, Duration.ofMillis(1));
    }

    /// @param between the clock is set on by so much before each try
    /// @param most by which medians may differ on a loaded machine
    private void assertAlike(String what, Duration between, Duration most) {
        long[][] nanos = new long[NAMES.size()][TRIES];
        for (int i = -WARM_UP; i < TRIES; i++) {
            for (int turn = 0; turn < NAMES.size(); turn++) {
                // The first of a round is another one each time.
                int name = Math.floorMod(i + turn, NAMES.size());
                clock.tick(between);
                long began = System.nanoTime();
                wrong(NAMES.get(name), "guess " + i);
                long took = System.nanoTime() - began;
                if (i >= 0) nanos[name][i] = took;
            }
        }
        long[] medians = Arrays.stream(nanos).mapToLong(GuessTimingTest::median).toArray();
        for (int i = 0; i < medians.length; i++) {
            System.out.printf("%s, %s: median %.1f µs, n = %d%n", what, NAMES.get(i), medians[i] / 1e3, TRIES);
        }
        long spread = Arrays.stream(medians).max().orElseThrow()
                - Arrays.stream(medians).min().orElseThrow();
        assertThat(Duration.ofNanos(spread)).isLessThan(most);
    }

    private void wrong(String name, String secret) {
        accounts.authenticate(Credential.Kind.API_KEY, name, new Secret(secret), "192.0.2." + NAMES.indexOf(name));
    }

    private static long median(long[] values) {
        long[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
