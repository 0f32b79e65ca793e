package io.ringtrue.server.storage;

import io.ringtrue.server.dashboard.DashboardServer;
import io.ringtrue.server.dashboard.PageClient;
import io.ringtrue.server.dashboard.whole.ManyRows;
import io.ringtrue.server.reports.Standing;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// How long each page with a list takes over HTTP, from the request to the last octet, with many rows behind it: the
/// whole server, its pages drawn.
///
/// Arguments: `sqlite` or `postgresql`, rows (100,000). A process by itself; no test.
final class ListPagesBench {
    private static final int TURNS = 20;
    private static final long FIRST_VERIFICATION = 100_000_000;

    private ListPagesBench() {}

    public static void main(String... arguments) throws Exception {
        Engine engine = Engine.valueOf(arguments[0].toUpperCase(Locale.ROOT));
        int rows = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 100_000;
        Path folder = Files.createTempDirectory("pages");
        String url = engine.newDatabase(folder);
        try (DashboardServer server = new DashboardServer(folder, Map.of("ringtrue.database.url", url));
                PageClient owner = server.firstOwner()) {
            String open = "{\"name\":\"@\",\"announcePin\":false,\"balance\":\"10\"}";
            long first = Long.parseLong(server.created("/accounts", open.replace("@", "Large")));
            long second = Long.parseLong(server.created("/accounts", open.replace("@", "Small")));
            JdbcClient tables = JdbcClient.create(new DriverManagerDataSource(url));
            Instant begin = ManyRows.fill(tables, engine == Engine.POSTGRESQL, rows, first, second);
            if (engine == Engine.POSTGRESQL) tables.sql("ANALYZE").update();
            double slowest = 0;
            for (Map.Entry<String, String> page :
                    pages(tables, rows, begin, first, second).entrySet())
                slowest = Math.max(slowest, time(owner, page.getKey(), page.getValue()));
            System.out.printf(Locale.ROOT, "%,d rows on %s: the slowest median is %.1f ms%n", rows, engine, slowest);
        }
        System.exit(0);
    }

    private static Map<String, String> pages(JdbcClient tables, int rows, Instant begin, long first, long second) {
        Map<String, String> pages = new LinkedHashMap<>();
        String[] whose = {"", "account=" + first, "account=" + second};
        String[] names = {"all", "large account", "small account"};
        long middle = begin.toEpochMilli() + 15L * 86_400_000;
        for (int i = 0; i < whose.length; i++) {
            String list = "/verifications?" + whose[i];
            String name = "verifications, " + names[i];
            pages.put(name, list);
            pages.put(name + ", middle", list + "&cursor=" + middle + "." + (FIRST_VERIFICATION + rows / 2));
            pages.put(name + ", last", list + "&cursor=" + (begin.toEpochMilli() + 60 * 25_920) + ".1");
            pages.put(name + ", newer than the middle", list + "&cursor=" + middle + ".1.newer");
            for (Standing standing : Standing.values()) {
                String filtered = list + "&status=" + standing.word();
                pages.put(name + ", " + standing.word(), filtered);
                pages.put(name + ", " + standing.word() + ", middle", filtered + "&cursor=" + middle + ".1");
                pages.put(name + ", " + standing.word() + ", 7 d", filtered + "&from=7d");
            }
            for (String from : new String[] {"1h", "today", "7d", "30d"})
                pages.put(name + ", " + from, list + "&from=" + from);
            for (String q :
                    new String[] {"0123", "1201" + (1_000_000 + 7 * (rows / 2)), "order-777", "nobody", "100000777"})
                pages.put(name + ", q=" + q, list + "&q=" + q);
            pages.put(name + ", q=0123, failed, 30 d", list + "&q=0123&status=failed&from=30d");
            pages.put("overview, " + names[i], "/?" + whose[i]);
        }
        simple(pages, tables, rows, first, second);
        return pages;
    }

    private static void simple(Map<String, String> pages, JdbcClient tables, int rows, long first, long second) {
        for (String whose : new String[] {"", "&account=" + second}) {
            String of = whose.isEmpty() ? ", all" : ", small account";
            for (String state : new String[] {"", "due", "delivered", "dead"})
                pages.put("callbacks " + state + of, "/callbacks?state=" + state + whose);
            pages.put("callbacks, middle" + of, "/callbacks?cursor=" + rows / 2 + whose);
            long deed = newest(tables, "audit_entry") - rows / 2;
            pages.put("audit" + of, "/settings/audit?" + whose);
            pages.put("audit, middle" + of, "/settings/audit?before=" + deed + whose);
            pages.put("audit, by who" + of, "/settings/audit?who=olga@halyard.example" + whose);
            pages.put("audit, nobody" + of, "/settings/audit?who=nobody@halyard.example" + whose);
            pages.put("audit, by deed" + of, "/settings/audit?deed=revoked+a+key" + whose);
            pages.put("audit, rare deed" + of, "/settings/audit?deed=signed+in" + whose);
            pages.put("people" + of, "/settings/people?" + whose);
            pages.put("people, middle" + of, "/settings/people?after=" + rows / 2 + whose);
            pages.put("people, q" + of, "/settings/people?q=no+99999" + whose);
            pages.put("people, q of nobody" + of, "/settings/people?q=nobody" + whose);
        }
        long entry = newest(tables, "ledger_entry") - rows / 2;
        for (String entries : new String[] {"", "charges", "credits"}) {
            String money = "/money?account=" + first + "&entries=" + entries;
            pages.put("ledger " + entries, money);
            pages.put("ledger " + entries + ", middle", money + "&cursor=" + entry);
        }
        pages.put("money of all", "/money");
        pages.put("money of all, q", "/money?q=no+99999");
        pages.put("statement", "/money/statement?account=" + first);
        pages.put("accounts", "/accounts");
        pages.put("accounts, middle", "/accounts?cursor=" + rows / 2);
        pages.put("accounts, q", "/accounts?q=no+99999");
    }

    private static long newest(JdbcClient tables, String table) {
        return tables.sql("SELECT MAX(id) FROM " + table).query(Long.class).single();
    }

    private static double time(PageClient owner, String what, String path) throws Exception {
        double[] times = new double[TURNS];
        for (int i = 0; i < TURNS; i++) {
            long begun = System.nanoTime();
            HttpResponse<String> answer = owner.get(path);
            times[i] = (System.nanoTime() - begun) / 1e6;
            if (answer.statusCode() != 200) throw new AssertionError(path + ": " + answer.statusCode());
        }
        double cold = times[0];
        Arrays.sort(times);
        System.out.printf(
                Locale.ROOT,
                "%-52s first %6.1f ms, median %6.1f ms, slowest %6.1f ms%n",
                what,
                cold,
                times[TURNS / 2],
                times[TURNS - 1]);
        return times[TURNS / 2];
    }
}
