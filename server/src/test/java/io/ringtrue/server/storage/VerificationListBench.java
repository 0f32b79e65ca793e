package io.ringtrue.server.storage;

import io.ringtrue.server.accounts.Account;
import io.ringtrue.server.accounts.InstallationKey;
import io.ringtrue.server.callbacks.Callback.State;
import io.ringtrue.server.callbacks.Deliveries;
import io.ringtrue.server.reports.ListedVerification;
import io.ringtrue.server.reports.Sought;
import io.ringtrue.server.reports.Standing;
import io.ringtrue.server.reports.VerificationFilter;
import io.ringtrue.server.reports.VerificationReports;
import io.ringtrue.server.reports.VerificationReports.Place;
import io.ringtrue.server.storage.engine.StorageSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// How long each page and filter of the lists takes with many rows, two accounts and callbacks of all of them.
///
/// Arguments: `sqlite` or `postgresql`, rows (100,000). A process by itself; no test.
final class VerificationListBench {
    private static final int TURNS = 20;
    private static final long BEGIN = Instant.parse("2026-11-01T00:00:00Z").toEpochMilli();

    private static final String FILL = """
            INSERT INTO verification (id, account_id, number, status, reason, matched, price, cost, hold, created,
                dialled, finished, announce_pin, brand, language, language_reason, reference, callback_url,
                callback_host, sip_status, q850, pin_life)
            SELECT 100000000 + i, CASE WHEN i % 10 = 0 THEN :second ELSE :first END, '1201' || (1000000 + i * 7),
                CASE WHEN i % 20000 = 0 THEN 'STOPPED' WHEN i % 10 = 0 THEN 'FAILED' WHEN i % 10 = 1 THEN 'UNVERIFIED'
                ELSE 'VERIFIED' END,
                'PIN_MATCHED', TRUE, 15000, 15000, 0, :begin + i * 1000, 1, :begin + i * 1000 + 1, TRUE, 'Example',
                'en-US', 'country', 'order-' || i, 'https://example.com/callback', 'example.com', 200, 16, 1
            FROM n
            """;
    private static final String FILL_CALLBACKS = """
            INSERT INTO callback (account_id, verification_id, message_id, kind, url, host, state, created, due, claimed)
            SELECT CASE WHEN i % 10 = 0 THEN :second ELSE :first END, 100000000 + i, 'msg_' || i, 'final',
                'https://example.com/callback', 'example.com',
                CASE WHEN i % 5000 = 0 THEN 'DUE' WHEN i % 20000 = 1 THEN 'DEAD' ELSE 'DELIVERED' END,
                :begin, CASE WHEN i % 5000 = 0 THEN :begin + 1 END, FALSE
            FROM n
            """;
    private static final String FILL_ATTEMPTS = """
            INSERT INTO delivery_attempt (callback_id, number, at, took, http_status, outcome)
            SELECT id, 1, created, 100, 200, '200' FROM callback
            """;

    private static final String SCANS = """
            SELECT relname, seq_scan, idx_scan FROM pg_stat_user_tables WHERE relname IN ('verification', 'callback')
            """;

    private VerificationListBench() {}

    public static void main(String... arguments) throws IOException {
        Engine engine = Engine.valueOf(arguments[0].toUpperCase(Locale.ROOT));
        int rows = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 100_000;
        Path folder = Files.createTempDirectory("lists");
        String url = engine.newDatabase(folder);
        InstallationKey key = InstallationKey.loadOrCreate(folder.resolve("installation-key"));
        try (Storage storage = Storage.open(
                new StorageSettings(url, "", "", folder.resolve("node"), 3), key, Samples.PLATFORM_THREADS)) {
            Account first = storage.accounts().create(Samples.newAccount("first"));
            Account second = storage.accounts().create(Samples.newAccount("second"));
            fill(engine, url, rows, first.id(), second.id());
            verifications(storage.verificationReports(), rows, first.id(), second.id());
            callbacks(storage.deliveries(), second.id());
            if (engine == Engine.POSTGRESQL) scans(url);
            System.out.println(url);
        }
        System.exit(0);
    }

    private static void fill(Engine engine, String url, int rows, long first, long second) {
        JdbcClient tables = JdbcClient.create(new DriverManagerDataSource(url));
        String numbers = engine == Engine.SQLITE
                ? "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < " + rows + ") "
                : "WITH n (i) AS (SELECT generate_series(1, " + rows + ")) ";
        for (String fill : new String[] {FILL, FILL_CALLBACKS}) {
            String statement = numbers + fill;
            tables.sql(statement)
                    .param("first", first)
                    .param("second", second)
                    .param("begin", BEGIN)
                    .update();
        }
        tables.sql(FILL_ATTEMPTS).update();
        if (engine == Engine.POSTGRESQL) tables.sql("ANALYZE").update();
    }

    private static void verifications(VerificationReports reports, int rows, long first, long second) {
        for (OptionalLong account :
                new OptionalLong[] {OptionalLong.empty(), OptionalLong.of(first), OptionalLong.of(second)}) {
            String whose = account.isEmpty() ? "all" : account.getAsLong() == first ? "large account" : "small account";
            for (String place : new String[] {"first", "middle", "last"}) {
                Optional<Place> from = place(place, rows);
                time(whose + ", " + place + " page", () -> reports.list(filter(account, null, null, null), from, 51));
            }
            time(
                    whose + ", newer than the last",
                    () -> reports.newer(
                            filter(account, null, null, null),
                            place("last", rows).orElseThrow(),
                            51));
            for (Standing standing : Standing.values()) {
                for (String place : new String[] {"first", "middle"}) {
                    Optional<Place> from = place(place, rows);
                    time(
                            whose + ", " + standing.word() + ", " + place + " page",
                            () -> reports.list(filter(account, standing, null, null), from, 51));
                }
            }
            for (String text : new String[] {
                "0123", "1201" + (1_000_000 + 7 * 77_777), "555-4321", "order-77777", "nobody", "100077777", "99999999"
            }) {
                time(
                        whose + ", q=" + text,
                        () -> reports.list(filter(account, null, text, null), Optional.empty(), 51));
            }
            time(
                    whose + ", q=0123 and failed",
                    () -> reports.list(filter(account, Standing.FAILED, "0123", null), Optional.empty(), 51));
            Instant day = Instant.ofEpochMilli(BEGIN + rows * 1000L - 7_200_000);
            time(whose + ", last 2 h", () -> reports.list(filter(account, null, null, day), Optional.empty(), 51));
            time(
                    whose + ", last 2 h, stopped",
                    () -> reports.list(filter(account, Standing.STOPPED, null, day), Optional.empty(), 51));
            time(whose + ", counts of the last 2 h", () -> reports.counts(filter(account, null, null, day), 10_000));
            time(
                    whose + ", counts of too many",
                    () -> reports.counts(filter(account, null, null, Instant.EPOCH), 10_000));
        }
        long begun = System.nanoTime();
        ArrayList<ListedVerification> all = new ArrayList<>();
        reports.export(filter(OptionalLong.empty(), null, null, null), all::add);
        System.out.printf(Locale.ROOT, "%-48s %,d rows in %.2f s%n", "export", all.size(), since(begun) / 1000);
    }

    private static void callbacks(Deliveries deliveries, long second) {
        for (OptionalLong account : new OptionalLong[] {OptionalLong.empty(), OptionalLong.of(second)}) {
            String whose = account.isEmpty() ? "all" : "small account";
            time(whose + ", callbacks", () -> deliveries.list(account, Optional.empty(), Long.MAX_VALUE, 51));
            time(whose + ", callbacks, middle", () -> deliveries.list(account, Optional.empty(), 50_000, 51));
            for (State state : State.values()) {
                time(
                        whose + ", callbacks " + state,
                        () -> deliveries.list(account, Optional.of(state), Long.MAX_VALUE, 51));
            }
        }
    }

    /// A page that is not found by an index shows here.
    private static void scans(String url) {
        JdbcClient.create(new DriverManagerDataSource(url))
                .sql(SCANS)
                .query((row, number) -> row.getString(1) + ": read whole " + row.getLong(2) + " times, by an index "
                        + row.getLong(3) + " times")
                .list()
                .forEach(System.out::println);
    }

    private static Optional<Place> place(String word, int rows) {
        return switch (word) {
            case "middle" -> Optional.of(new Place(Instant.ofEpochMilli(BEGIN + rows * 500L), 1));
            case "last" -> Optional.of(new Place(Instant.ofEpochMilli(BEGIN + 30_000), 1));
            default -> Optional.empty();
        };
    }

    private static VerificationFilter filter(OptionalLong account, Standing standing, String text, Instant from) {
        return new VerificationFilter(
                account,
                Optional.ofNullable(text).map(Sought::of),
                Optional.ofNullable(standing),
                Optional.ofNullable(from),
                Optional.empty());
    }

    private static void time(String what, Runnable page) {
        double[] times = new double[TURNS];
        for (int i = 0; i < TURNS; i++) {
            long begun = System.nanoTime();
            page.run();
            times[i] = since(begun);
        }
        double cold = times[0];
        Arrays.sort(times);
        System.out.printf(
                Locale.ROOT,
                "%-48s first %6.1f ms, median %6.1f ms, slowest %6.1f ms%n",
                what,
                cold,
                times[TURNS / 2],
                times[TURNS - 1]);
    }

    private static double since(long begun) {
        return (System.nanoTime() - begun) / 1e6;
    }
}
