package io.ringtrue.server.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.server.accounts.Account;
import io.ringtrue.server.storage.engine.Database;
import io.ringtrue.server.storage.engine.PostgresDatabase;
import io.ringtrue.server.storage.engine.StorageSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A node that stops in the middle of a transaction, and what it keeps from the others.
class FrozenNodeTest extends StoreContract {
    private static final Duration FREED = Duration.ofSeconds(30);
    private static final int REQUESTS = 31;

    private final CountDownLatch thaw = new CountDownLatch(1);

    FrozenNodeTest() {
        super(Engine.POSTGRESQL);
    }

    @Override
    boolean needsItsOwnDatabase() {
        return true;
    }

    /// What it holds.
    enum Held {
        ROW {
            @Override
            void take(JdbcClient sql, long account) {
                sql.sql("UPDATE account SET held = held WHERE id = ?")
                        .param(account)
                        .update();
            }
        },
        NAME {
            @Override
            void take(JdbcClient sql, long account) {
                io.ringtrue.server.storage.engine.SqlDialect.POSTGRESQL.lock(
                        sql, new TreeSet<>(List.of("held/" + account)));
            }
        };

        abstract void take(JdbcClient sql, long account);
    }

    private PostgresDatabase node() {
        return PostgresDatabase.open(new StorageSettings(url(), "", "", folder, 3), Samples.PLATFORM_THREADS);
    }

    /// Takes the lock and goes on only when it is thawed; a second run goes on at once.
    private Database.Unit<Integer> frozen(Held held, long account, CountDownLatch taken, AtomicInteger runs) {
        return sql -> {
            held.take(sql, account);
            if (runs.incrementAndGet() == 1) {
                taken.countDown();
                awaitThaw();
            }
            return sql.sql("SELECT 1").query(Integer.class).single();
        };
    }

    private void awaitThaw() {
        try {
            assertThat(thaw.await(2, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @EnumSource
    void losesWhatItHoldsAndRunsAgainWhenItComesBack(Held held) throws Exception {
        Account account = accountWith("1");
        CountDownLatch taken = new CountDownLatch(1);
        AtomicInteger runs = new AtomicInteger();
        try (PostgresDatabase sick = node();
                PostgresDatabase healthy = node();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Integer> unit = threads.submit(() -> sick.write(frozen(held, account.id(), taken, runs)));
            taken.await();
            long start = System.nanoTime();
            healthy.write(sql -> {
                held.take(sql, account.id());
                return true;
            });
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(FREED);
            thaw.countDown();
            assertThat(unit.get()).isEqualTo(1);
            assertThat(runs).hasValue(2);
        }
    }

    @Test
    void keepsNoRequestOfAHealthyNodeFromBeingAccepted() throws Exception {
        Account account = accountWith("10");
        CountDownLatch taken = new CountDownLatch(1);
        try (PostgresDatabase sick = node();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Integer> unit =
                    threads.submit(() -> sick.write(frozen(Held.ROW, account.id(), taken, new AtomicInteger())));
            taken.await();
            List<Future<?>> asking = new ArrayList<>();
            for (int i = 0; i < REQUESTS; i++) asking.add(threads.submit(() -> queued(account)));
            for (Future<?> accepted : asking) accepted.get();
            thaw.countDown();
            unit.get();
        }
        assertThat(storage.verifications().load().queued()).isEqualTo(REQUESTS);
    }

    @Test
    void leavesConnectionsToCallsWhenRequestsHaveAllTheOthers() throws Exception {
        try (PostgresDatabase node = node();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CountDownLatch all = new CountDownLatch(16);
            List<Future<Boolean>> held = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                held.add(threads.submit(() -> node.write(sql -> {
                    all.countDown();
                    awaitThaw();
                    return true;
                })));
            }
            all.await();
            assertThat(node.setAside()
                            .<Integer>write(sql ->
                                    sql.sql("SELECT 2").query(Integer.class).single()))
                    .isEqualTo(2);
            thaw.countDown();
            for (Future<Boolean> one : held) assertThat(one).isNotNull();
        }
    }

    @Test
    void setsItsTimesExceptWhereTheUrlOrTheDatabaseSaysOtherwise() {
        tables().sql("ALTER DATABASE " + url().replaceAll(".*/(\\w+)\\?.*", "$1") + " SET statement_timeout = '77s'")
                .update();
        String url = url() + "&options=-c%20lock_timeout=1234";
        try (PostgresDatabase node =
                PostgresDatabase.open(new StorageSettings(url, "", "", folder, 3), Samples.PLATFORM_THREADS)) {
            for (Database pool : List.of(node, node.setAside())) {
                assertThat(shown(pool, "lock_timeout")).isEqualTo("1234ms");
                assertThat(shown(pool, "statement_timeout")).isEqualTo("77s");
                assertThat(shown(pool, "idle_in_transaction_session_timeout")).isEqualTo("1500ms");
                assertThat(shown(pool, "tcp_keepalives_idle")).isEqualTo("5");
                assertThat(shown(pool, "tcp_user_timeout")).isEqualTo("11000");
            }
        }
    }

    private static String shown(Database database, String setting) {
        return database.read(
                sql -> sql.sql("SHOW " + setting).query(String.class).single());
    }
}
