package io.ringtrue.server.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ringtrue.server.accounts.Account;
import io.ringtrue.server.accounts.InstallationKey;
import io.ringtrue.server.calls.CallDesk;
import io.ringtrue.server.calls.CallDeskSettings;
import io.ringtrue.server.calls.CallOrder;
import io.ringtrue.server.calls.CallOutcome;
import io.ringtrue.server.calls.CallProgress;
import io.ringtrue.server.calls.CallQueue;
import io.ringtrue.server.calls.CallScript;
import io.ringtrue.server.ledger.Money;
import io.ringtrue.server.loop.Bell;
import io.ringtrue.server.loop.Bell.Work;
import io.ringtrue.server.speech.Prompt;
import io.ringtrue.server.storage.engine.StorageSettings;
import io.ringtrue.server.verification.Admitted;
import io.ringtrue.server.verification.Verification;
import io.ringtrue.telephony.call.Call;
import io.ringtrue.telephony.call.CallEnded;
import io.ringtrue.telephony.call.CallFacts;
import io.ringtrue.telephony.call.CallTrace;
import io.ringtrue.telephony.call.DialOrder;
import io.ringtrue.telephony.call.Dialer;
import io.ringtrue.telephony.call.trunk.Trunk;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// Two nodes on one PostgreSQL: the first admits and cannot dial, the second dials.
class BellTest {
    private static final int CALLS = 24;
    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit's
    Path folder;

    private String url;
    private Storage full;
    private Storage free;
    private Account account;

    @BeforeEach
    void openNodes() {
        url = Engine.POSTGRESQL.newDatabase(folder);
        full = open("full");
        free = open("free");
        account = full.accounts().create(Samples.newAccount("apikey-" + Samples.unique()));
        full.ledger().credit(account.id(), Money.of("100"), "first", Samples.NOW);
    }

    private Storage open(String node) {
        return Storage.open(
                new StorageSettings(url, "", "", folder.resolve(node), 3),
                InstallationKey.loadOrCreate(folder.resolve("key")),
                Samples.PLATFORM_THREADS);
    }

    @AfterEach
    void close() {
        full.close();
        free.close();
    }

    private void admit() {
        Verification verification = Samples.verification(
                account, "+1201557" + (1_000 + Samples.unique() % 9_000), Instant.now(), Samples.PRICE);
        assertThat(full.verifications().admit(Samples.admission(verification))).isInstanceOf(Admitted.Stored.class);
    }

    private JdbcClient tables() {
        return JdbcClient.create(new DriverManagerDataSource(url));
    }

    private void start(Map<Work, Runnable> wakes) {
        free.bell().start(wakes, Thread.ofVirtual().factory());
        await().atMost(SOON).until(() -> free.bell().isHeard());
    }

    @Test
    void ringsForAdmissionsOfAnotherNodeAndForNothingElse() {
        Semaphore calls = new Semaphore(0);
        Semaphore callbacks = new Semaphore(0);
        start(Map.of(Work.CALLS, calls::release, Work.CALLBACKS, callbacks::release));
        await().atMost(SOON).until(() -> calls.availablePermits() > 0);
        calls.drainPermits();
        callbacks.drainPermits();
        admit();
        await().atMost(SOON).until(() -> calls.availablePermits() == 1);
        assertThat(callbacks.availablePermits()).isZero();
        long id = tables().sql("SELECT id FROM verification").query(Long.class).single();
        full.verifications().finish(Samples.failed(id, 0));
        await().atMost(SOON).until(() -> callbacks.availablePermits() == 1);
        assertThat(calls.availablePermits()).isEqualTo(1);
    }

    @Test
    void ringsAgainWhenTheConnectionWasCutAndLooksForWhatItMissed() {
        Semaphore calls = new Semaphore(0);
        start(Map.of(Work.CALLS, calls::release));
        await().atMost(SOON).until(() -> calls.availablePermits() > 0);
        calls.drainPermits();
        tables().sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE '%is anybody there%'"
                        + " AND pid <> pg_backend_pid()")
                .query((row, number) -> true)
                .list();
        // Connected anew, it wakes everybody once.
        await().atMost(SOON).until(() -> calls.availablePermits() > 0);
        await().atMost(SOON).until(() -> free.bell().isHeard());
        calls.drainPermits();
        admit();
        await().atMost(SOON).until(() -> calls.availablePermits() > 0);
    }

    @Test
    void letsAnotherNodeDialAtOnceAndLookLess() throws Exception {
        Measured polling = measure(Bell.NONE);
        Bell bell = free.bell();
        Measured ringing = measure(bell);
        System.out.println(
                "another node dials after (n = " + CALLS + ", ms): looking " + polling + "; bell " + ringing);
        assertThat(ringing.median()).isLessThan(polling.median());
        assertThat(ringing.idleClaims()).isLessThan(polling.idleClaims());
    }

    /// @param millis from before the admission until the other node dials, sorted
    /// @param idleClaims looks for calls in six seconds without any
    private record Measured(List<Long> millis, int idleClaims) {
        long median() {
            return millis.get(millis.size() / 2);
        }

        @Override
        public String toString() {
            return "p50 " + median() + ", p95 " + millis.get(millis.size() * 95 / 100) + ", most " + millis.getLast()
                    + ", idle claims in 6 s " + idleClaims;
        }
    }

    private Measured measure(Bell bell) throws InterruptedException {
        LinkedBlockingQueue<Long> dialled = new LinkedBlockingQueue<>();
        AtomicInteger claims = new AtomicInteger();
        CallDesk desk = new CallDesk(
                counted(free.callQueue(), claims),
                free.node(),
                new Lines(dialled),
                (_, _) -> new Silence(),
                _ -> Optional.empty(),
                new Unnoticed(),
                new CallDeskSettings(100, SOON, SOON, Samples.DO_NOT_CALL),
                bell,
                Thread.ofVirtual().factory(),
                Thread.ofVirtual().factory(),
                Clock.systemUTC());
        if (bell != Bell.NONE) start(Map.of(Work.CALLS, desk::wake));
        desk.start();
        List<Long> millis = new ArrayList<>();
        for (int i = 0; i < CALLS; i++) {
            // Spread over the desk's pause.
            await().pollDelay(Duration.ofMillis(37 + 41L * (i % 12))).until(() -> true);
            long begin = System.nanoTime();
            admit();
            Long at = dialled.poll(SOON.toSeconds(), TimeUnit.SECONDS);
            assertThat(at).isNotNull();
            millis.add((at - begin) / 1_000_000);
        }
        await().pollDelay(Duration.ofSeconds(1)).until(() -> true);
        claims.set(0);
        await().pollDelay(Duration.ofSeconds(6)).until(() -> true);
        int idle = claims.get();
        desk.close();
        millis.sort(null);
        return new Measured(millis, idle);
    }

    private static CallQueue counted(CallQueue queue, AtomicInteger claims) {
        return (CallQueue) Proxy.newProxyInstance(
                CallQueue.class.getClassLoader(), new Class<?>[] {CallQueue.class}, (_, method, arguments) -> {
                    if (method.getName().equals("claim")) claims.incrementAndGet();
                    try {
                        return method.invoke(queue, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    /// Notes when it is asked to dial, and has nobody to call.
    private record Lines(LinkedBlockingQueue<Long> dialled) implements Dialer {
        @Override
        public Call dial(DialOrder order) {
            dialled.add(System.nanoTime());
            throw new IllegalStateException("no line in this test");
        }

        @Override
        public int room() {
            return 100;
        }

        @Override
        public void trunks(List<Trunk> trunks) {}

        @Override
        public void close() {}
    }

    private static final class Silence implements CallScript {
        @Override
        public CallOutcome run(Call call) {
            return new CallOutcome.MachineHangup();
        }

        @Override
        public CallOutcome cutShort(CallEnded.Cause why) {
            return new CallOutcome.MachineHangup();
        }

        @Override
        public Optional<Prompt> farewell(CallOutcome outcome) {
            return Optional.empty();
        }
    }

    private static final class Unnoticed implements CallProgress {
        @Override
        public void dialling(CallOrder order) {}

        @Override
        public void happened(CallOrder order, String event, String detail) {}

        @Override
        public void wrongEntry(CallOrder order, int nth) {}

        @Override
        public void finished(CallOrder order, CallOutcome outcome, CallFacts facts, List<CallTrace> traces) {}
    }
}
