package io.ringtrue.server.storage;

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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// Durable accepts at the store's port: idempotency, six limits, hold, row and first event, one account or 400, a limit
/// of 600 or of 6,000,000 a minute. The clock of the requests runs so that each account stays just within its limit,
/// so its window is always full. On PostgreSQL pgbench takes turns with it, on the same server: the account's UPDATE,
/// the same two rows with the same indexes, a counter.
///
/// Arguments: `sqlite` or `postgresql`, rows in the table before (10,000), seconds a turn (5), turns (3), callers (64).
/// A process by itself, run by `bin/bench accepts`; no test.
final class AcceptsBench {
    private static final Instant BEGIN = Instant.parse("2026-03-01T12:00:00Z");
    private static final int NANOS_A_SECOND = 1_000_000_000;
    private static final Pattern TPS = Pattern.compile("tps = ([0-9.]+)");

    private static final String PGBENCH_TABLES = """
            CREATE TABLE bench_account (LIKE account INCLUDING ALL EXCLUDING IDENTITY);
            CREATE TABLE bench_verification (LIKE verification INCLUDING ALL,
                FOREIGN KEY (account_id) REFERENCES bench_account (id));
            CREATE TABLE bench_event (LIKE timeline_event INCLUDING ALL,
                FOREIGN KEY (verification_id) REFERENCES bench_verification (id));
            CREATE TABLE bench_count (LIKE limit_count INCLUDING ALL);
            CREATE SEQUENCE bench_id CACHE 100;
            INSERT INTO bench_account SELECT * FROM account;
            """;
    private static final String PGBENCH_SCRIPT = """
            \\set account random(%d, %d)
            \\set number random(1000000, 9999999)
            BEGIN;
            UPDATE bench_account SET held = held + 1 WHERE id = :account AND balance - held >= 1;
            INSERT INTO bench_count (counter, key, began, latest, n)
                VALUES ('PER_ACCOUNT', :account, extract(epoch FROM now())::bigint, 0, 1)
                ON CONFLICT (counter, key, began) DO UPDATE SET n = bench_count.n + 1;
            INSERT INTO bench_verification (id, account_id, number, status, price, cost, hold, created, announce_pin,
                brand, language, language_reason, reference, callback_url, callback_host, sip_status, q850, pin, pin_life)
                VALUES (nextval('bench_id'), :account, '1201' || :number, 'QUEUED', 15000, 0, 15000,
                (extract(epoch FROM now()) * 1000)::bigint, TRUE, 'Example', 'en-US', 'country', 'order 7',
                'https://example.com/callback', 'example.com', 0, 0, '\\x0102030405060708090a0b0c0d0e0f1011121314',
                1800000000000);
            INSERT INTO bench_event (verification_id, place, at, event, detail)
                VALUES (currval('bench_id'), 0, 1700000000000, 'accepted', 'price 0.015');
            COMMIT;
            """;
    private static final String FILL_POSTGRESQL = """
            INSERT INTO verification (id, account_id, number, status, reason, matched, price, cost, hold, created,
                finished, announce_pin, brand, language, language_reason, reference, callback_url, callback_host,
                sip_status, q850, pin_life)
            SELECT 1000000000 + i, ? + i % ?, '1202' || (1000000 + i), 'VERIFIED', 'PIN_MATCHED', TRUE, 15000, 15000, 0,
                ? - i / 100, 1, TRUE, 'Example', 'en-US', 'country', 'order 7', 'https://example.com/callback',
                'example.com', 200, 16, 1
            FROM generate_series(1, ?) AS i
            """;
    private static final String FILL_SQLITE = """
            INSERT INTO verification (id, account_id, number, status, reason, matched, price, cost, hold, created,
                finished, announce_pin, brand, language, language_reason, reference, callback_url, callback_host,
                sip_status, q850, pin_life)
            WITH RECURSIVE series (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM series WHERE i < ?4)
            SELECT 1000000000 + i, ?1 + i % ?2, '1202' || (1000000 + i), 'VERIFIED', 'PIN_MATCHED', TRUE, 15000, 15000,
                0, ?3 - i / 100, 1, TRUE, 'Example', 'en-US', 'country', 'order 7', 'https://example.com/callback',
                'example.com', 200, 16, 1
            FROM series
            """;

    /// What is there already lies outside every limit's window.
    private static final Duration EARLIER = Duration.ofDays(2);

    private final String url;
    private final Optional<PostgresCluster> cluster;
    private final Storage storage;
    /// What pgbench runs.
    private final Path script;

    private final Duration turn;
    private final int turns;
    private final int callers;
    private final AtomicLong ids = new AtomicLong();

    private AcceptsBench(
            String url, Optional<PostgresCluster> cluster, Path folder, Duration turn, int turns, int callers) {
        this.url = url;
        this.cluster = cluster;
        this.script = folder.resolve("pgbench.sql");
        this.turn = turn;
        this.turns = turns;
        this.callers = callers;
        this.storage = Storage.open(
                new StorageSettings(url, "", "", folder, 3),
                InstallationKey.loadOrCreate(folder.resolve("key")),
                Samples.PLATFORM_THREADS);
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        boolean postgres = arguments.length > 0 && arguments[0].equals("postgresql");
        int rows = number(arguments, 1, 10_000);
        Duration turn = Duration.ofSeconds(number(arguments, 2, 5));
        int turns = number(arguments, 3, 3);
        int callers = number(arguments, 4, 64);
        System.out.printf("%s, %,d rows before, %d callers%n", postgres ? "PostgreSQL" : "SQLite", rows, callers);
        Optional<PostgresCluster> cluster = postgres ? Optional.of(PostgresCluster.durable()) : Optional.empty();
        for (int accounts : new int[] {400, 1}) {
            for (int most : new int[] {600, 6_000_000}) {
                Path folder = Files.createTempDirectory("accepts-bench");
                String url = cluster.map(PostgresCluster::newDatabase)
                        .orElse("jdbc:sqlite:" + folder.resolve("ringtrue.db"));
                new AcceptsBench(url, cluster, folder, turn, turns, callers).measure(accounts, most, rows);
            }
        }
        System.exit(0); // the cluster is a child that ends with this process
    }

    private static int number(String[] arguments, int place, int usual) {
        return arguments.length > place ? Integer.parseInt(arguments[place]) : usual;
    }

    private void measure(int accounts, int most, int rows) throws IOException, InterruptedException {
        List<Account> callersOf = new ArrayList<>();
        for (int i = 0; i < accounts; i++) {
            callersOf.add(storage.accounts().create(Samples.newAccount("apikey-" + i, Money.of("9000000"))));
        }
        JdbcClient sql = JdbcClient.create(new DriverManagerDataSource(url));
        sql.sql(cluster.isPresent() ? FILL_POSTGRESQL : FILL_SQLITE)
                .params(
                        callersOf.getFirst().id(),
                        accounts,
                        BEGIN.minus(EARLIER).toEpochMilli(),
                        rows)
                .update();
        if (cluster.isPresent()) {
            sql.sql(PGBENCH_TABLES).update();
            sql.sql("VACUUM ANALYZE").update();
        }
        Files.writeString(
                script,
                PGBENCH_SCRIPT.formatted(
                        callersOf.getFirst().id(), callersOf.getLast().id()));
        accepts(callersOf, most); // the JVM compiles meanwhile
        List<Double> ours = new ArrayList<>();
        List<Double> theirs = new ArrayList<>();
        for (int i = 0; i < turns; i++) {
            ours.add(accepts(callersOf, most));
            if (cluster.isPresent()) theirs.add(pgbench());
        }
        double median = median(ours);
        System.out.printf("%3d accounts, %,9d a minute: %,7.0f/s", accounts, most, median);
        if (cluster.isPresent())
            System.out.printf("  pgbench %,7.0f/s  ratio %.2f", median(theirs), median / median(theirs));
        System.out.printf(
                "  %s%n", ours.stream().map(one -> "%,.0f".formatted(one)).toList());
        storage.close();
    }

    private double accepts(List<Account> accounts, int most) throws InterruptedException {
        long begin = System.nanoTime();
        long end = begin + turn.toNanos();
        AtomicLong accepted = new AtomicLong();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < callers; i++) {
            threads.add(Thread.ofVirtual().start(() -> {
                while (System.nanoTime() < end) {
                    if (!(storage.verifications().admit(next(accounts, most)) instanceof Admitted.Stored)) {
                        throw new IllegalStateException("not stored");
                    }
                    accepted.incrementAndGet();
                }
            }));
        }
        for (Thread thread : threads) thread.join();
        return (double) accepted.get() * NANOS_A_SECOND / (System.nanoTime() - begin);
    }

    /// Each account in its turn, at a time that keeps it within its limit: callers may be out of order by a few.
    private Admission next(List<Account> accounts, int most) {
        long id = ids.incrementAndGet();
        Account account = accounts.get((int) (id % accounts.size()));
        long nth = id / accounts.size();
        Instant at = BEGIN.plusMillis(nth * 61_000 / (most - 2L * callers));
        String number = "+1201" + (1_000_000 + id);
        String host = "host-" + account.id() + ".example";
        Verification verification = new Verification(
                id,
                account.id(),
                Samples.verification(account, number, at, Samples.PRICE).order(),
                Verification.Standing.QUEUED);
        Duration minute = Duration.ofMinutes(1);
        Duration day = Duration.ofDays(1);
        Admission sample = Samples.admission(
                verification,
                new Limit(Counter.PER_ACCOUNT, Long.toString(account.id()), most, minute),
                new Limit(Counter.ACTIVE_PER_NUMBER, number, 1, Duration.ZERO),
                new Limit(Counter.PER_NUMBER, number, 5, Duration.ofMinutes(10)),
                new Limit(Counter.PER_NUMBER_DAY, number, 10, day),
                new Limit(Counter.WRONG_PINS_PER_NUMBER, number, 5, day),
                new Limit(Counter.PER_CALLBACK_HOST, host, most, minute));
        return new Admission(
                verification,
                sample.content(),
                sample.pinLife(),
                host,
                sample.limits(),
                OptionalLong.empty(),
                sample.ifUnpaid(),
                Optional.of(new Admission.Idempotency("key-" + id, "0123456789abcdef0123456789abcdef")));
    }

    private double pgbench() throws IOException, InterruptedException {
        String database = url.substring(url.lastIndexOf('/') + 1, url.indexOf('?'));
        Process process = new ProcessBuilder(
                        PostgresCluster.binaries().resolve("pgbench").toString(),
                        "-h",
                        "127.0.0.1",
                        "-p",
                        Integer.toString(cluster.orElseThrow().port()),
                        "-U",
                        "ringtrue",
                        "-n",
                        "-M",
                        "prepared",
                        "-c",
                        "16",
                        "-j",
                        "2",
                        "-T",
                        Long.toString(turn.toSeconds()),
                        "-f",
                        script.toString(),
                        database)
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Matcher tps = TPS.matcher(said);
        if (process.waitFor() != 0 || !tps.find()) throw new IllegalStateException(said);
        return Double.parseDouble(tps.group(1));
    }

    private static double median(List<Double> of) {
        return of.stream().sorted(Comparator.naturalOrder()).toList().get(of.size() / 2);
    }
}
