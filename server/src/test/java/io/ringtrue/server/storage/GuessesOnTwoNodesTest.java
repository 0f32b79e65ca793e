package io.ringtrue.server.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.server.accounts.AccountRequest;
import io.ringtrue.server.accounts.AccountSettings;
import io.ringtrue.server.accounts.Accounts;
import io.ringtrue.server.accounts.Authentication;
import io.ringtrue.server.accounts.CountedSlowHash;
import io.ringtrue.server.accounts.Credential;
import io.ringtrue.server.accounts.InstallationKey;
import io.ringtrue.server.accounts.Secret;
import io.ringtrue.server.accounts.SecretHasher;
import io.ringtrue.server.accounts.guesses.Guesses;
import io.ringtrue.server.accounts.guesses.SlowHashes;
import io.ringtrue.server.api.fakes.SettableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Two nodes on one PostgreSQL count tries together.
class GuessesOnTwoNodesTest extends StoreContract {
    private static final Secret SHORT = new Secret("87548754");
    private static final String HOME = "198.51.100.7";
    private static final String STRANGER = "192.0.2.1";

    private final SettableClock clock = new SettableClock(Samples.NOW);
    private final CountedSlowHash slow = new CountedSlowHash();
    private final SlowHashes slowHashes = new SlowHashes(2, Samples.PLATFORM_THREADS);
    private Storage second;
    private List<Accounts> nodes;

    GuessesOnTwoNodesTest() {
        super(Engine.POSTGRESQL);
    }

    @BeforeEach
    void start() {
        second = open("node-2");
        nodes = List.of(started(storage), started(second));
        nodes.getFirst().create(request());
        slow.threads();
    }

    private Accounts started(Storage node) {
        InstallationKey key = InstallationKey.loadOrCreate(folder.resolve("installation-key"));
        Guesses guesses = new Guesses(node.guesses(), slowHashes, text -> key.placeOf("guess", text), clock);
        return new Accounts(node.accounts(), new SecretHasher(key, slow), guesses, slowHashes, clock);
    }

    private static AccountRequest request() {
        return new AccountRequest(
                "imported",
                "",
                AccountSettings.standard(true),
                0,
                Optional.of("imported"),
                Optional.of(SHORT),
                Optional.empty(),
                Optional.empty());
    }

    @AfterEach
    void stop() {
        second.close();
        slowHashes.close();
    }

    private Authentication authenticate(int node, Secret secret, String from) {
        return nodes.get(node).authenticate(Credential.Kind.API_KEY, "imported", secret, from);
    }

    @Test
    void testsNoMoreTriesThanAreFreeOfThoseThatComeTogetherOnBoth() {
        List<Callable<Authentication>> guessing = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            int node = i % 2;
            Secret secret = new Secret("guess " + i);
            guessing.add(() -> authenticate(node, secret, STRANGER));
        }
        int denied = 0;
        for (int round = 0; round < 5; round++) {
            denied += Math.toIntExact(together(guessing).stream()
                    .filter(new Authentication.Denied()::equals)
                    .count());
        }
        assertThat(denied).isEqualTo(4);
        assertThat(slow.threads()).hasSize(4);
    }

    @Test
    void slowsAnAddressOnBoth() {
        for (int i = 0; i < 4; i++) {
            assertThat(authenticate(0, new Secret("guess " + i), STRANGER)).isEqualTo(new Authentication.Denied());
        }
        assertThat(authenticate(1, SHORT, STRANGER)).isEqualTo(new Authentication.Throttled(Duration.ofSeconds(2)));
        assertThat(authenticate(1, SHORT, HOME)).isInstanceOf(Authentication.Granted.class);
    }

    @Test
    void knowsOnBothWhereTheOwnerHasBeen() {
        assertThat(authenticate(0, SHORT, HOME)).isInstanceOf(Authentication.Granted.class);
        for (int i = 0; i < 40; i++) authenticate(1, new Secret("guess"), "192.0." + i + ".1");
        assertThat(authenticate(1, SHORT, "203.0.113.1")).isInstanceOf(Authentication.Throttled.class);
        assertThat(authenticate(1, SHORT, HOME)).isInstanceOf(Authentication.Granted.class);
    }
}
