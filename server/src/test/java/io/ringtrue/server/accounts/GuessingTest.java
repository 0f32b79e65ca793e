package io.ringtrue.server.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.server.accounts.guesses.CallerPlace;
import io.ringtrue.server.accounts.guesses.GuessStore;
import io.ringtrue.server.accounts.guesses.Guesses;
import io.ringtrue.server.accounts.guesses.SlowHashes;
import io.ringtrue.server.accounts.guesses.Verdict;
import io.ringtrue.server.api.fakes.MemoryAccountStore;
import io.ringtrue.server.api.fakes.MemoryGuessStore;
import io.ringtrue.server.api.fakes.SettableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What strangers who guess secrets reach, and what they do to others.
@Timeout(60)
class GuessingTest {
    private static final String HOME = "198.51.100.7";
    private static final Secret SHORT = new Secret("87548754");
    private static final Secret WRONG = new Secret("guessed");

    @TempDir
    private Path folder;

    private final SettableClock clock = new SettableClock(Instant.parse("2026-06-06T08:02:17Z"));
    private final MemoryAccountStore store = new MemoryAccountStore();
    private final GuessStore tries = new MemoryGuessStore();
    private final CountedSlowHash slow = new CountedSlowHash();
    private final SlowHashes slowHashes =
            new SlowHashes(1, Thread.ofPlatform().daemon().name("slow-hash-", 1).factory());
    private InstallationKey key;
    private Accounts accounts;
    private CreatedAccount strong;

    @BeforeEach
    void create() {
        key = InstallationKey.loadOrCreate(folder.resolve("key"));
        accounts = started();
        strong = accounts.create(request("strong", Optional.empty()));
        accounts.create(request("imported", Optional.of(SHORT)));
        slow.threads();
    }

    @AfterEach
    void close() {
        slowHashes.close();
    }

    /// As after a restart: nothing is remembered but what is stored.
    private Accounts started() {
        return new Accounts(store, new SecretHasher(key, slow), guesses(), slowHashes, clock);
    }

    private Guesses guesses() {
        return new Guesses(tries, slowHashes, text -> key.placeOf("guess", text), clock);
    }

    private static AccountRequest request(String name, Optional<Secret> secret) {
        return new AccountRequest(
                name,
                "",
                AccountSettings.standard(true),
                0,
                Optional.of(name),
                secret,
                Optional.empty(),
                Optional.empty());
    }

    private Authentication authenticate(String name, Secret secret, String from) {
        return accounts.authenticate(Credential.Kind.API_KEY, name, secret, from);
    }

    private boolean isGranted(String name, Secret secret, String from) {
        return authenticate(name, secret, from) instanceof Authentication.Granted;
    }

    /// Wrong secrets, each another one, until one is not tested.
    private int triesUntilThrottled(String name, String from) {
        for (int tested = 0; ; tested++) {
            switch (authenticate(name, new Secret("wrong " + tested), from)) {
                case Authentication.Denied() -> assertThat(tested).isLessThan(1_000);
                case Authentication.Throttled(var wait) -> {
                    assertThat(wait).isPositive();
                    return tested;
                }
                default -> throw new AssertionError("a wrong secret was accepted");
            }
        }
    }

    @Test
    void computesNoSlowHashOnAVirtualThread() throws InterruptedException {
        Thread.ofVirtual()
                .start(() -> {
                    authenticate("imported", SHORT, HOME);
                    authenticate("imported", WRONG, HOME);
                    authenticate("strong", WRONG, HOME);
                    authenticate("nobody", WRONG, HOME);
                    accounts.create(request("another", Optional.of(SHORT)));
                    accounts.addCredential(1, Credential.Kind.API_USER, Optional.of("user"), "", Optional.of(SHORT));
                })
                .join();
        assertThat(slow.threads())
                .hasSize(6)
                .allMatch(thread -> thread.getName().equals("slow-hash-1") && !thread.isVirtual());
    }

    @Test
    void letsGoodCredentialsPassWhileStrangersKeepTheSlowHashesBusy() throws InterruptedException {
        assertThat(isGranted("imported", SHORT, HOME)).isTrue();
        slow.threads();
        CountDownLatch end = slow.hold();
        List<Authentication> answers = Collections.synchronizedList(new ArrayList<>());
        List<Thread> strangers = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            String from = "192.0." + i + ".1";
            Secret secret = new Secret("guess " + i);
            strangers.add(Thread.ofVirtual().start(() -> answers.add(authenticate("imported", secret, from))));
        }
        while (answers.size() < 84) Thread.onSpinWait();
        assertThat(List.copyOf(answers)).hasSize(84).containsOnly(new Authentication.Throttled(Duration.ofSeconds(1)));
        for (int i = 0; i < 1_000; i++) {
            assertThat(isGranted("strong", strong.apisecret(), HOME)).isTrue();
            assertThat(isGranted("imported", SHORT, HOME)).isTrue();
        }
        assertThat(slow.count()).isLessThanOrEqualTo(1);
        end.countDown();
        for (Thread stranger : strangers) stranger.join();
        assertThat(answers).filteredOn(new Authentication.Denied()::equals).hasSize(16);
    }

    @Test
    void letsOneAddressTakeNoMoreThanTwoPlaces() throws InterruptedException {
        CountDownLatch end = slow.hold();
        List<Authentication> answers = Collections.synchronizedList(new ArrayList<>());
        List<Thread> stranger = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            String name = "name" + i;
            stranger.add(Thread.ofVirtual().start(() -> answers.add(authenticate(name, WRONG, "192.0.2.1"))));
        }
        while (answers.size() < 48) Thread.onSpinWait();
        end.countDown();
        for (Thread each : stranger) each.join();
        assertThat(answers).filteredOn(new Authentication.Denied()::equals).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody", "strong", "imported", "revoked"})
    void testsTheSameNumberOfWrongSecretsByTheSameWorkForEveryName(String name) {
        CreatedAccount other = accounts.create(request("revoked", Optional.of(SHORT)));
        store.revoke(
                other.account().id(),
                store.credentials(other.account().id()).getFirst().id());
        slow.threads();
        assertThat(triesUntilThrottled(name, "192.0.2.1")).isEqualTo(4);
        assertThat(slow.threads()).hasSize(4);
    }

    @Test
    void testsNoMoreTriesThatComeTogether() throws InterruptedException {
        for (int round = 0; round < 20; round++) {
            List<Thread> guessing = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                Secret secret = new Secret("guess " + round + " " + i);
                guessing.add(Thread.ofVirtual().start(() -> authenticate("imported", secret, "192.0.2.1")));
            }
            for (Thread each : guessing) each.join();
        }
        assertThat(slow.threads()).hasSize(4);
    }

    @Test
    void countsOneSecretThatComesManyTimesTogetherOnce() throws InterruptedException {
        CountDownLatch end = slow.hold();
        List<Authentication> answers = Collections.synchronizedList(new ArrayList<>());
        List<Thread> client = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            client.add(Thread.ofVirtual().start(() -> answers.add(authenticate("imported", SHORT, HOME))));
        }
        while (slow.count() == 0) Thread.onSpinWait();
        end.countDown();
        for (Thread each : client) each.join();
        assertThat(answers).hasSize(100).allMatch(answer -> answer instanceof Authentication.Granted);
        assertThat(slow.threads()).hasSize(1);
    }

    @Test
    void neverMakesTheOwnerOfASecretOfOursWait() {
        triesUntilThrottled("strong", HOME);
        for (int i = 0; i < 40; i++) authenticate("strong", WRONG, "192.0." + i + ".1");
        assertThat(authenticate("strong", WRONG, "203.0.113.1")).isInstanceOf(Authentication.Throttled.class);
        assertThat(isGranted("strong", strong.apisecret(), HOME)).isTrue();
        assertThat(isGranted("strong", strong.apisecret(), "203.0.113.1")).isTrue();
    }

    @Test
    void keepsNoOwnerOutOfAnAddressThatTheImportedSecretCameFrom() {
        assertThat(isGranted("imported", SHORT, HOME)).isTrue();
        for (int i = 0; i < 40; i++) authenticate("imported", WRONG, "192.0." + i + ".1");
        for (int i = 0; i < 40; i++) authenticate("name" + i, WRONG, HOME);
        assertThat(isGranted("imported", SHORT, HOME)).isTrue();
        accounts = started();
        assertThat(isGranted("imported", SHORT, HOME)).as("after a restart").isTrue();
        assertThat(authenticate("imported", SHORT, "203.0.113.1"))
                .as("at a new address")
                .isInstanceOf(Authentication.Throttled.class);
        clock.tick(Duration.ofMinutes(1));
        assertThat(isGranted("imported", SHORT, "203.0.113.1")).isTrue();
    }

    @Test
    void letsTheRightImportedSecretPassNoMoreOftenThanWrongOnesAreTested() {
        assertThat(isGranted("imported", SHORT, HOME)).isTrue();
        assertThat(triesUntilThrottled("imported", HOME)).isEqualTo(4);
        slow.threads();
        assertThat(authenticate("imported", SHORT, HOME)).isInstanceOf(Authentication.Throttled.class);
        clock.tick(Duration.ofSeconds(2));
        assertThat(isGranted("imported", SHORT, HOME)).isTrue();
        assertThat(slow.threads()).as("it had matched before").isEmpty();
    }

    @Test
    void findsNoCounterThatInventedNamesHaveEmptied() {
        triesUntilThrottled("imported", "192.0.2.1");
        for (int i = 0; i < 50_000; i++) authenticate("invented" + i, WRONG, "192.0.2." + (2 + i % 200));
        assertThat(authenticate("imported", WRONG, "192.0.2.1")).isInstanceOf(Authentication.Throttled.class);
        assertThat(slow.threads().size()).isLessThanOrEqualTo(104);
    }

    @Test
    void countsRightSecretsForNothing() {
        for (int i = 0; i < 50; i++) {
            accounts = started();
            assertThat(isGranted("imported", SHORT, HOME)).isTrue();
        }
        assertThat(triesUntilThrottled("imported", HOME)).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void countsWrongAdminTokensBeforeTheyAreTested(boolean configured) {
        SecretHasher hasher = new SecretHasher(key, slow);
        Secret right = new Secret("the-admin-token-of-this-test");
        store.putAdminToken(hasher.ofToken(right));
        AdminToken token = new AdminToken(store, hasher, guesses(), configured);
        for (int i = 0; i < 4; i++) {
            assertThat(token.check(new Secret("wrong " + i), HOME)).isEqualTo(new Verdict.Wrong());
        }
        Verdict wait = new Verdict.Wait(Duration.ofSeconds(2));
        assertThat(token.check(WRONG, HOME)).isEqualTo(wait);
        assertThat(token.check(right, HOME)).isEqualTo(configured ? wait : new Verdict.Right());
        assertThat(token.check(right, "203.0.113.1")).isEqualTo(new Verdict.Right());
        assertThat(slow.threads()).isEmpty();
    }

    @Test
    void comparesInMemoryOnlyWhatMayBeTested() {
        Guesses guesses = guesses();
        CallerPlace home = CallerPlace.of(HOME);
        assertThat(guesses.isKnownGood(1, home, () -> true))
                .as("nobody came from there")
                .isFalse();
    }
}
