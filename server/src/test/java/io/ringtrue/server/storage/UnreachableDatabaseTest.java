package io.ringtrue.server.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.ringtrue.server.accounts.Account;
import io.ringtrue.server.accounts.InstallationKey;
import io.ringtrue.server.calls.CallOrder;
import io.ringtrue.server.ledger.Money;
import io.ringtrue.server.storage.engine.StorageSettings;
import io.ringtrue.server.storage.engine.StoreAway;
import io.ringtrue.server.verification.Admitted;
import io.ringtrue.server.verification.Verification;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;

/// A PostgreSQL that is away for a while, for a node that runs.
@Timeout(value = 4, unit = TimeUnit.MINUTES)
class UnreachableDatabaseTest {
    private static final int REQUESTS = 600;
    private static final Duration SOON = Duration.ofMinutes(1);
    private static final Duration LEASE = Duration.ofSeconds(12);

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit's
    Path folder;

    private Relay relay;
    private Storage storage;

    @BeforeEach
    void open() throws IOException {
        String url = Engine.POSTGRESQL.newDatabase(folder);
        Matcher port = Pattern.compile("127\\.0\\.0\\.1:(\\d+)").matcher(url);
        assertThat(port.find()).isTrue();
        relay = Relay.to(Integer.parseInt(port.group(1)));
        storage = Storage.open(
                new StorageSettings(port.replaceFirst("127.0.0.1:" + relay.port()), "", "", folder.resolve("node"), 3),
                InstallationKey.loadOrCreate(folder.resolve("key")),
                Samples.PLATFORM_THREADS);
    }

    @AfterEach
    void close() throws IOException {
        storage.close();
        relay.close();
    }

    private Account account() {
        Account account = storage.accounts().create(Samples.newAccount("apikey-" + Samples.unique()));
        storage.ledger().credit(account.id(), Money.of("10"), "first", Samples.NOW);
        return account;
    }

    private Admitted admit(Account account) {
        return storage.verifications().admit(Samples.admission(Samples.verification(account)));
    }

    @Test
    void refusesAtOnceWhileItIsAwayAndGoesOnByItself() {
        Account account = account();
        admit(account);
        relay.cut();
        assertThatThrownBy(() -> admit(account)).isInstanceOf(DataAccessException.class);
        List<Callable<RuntimeException>> asking = new ArrayList<>();
        for (int i = 0; i < REQUESTS; i++) asking.add(() -> refusal(account));
        List<RuntimeException> refused = StoreContract.together(asking);
        assertThat(refused).hasSize(REQUESTS).allMatch(DataAccessException.class::isInstance);
        // Those of a statement under way try, for 3 s: one, then 128 at most. Nobody behind them waits.
        assertThat(refused).filteredOn(StoreAway.class::isInstance).hasSizeGreaterThan(REQUESTS / 2);
        assertThatThrownBy(storage::probe).isInstanceOf(DataAccessException.class);
        relay.mend();
        await().atMost(SOON).ignoreExceptions().untilAsserted(storage::probe);
        // Noticed within a second.
        await().atMost(SOON).ignoreException(StoreAway.class).until(() -> admit(account) instanceof Admitted.Stored);
        await().atMost(SOON)
                .ignoreException(StoreAway.class)
                .until(() -> storage.verifications().load().queued() == 2);
    }

    private RuntimeException refusal(Account account) {
        try {
            return new IllegalStateException("accepted: " + admit(account));
        } catch (RuntimeException e) {
            return e;
        }
    }

    @Test
    void storesAnOutcomeThatFellDueMeanwhileThoughTheLeaseHasRunOut() {
        Verification verification = ((Admitted.Stored) admit(account())).verification();
        CallOrder order = storage.callQueue()
                .claim(storage.node(), storage.callQueue().now(), Duration.ofMillis(1), 1)
                .getFirst();
        relay.cut();
        assertThatThrownBy(() -> storage.verifications().finish(Samples.verified(order.id(), order.generation())))
                .isInstanceOf(DataAccessException.class);
        relay.mend();
        await().atMost(SOON).ignoreExceptions().untilAsserted(storage::probe);
        // Each pool notices within a second of its last try.
        await().atMost(SOON)
                .ignoreException(StoreAway.class)
                .until(() -> storage.callQueue().now() != null);
        assertThat(storage.callQueue()
                        .renew(
                                storage.node(),
                                List.of(order),
                                storage.callQueue().now().plus(LEASE)))
                .isEmpty();
        assertThat(storage.verifications().finish(Samples.verified(order.id(), order.generation())))
                .isTrue();
        assertThat(storage.verifications()
                        .verification(verification.id())
                        .orElseThrow()
                        .standing()
                        .matched())
                .contains(true);
    }
}
