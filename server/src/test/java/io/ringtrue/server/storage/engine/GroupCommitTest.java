package io.ringtrue.server.storage.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringtrue.server.storage.Samples;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The writer of the embedded database, on a real file.
class GroupCommitTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit's
    Path folder;

    private SqliteDatabase database;
    private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();

    @BeforeEach
    void open() {
        database = reopened();
        database.write(
                sql -> sql.sql("CREATE TABLE parent (id INTEGER PRIMARY KEY)").update());
        database.write(sql -> sql.sql("CREATE TABLE child (parent INTEGER NOT NULL REFERENCES parent (id))")
                .update());
    }

    private SqliteDatabase reopened() {
        return SqliteDatabase.open("jdbc:sqlite:" + folder.resolve("x.db"), Samples.PLATFORM_THREADS);
    }

    @AfterEach
    void close() {
        database.close();
        callers.close();
    }

    private static int insert(JdbcClient sql, int id) {
        return sql.sql("INSERT INTO parent (id) VALUES (?)").param(id).update();
    }

    private List<Integer> stored() {
        return database.read(sql -> sql.sql("SELECT id FROM parent ORDER BY id")
                .query(Integer.class)
                .list());
    }

    /// Lets a group gather behind a unit that does not end before all others wait.
    private <T> List<Future<T>> asOneGroup(List<Database.Unit<T>> units) throws Exception {
        CountDownLatch gathered = new CountDownLatch(1);
        CountDownLatch running = new CountDownLatch(1);
        Future<Boolean> first = callers.submit(() -> database.write(_ -> {
            running.countDown();
            await(gathered);
            return true;
        }));
        running.await();
        List<Future<T>> answers = new ArrayList<>();
        for (Database.Unit<T> unit : units) answers.add(callers.submit(() -> database.write(unit)));
        while (database.waiting() < units.size()) Thread.onSpinWait();
        gathered.countDown();
        assertThat(first.get()).isTrue();
        return answers;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void answersWithWhatTheUnitReturned() {
        int written = database.write(sql -> insert(sql, 1));
        assertThat(written).isEqualTo(1);
        assertThat(stored()).containsExactly(1);
    }

    @Test
    void rollsBackAFailingUnitAlone() throws Exception {
        List<Database.Unit<Integer>> units = new ArrayList<>();
        for (int i = 1; i <= 50; i++) {
            int id = i;
            units.add(sql -> {
                insert(sql, id);
                if (id == 25) throw new IllegalStateException("on purpose");
                return id;
            });
        }
        List<Future<Integer>> answers = asOneGroup(units);
        for (int i = 1; i <= 50; i++) {
            Future<Integer> answer = answers.get(i - 1);
            if (i == 25) {
                assertThatThrownBy(answer::get)
                        .isInstanceOf(ExecutionException.class)
                        .hasRootCauseMessage("on purpose");
            } else {
                assertThat(answer.get()).isEqualTo(i);
            }
        }
        assertThat(stored()).hasSize(49).doesNotContain(25);
    }

    @Test
    void failsEveryUnitOfAGroupWhoseCommitFails() throws Exception {
        List<Database.Unit<Integer>> units = new ArrayList<>();
        for (int i = 1; i <= 10; i++) {
            int id = i;
            units.add(sql -> insert(sql, id));
        }
        // A foreign key looked at only at COMMIT, and broken there.
        units.add(sql -> {
            sql.sql("PRAGMA defer_foreign_keys = ON").update();
            return sql.sql("INSERT INTO child (parent) VALUES (4711)").update();
        });
        for (Future<Integer> answer : asOneGroup(units)) {
            assertThatThrownBy(answer::get)
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(DataAccessResourceFailureException.class);
        }
        assertThat(stored()).isEmpty();
        int written = database.write(sql -> insert(sql, 1));
        assertThat(written).isEqualTo(1);
        assertThat(stored()).containsExactly(1);
    }

    private SqliteConnection writing() {
        return SqliteConnection.forWriting(folder.resolve("x.db"));
    }

    private static Object breakOff(SqliteConnection connection) {
        connection.close();
        return connection;
    }

    @Test
    void failsOnlyTheGroupsThatFindNoConnection() {
        SqliteConnection first = writing();
        Iterator<Supplier<SqliteConnection>> connections = List.<Supplier<SqliteConnection>>of(
                        () -> first,
                        () -> {
                            throw new DataAccessResourceFailureException("no file handle is left");
                        },
                        () -> {
                            throw new UnsatisfiedLinkError("no library");
                        },
                        this::writing)
                .iterator();
        try (GroupCommit writer = new GroupCommit(() -> connections.next().get(), Samples.PLATFORM_THREADS)) {
            assertThatThrownBy(() -> writer.write(_ -> breakOff(first)))
                    .isInstanceOf(DataAccessResourceFailureException.class);
            assertThatThrownBy(() -> writer.probe(Duration.ofMinutes(1))).hasRootCauseMessage("no file handle is left");
            assertThatThrownBy(() -> writer.write(sql -> insert(sql, 1))).hasRootCauseMessage("no library");
            assertThat(writer.<Integer>write(sql -> insert(sql, 2))).isEqualTo(1);
            writer.probe(Duration.ofMinutes(1));
        }
        assertThat(stored()).containsExactly(2);
    }

    @Test
    void saysWhenNothingIsWrittenInTime() throws Exception {
        CountDownLatch free = new CountDownLatch(1);
        CountDownLatch running = new CountDownLatch(1);
        Future<Boolean> stuck = callers.submit(() -> database.write(_ -> {
            running.countDown();
            await(free);
            return true;
        }));
        running.await();
        assertThatThrownBy(() -> database.probe(Duration.ofMillis(1)))
                .isInstanceOf(DataAccessResourceFailureException.class)
                .hasMessageContaining("has not written");
        free.countDown();
        assertThat(stuck.get()).isTrue();
        database.probe(Duration.ofMinutes(1));
    }

    @Test
    void waitsForTheCommitEvenWhenInterrupted() throws Exception {
        Future<Boolean> interrupted = callers.submit(() -> {
            Thread.currentThread().interrupt();
            database.write(sql -> insert(sql, 1));
            return Thread.interrupted();
        });
        assertThat(interrupted.get()).isTrue();
        assertThat(stored()).containsExactly(1);
    }

    @Test
    void refusesWritesOnceClosed() {
        database.close();
        assertThatThrownBy(() -> database.write(sql -> insert(sql, 1))).isInstanceOf(IllegalStateException.class);
        database = reopened();
        assertThat(stored()).isEmpty();
    }

    @Test
    void writesNothingInReads() {
        assertThatThrownBy(() -> database.read(sql -> insert(sql, 1))).hasStackTraceContaining("readonly");
        assertThat(stored()).isEmpty();
    }
}
