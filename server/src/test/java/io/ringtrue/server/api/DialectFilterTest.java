package io.ringtrue.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.server.ApiFixture;
import io.ringtrue.server.accounts.AccountSettings.Validation;
import io.ringtrue.server.api.fakes.RawHttp.Reply;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the dialects' door does in place of Spring's filters, point for point as [DialectFilter] lists it.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DialectFilterTest {
    private static final String ADMIN = "Authorization: Bearer " + ApiFixture.ADMIN_TOKEN;
    private static final String GATEWAY = "/process/5/gateway";
    private static final String BALANCE = "/app/api/json/account/balance";
    private static final String QUERY = """
            {"user":"door@example.com","pass":"door-pass","service":"PhoneMatch5.0.Validate",\
            "target":{"phone":"+12015550123"}}""";
    /// What Spring Security writes on our own paths.
    private static final List<String> SAFE = List.of(
            "x-content-type-options",
            "x-xss-protection",
            "cache-control",
            "pragma",
            "expires",
            "strict-transport-security",
            "x-frame-options",
            "content-security-policy",
            "referrer-policy");

    private ApiFixture api;

    @BeforeAll
    void start() {
        api = ApiFixture.start(
                "server.forward-headers-strategy=native", "server.tomcat.remoteip.internal-proxies=127.0.0.1/32");
        api.user("door@example.com", "door-pass", Validation.STANDARD);
    }

    @AfterAll
    void stop() {
        api.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {GATEWAY, "/PROCESS/5/Gateway", "/process/5/gateway/", "/process/comprehensive/gateway"})
    void servesItsPathsInAnyCase(String path) {
        assertThat(api.http.send("POST", path, QUERY).body()).contains("\"action\":\"PASS\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/process", "/Process", "/process/"})
    void servesTheBaseItself(String path) {
        Reply reply = api.http.send("POST", path, QUERY);
        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.body()).contains("\"error\":{\"message\":");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/processes/5/gateway", "/app/apis", "/app", "/"})
    void leavesOtherPathsToSpring(String path) {
        Reply reply = api.http.send("POST", path, QUERY);
        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
    }

    @ParameterizedTest
    @CsvSource({"FOO, 405", "get, 405", "OPTIONS, 405", "TRACE, 405", "HEAD, 405", "PUT, 405"})
    void answersMethodsInTheDialectsWords(String method, int status) {
        Reply reply =
                api.http.send(method, GATEWAY, "", "Origin: https://x.example", "Access-Control-Request-Method: POST");
        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.header("Allow")).isEqualTo("POST");
        assertThat(reply.headers()).doesNotContainKey("access-control-allow-origin");
        if (method.equals("HEAD")) assertThat(reply.body()).isEmpty();
        else assertThat(reply.body()).contains("\"code\":\"IN0\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/process//5/gateway",
                "/process/5/gateway;x=1",
                "/process/./5/gateway",
                "/process/x/../5/gateway",
                "/process/%2e%2e/process/5/gateway",
                "/process/5%2fgateway",
                "/process/5%5cgateway",
                "/process/5%25gateway",
                "/process/5%0agateway"
            })
    void refusesPathsThatCouldBeReadInTwoWays(String path) {
        Reply reply = api.http.send("POST", path, QUERY);
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.body()).contains("\"code\":\"IN1\"");
    }

    @Test
    void hasTheSecurityHeadersOfOurOwnPaths() {
        for (String scheme : List.of("http", "https")) {
            String proto = "X-Forwarded-Proto: " + scheme;
            Reply own = api.http.get("/health/live", proto);
            assertThat(own.headers().containsKey("strict-transport-security")).isEqualTo(scheme.equals("https"));
            for (Reply reply : List.of(
                    api.http.send("POST", GATEWAY, QUERY, proto),
                    api.http.send("POST", GATEWAY, "x".repeat(70_000), proto),
                    api.http.get(BALANCE, proto),
                    api.http.get("/APP/API/nothing", proto))) {
                for (String header : SAFE)
                    assertThat(reply.header(header)).as(header).isEqualTo(own.header(header));
            }
        }
    }

    @Test
    void readsBodiesWithinTheirLimit() {
        Reply most = api.http.send("POST", GATEWAY, QUERY + " ".repeat(64 * 1024 - QUERY.length()));
        assertThat(most.body()).contains("\"action\":\"PASS\"");
        Reply more = api.http.send("POST", GATEWAY, QUERY + " ".repeat(64 * 1024 - QUERY.length() + 1));
        assertThat(more.status()).isEqualTo(413);
        assertThat(more.body()).contains("body must be at most 65536 bytes");
        Reply chunks = api.http.send(chunked(QUERY));
        assertThat(chunks.body()).contains("\"action\":\"PASS\"");
        assertThat(api.http.send(chunked("x".repeat(65_537))).status()).isEqualTo(413);
    }

    private static byte[] chunked(String body) {
        return ("POST " + GATEWAY + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n"
                        + Integer.toHexString(body.length()) + "\r\n" + body + "\r\n0\r\n\r\n")
                .getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    }

    @Test
    void refusesPackedBodiesInTheDialectsWords() {
        Reply reply = api.http.send("POST", GATEWAY, QUERY, "Content-Encoding: gzip");
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.body()).contains("Content-Encoding must be identity");
    }

    @Test
    void makesWrongSecretsWaitByTheAddressOfTheirCaller() {
        String guess = QUERY.replace("door-pass", "guess");
        for (int i = 0; i < 12; i++) api.http.send("POST", GATEWAY, guess, "X-Forwarded-For: 192.0.2.7");
        Reply guesser = api.http.send("POST", GATEWAY, guess, "X-Forwarded-For: 192.0.2.7");
        assertThat(guesser.status()).isEqualTo(429);
        assertThat(guesser.header("Retry-After")).isNotEmpty();
        assertThat(api.http
                        .send("POST", GATEWAY, QUERY, "X-Forwarded-For: 192.0.2.8")
                        .status())
                .isEqualTo(200);
    }

    /// By our timers, and not a second time by Spring's observation, which would have no path to name.
    @Test
    void countsEachRequestOnce() {
        double good = counted("uri=\"/process/**\"", "status=\"200\"", "method=\"POST\"");
        double odd = counted("uri=\"/process/**\"", "status=\"405\"", "method=\"UNKNOWN\"", "CLIENT_ERROR");
        double searched = counted("uri=\"/app/api/**\"");
        double unknown = counted("uri=\"UNKNOWN\"");
        api.http.send("POST", GATEWAY, QUERY);
        api.http.send("FOO", GATEWAY, "");
        api.http.get(BALANCE);
        assertThat(counted("uri=\"/process/**\"", "status=\"200\"", "method=\"POST\"") - good)
                .isEqualTo(1);
        assertThat(counted("uri=\"/process/**\"", "status=\"405\"", "method=\"UNKNOWN\"", "CLIENT_ERROR") - odd)
                .isEqualTo(1);
        assertThat(counted("uri=\"/app/api/**\"") - searched).isEqualTo(1);
        assertThat(counted("uri=\"UNKNOWN\"")).isEqualTo(unknown);
    }

    private double counted(String... tags) {
        return api.http
                .get("/metrics", ADMIN)
                .body()
                .lines()
                .filter(line -> line.startsWith("http_server_requests_seconds_count"))
                .filter(line -> List.of(tags).stream().allMatch(line::contains))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
