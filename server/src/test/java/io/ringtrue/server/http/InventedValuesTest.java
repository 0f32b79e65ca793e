package io.ringtrue.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.server.ApiFixture;
import io.ringtrue.server.api.fakes.RawHttp;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.management.JMException;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Nothing may be kept by a name that a stranger chooses. Whatever kept one thing for each of 5,000 invented values
/// would show as 5,000 more objects of some class, be it ours, Spring's, the container's or the JDK's.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InventedValuesTest {
    private static final String ADMIN = "Authorization: Bearer " + ApiFixture.ADMIN_TOKEN;
    private static final int INVENTED = 5_000;
    private static final int FIRST = 500;

    private ApiFixture api;
    private String basic;

    @BeforeAll
    void start() {
        api = ApiFixture.start();
        api.account("inventor", "inventors-secret");
        basic = RawHttp.basic("inventor", "inventors-secret");
    }

    @AfterAll
    void stop() {
        api.close();
    }

    private static List<String> targets(int i) {
        return List.of(
                        "/v1/openapi?x%d=%d",
                        "/v1/nothing%d?y=%d",
                        "/v1/numbers?number=%%2B1201555%04d&z%d",
                        "/v1/verifications/%d?q%d=1",
                        "/nowhere%d/%d",
                        "/app/api/json/none%d?apikey=k&n=%d",
                        "/process/none%d/%d",
                        "/health/live?w%d=%d",
                        "/%d;x=%d",
                        "/error%d?%d")
                .stream()
                .map(target -> target.formatted(i, i))
                .toList();
    }

    /// Two of the ten have a method of their own too; the others are GETs.
    private void send(int i) {
        List<String> targets = targets(i);
        String target = targets.get(i % targets.size());
        String method = i % 7 == 0 ? "M" + i : i % 7 == 1 ? "POST" : "GET";
        api.http.send(("%s %s HTTP/1.1\r\nHost: h%d.example\r\nConnection: close\r\n".formatted(method, target, i)
                        + (i % 3 == 0 ? basic + "\r\n" : "")
                        + """
                        Accept-Language: x-i%1$d, en-x-i%1$d;q=0.7
                        Accept: application/x-i%1$d, text/i%1$d;q=0.3
                        Accept-Charset: c%1$d
                        Accept-Encoding: e%1$d
                        Content-Type: application/i%1$d; charset=c%1$d; boundary=b%1$d
                        Content-Encoding: identity
                        Cookie: JSESSIONID=s%1$d; c%1$d=v%1$d
                        User-Agent: u%1$d
                        Origin: https://o%1$d.example
                        Access-Control-Request-Method: P%1$d
                        If-None-Match: "t%1$d"
                        If-Modified-Since: d%1$d
                        Range: bytes=%1$d-
                        X-Forwarded-For: 198.51.100.%1$d
                        X-Forwarded-Proto: p%1$d
                        Forwarded: for=f%1$d
                        traceparent: 00-%1$032x-%1$016x-01
                        Idempotency-Key: i%1$d
                        X-Invented-%1$d: v%1$d

                        """.formatted(i).replace("\n", "\r\n"))
                .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
    }

    @Test
    void keepsNothingByTheNamesThatStrangersInvent() throws JMException {
        for (int i = 0; i < FIRST; i++) send(i);
        Set<String> meters = meters();
        // Kept as text: a map of six thousand classes would be what has grown.
        String first = histogram();
        for (int i = FIRST; i < FIRST + INVENTED; i++) send(i);
        String last = histogram();
        Map<String, Long> before = objects(first);
        Map<String, Long> grown = new LinkedHashMap<>();
        objects(last).forEach((name, count) -> {
            long more = count - before.getOrDefault(name, 0L);
            if (more > INVENTED / 20) grown.put(name, more);
        });
        assertThat(grown)
                .as("objects by class that %d requests left behind", INVENTED)
                .isEmpty();
        assertThat(meters()).isEqualTo(meters);
    }

    /// With their labels; without those that are there while a request is under way, and this request's own.
    private Set<String> meters() {
        return api.http
                .get("/metrics", ADMIN)
                .body()
                .lines()
                .filter(line -> !line.startsWith("#")
                        && !line.startsWith("jvm_")
                        && !line.contains("_active_")
                        && !line.contains("/metrics"))
                .map(line -> line.replaceFirst(" [^ ]*$", ""))
                .collect(Collectors.toSet());
    }

    /// Live objects by class, after a collection.
    private static String histogram() throws JMException {
        return (String) ManagementFactory.getPlatformMBeanServer()
                .invoke(
                        new ObjectName("com.sun.management:type=DiagnosticCommand"),
                        "gcClassHistogram",
                        new Object[] {new String[0]},
                        new String[] {String[].class.getName()});
    }

    private static Map<String, Long> objects(String table) {
        Map<String, Long> objects = new TreeMap<>();
        table.lines().map(line -> line.strip().split("\\s+")).forEach(columns -> {
            // The collector fills gaps of the heap with objects of its own.
            if (columns.length >= 4 && columns[0].endsWith(":") && !columns[3].contains("jdk.internal.vm.Filler")) {
                objects.merge(columns[3], Long.parseLong(columns[1]), Long::sum);
            }
        });
        return objects;
    }
}
