package io.ringtrue.server.storage.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringtrue.server.storage.Samples;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
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
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The one queue and the writer of the embedded database, on a real file.
class WriteQueueTest {
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

    private <T> List<Future<T>> asOneGroup(List<Database.Unit<T>> units) throws Exception {
        return gathered(units.stream()
                .<Callable<T>>map(unit -> () -> database.write(unit))
                .toList());
    }

    /// Lets writes gather behind a unit that does not end before all others wait.
    private <T> List<Future<T>> gathered(List<Callable<T>> writes) throws Exception {
        CountDownLatch gathered = new CountDownLatch(1);
        CountDownLatch running = new CountDownLatch(1);
        Future<Boolean> first = callers.submit(() -> database.write(_ -> {
            running.countDown();
            await(gathered);
            return true;
        }));
        running.await();
        List<Future<T>> answers = new ArrayList<>();
        for (Callable<T> write : writes) answers.add(callers.submit(write));
        while (database.waiting() < writes.size()) Thread.onSpinWait();
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

    /// Stores ids and remembers which it was given together; 13 breaks a run.
    private final class Ids implements SharedUnit<Integer, String> {
        private final int most;
        private final List<List<Integer>> runs = new ArrayList<>();

        Ids(int most) {
            this.most = most;
        }

        @Override
        public List<String> run(JdbcClient sql, List<Integer> batch) {
            runs.add(batch);
            for (int id : batch) insert(sql, id);
            if (batch.contains(13)) throw new IllegalStateException("13");
            return batch.stream().map(id -> id + "!").toList();
        }

        @Override
        public int mostTogether() {
            return most;
        }

        List<Integer> sizes() {
            return runs.stream().map(List::size).sorted().toList();
        }
    }

    private List<Callable<String>> writes(Ids unit, int from, int to) {
        List<Callable<String>> writes = new ArrayList<>();
        for (int i = from; i <= to; i++) {
            int id = i;
            writes.add(() -> database.write(unit, id));
        }
        return writes;
    }

    /// Else the end of a call would wait behind a transaction of any length.
    @Test
    void bringsNoMoreThanSoManyItemsUnderOneCommit() throws Exception {
        Ids unit = new Ids(10_000);
        for (Future<String> answer : gathered(writes(unit, 21, 620))) answer.get();
        assertThat(unit.sizes()).containsExactly(88, 512);
    }

    @Test
    void runsItemsOfOneKindTogetherAndAnswersEachItsOwn() throws Exception {
        Ids one = new Ids(256);
        Ids other = new Ids(256);
        List<Callable<String>> writes = new ArrayList<>(writes(one, 21, 60));
        writes.addAll(writes(other, 61, 90));
        writes.add(() -> database.write(sql -> insert(sql, 91) + " alone"));
        Collections.shuffle(writes, new Random(7));
        List<String> answers = new ArrayList<>();
        for (Future<String> answer : gathered(writes)) answers.add(answer.get());
        assertThat(answers).contains("21!", "60!", "61!", "90!", "1 alone").doesNotHaveDuplicates();
        assertThat(one.sizes()).containsExactly(40);
        assertThat(other.sizes()).containsExactly(30);
        assertThat(stored()).hasSize(71);
    }

    @Test
    void runsNoMoreTogetherThanTheUnitAllows() throws Exception {
        Ids few = new Ids(10);
        for (Future<String> answer : gathered(writes(few, 100, 124)))
            assertThat(answer.get()).endsWith("!");
        assertThat(few.sizes()).containsExactly(5, 10, 10);
    }

    @Test
    void failsARunForAllOfItsItemsAndForNobodyElse() throws Exception {
        Ids broken = new Ids(256);
        Ids good = new Ids(256);
        List<Callable<String>> writes = new ArrayList<>(writes(broken, 11, 14));
        writes.addAll(writes(good, 15, 17));
        List<Future<String>> answers = gathered(writes);
        for (Future<String> answer : answers.subList(0, 4)) {
            assertThatThrownBy(answer::get)
                    .isInstanceOf(ExecutionException.class)
                    .hasRootCauseMessage("13");
        }
        for (Future<String> answer : answers.subList(4, 7))
            assertThat(answer.get()).endsWith("!");
        assertThat(stored()).containsExactly(15, 16, 17);
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
        try (WriteQueue writer = new WriteQueue(() -> connections.next().get(), Samples.PLATFORM_THREADS)) {
            assertThatThrownBy(() -> writer.write(_ -> breakOff(first)))
                    .isInstanceOf(DataAccessResourceFailureException.class);
            assertThatThrownBy(() -> writer.probe(Duration.ofMinutes(1), _ -> true))
                    .hasRootCauseMessage("no file handle is left");
            assertThatThrownBy(() -> writer.write(sql -> insert(sql, 1))).hasRootCauseMessage("no library");
            assertThat(writer.<Integer>write(sql -> insert(sql, 2))).isEqualTo(1);
            writer.probe(Duration.ofMinutes(1), _ -> true);
        }
        assertThat(stored()).containsExactly(2);
    }

    @Test
    void storesNothingWhileTheFileCannotGrowAndGoesOnWhenItCan() {
        limitPages(1);
        assertThatThrownBy(() -> database.write(WriteQueueTest::insertFiveThousand))
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> database.write(WriteQueueTest::insertFiveThousand))
                .isInstanceOf(DataAccessException.class);
        assertThat(stored()).isEmpty();
        limitPages(1_000_000);
        assertThat(database.<Integer>write(WriteQueueTest::insertFiveThousand)).isEqualTo(5_000);
    }

    /// SQLite never takes a limit below the pages that there are.
    private void limitPages(int most) {
        database.write(sql ->
                sql.sql("PRAGMA max_page_count = " + most).query(Integer.class).single());
    }

    private static int insertFiveThousand(JdbcClient sql) {
        return sql.sql("WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000)"
                        + " INSERT INTO parent SELECT i FROM n")
                .update();
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
        assertThatThrownBy(() -> database.probe(Duration.ofMillis(1), _ -> true))
                .isInstanceOf(DataAccessResourceFailureException.class)
                .hasMessageContaining("has not written");
        free.countDown();
        assertThat(stuck.get()).isTrue();
        database.probe(Duration.ofMinutes(1), _ -> true);
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
