package io.ringtrue.server.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.server.ApiFixture;
import io.ringtrue.server.accounts.AccountSettings.Validation;
import io.ringtrue.server.api.fakes.RawHttp;
import io.ringtrue.server.api.fakes.RawHttp.Reply;
import java.io.ByteArrayOutputStream;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/// 5,000 mutations of each odd request that is read. None may cause an exception, a 5xx, an answer later than
/// a second or a line in the log, and the request itself is answered as before. Half of them come from a
/// fixed seed, half from a fresh one, which is printed.
///
/// The bodies go straight to the server's filters and handlers, which read them; the container only passes
/// bytes through. Every fiftieth goes over a socket, too.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(OutputCaptureExtension.class)
class MutatedRequestTest {
    private static final int HALF = 2_500;
    private static final Duration SLOW = Duration.ofSeconds(1);
    private static final int EACH_OVER_HTTP = 50;
    private static final long FIXED = 20_261_128;
    private static final long FRESH = new SecureRandom().nextLong();
    private static final String BASIC = RawHttp.basic("mutant-key", "mutant-secret");
    private static final String ADMIN = "Authorization: Bearer " + ApiFixture.ADMIN_TOKEN;
    private static final String LOGIN = "?apikey=mutant-key&apisecret=mutant-secret";
    private static final String FORM = "Content-Type: application/x-www-form-urlencoded";
    private static final String JSON = "Content-Type: application/json";
    private static final byte[][] PIECES = Stream.of(
                    "\uFEFF",
                    "\u0000",
                    "%00",
                    "%",
                    "%FF",
                    "&",
                    "=",
                    "{",
                    "}",
                    "[",
                    "\"",
                    "\\u0000",
                    "\\ud800",
                    "null",
                    "1e999",
                    "9".repeat(400),
                    "[".repeat(50),
                    "\n",
                    "\r",
                    "é",
                    "//",
                    ":",
                    ",",
                    "\uD83D\uDCA9")
            .map(piece -> piece.getBytes(UTF_8))
            .toArray(byte[][]::new);

    private ApiFixture api;

    /// @param fixed how many leading bytes are not mutated: the credentials, because wrong ones are throttled
    /// @param right a text that a good answer contains
    private record Odd(String path, String method, byte[] body, int fixed, String right, String... headers) {
        @Override
        public String toString() {
            return method + " " + path.split("\\?", 2)[0] + " " + headers[0];
        }
    }

    static Stream<Odd> requests() {
        String reverse = "/tts/reversepinverification" + LOGIN;
        String query = "{\"user\":\"mutant\",\"pass\":\"example_password\",";
        return Stream.of(
                odd(
                        "/app/api/xml" + reverse,
                        "POST",
                        "\uFEFFnumber=148485454545&pin=12345&brand=B%C3%BCcher&callbackurl=https://bücher.example/cb?a=1",
                        0,
                        "<Status>0",
                        FORM),
                odd(
                        "/app/api/json" + reverse,
                        "POST",
                        "number=148485454545&pin=12345&callbackurltype=HTTPS&announcepin=False",
                        0,
                        "\"Status\":0",
                        FORM + "; charset=ISO-8859-1"),
                odd(
                        "/app/api/json" + reverse,
                        "POST",
                        "\uFEFF{\"number\":\"148485454545\",\"pin\":\"12345\",\"callbackurl\":\"my_service.example\"}",
                        0,
                        "\"Status\":0",
                        JSON),
                odd(
                        "/process/comprehensive/gateway",
                        "POST",
                        query
                                + "\"service\":\"PhoneMatch5.0.Validate\",\"target\":{\"phone\":\"2015106000\",\"invalid_phonelinetypes\":[\" voip\"]}}",
                        query.length(),
                        "ALL CHECKS PASSED",
                        JSON),
                odd(
                        "/v1/verifications",
                        "POST",
                        "\uFEFF{\"number\":\"+12015550123\",\"callbackUrl\":\"https://bücher.example/cb?a=1\"}",
                        0,
                        "\"status\":\"queued\"",
                        JSON,
                        BASIC),
                odd(
                        "/v1/admin/prices",
                        "PUT",
                        "[{\"prefix\":\"\",\"price\":\"0.015\"},{\"prefix\":\"1\",\"price\":\"0.01\"}]",
                        0,
                        "0.015",
                        JSON,
                        ADMIN),
                odd(
                        "/v1/numbers:batch",
                        "POST",
                        "\uFEFFphone,name\r\n+12015106000,a\r\n",
                        0,
                        "pass",
                        "Content-Type: text/csv",
                        BASIC),
                odd(
                        "/v1/numbers:batch",
                        "POST",
                        "\uFEFF{\"phone\":\"+12015106000\"}\n",
                        0,
                        "pass",
                        "Content-Type: application/x-ndjson",
                        BASIC));
    }

    private static Odd odd(String path, String method, String body, int fixed, String right, String... headers) {
        return new Odd(path, method, body.getBytes(UTF_8), fixed, right, headers);
    }

    @BeforeAll
    void start() {
        api = ApiFixture.start();
        api.account("mutant-key", "mutant-secret", "100000", settings -> settings);
        api.user("mutant", "example_password", Validation.STANDARD);
    }

    @AfterAll
    void stop() {
        api.close();
    }

    @ParameterizedTest
    @MethodSource("requests")
    void answersEveryMutation(Odd odd, CapturedOutput log) {
        System.out.println("fresh seed " + FRESH);
        int before = log.getAll().length();
        for (long seed : new long[] {FIXED, FRESH}) {
            SplittableRandom random = new SplittableRandom(seed);
            for (int i = 0; i < HALF; i++) {
                byte[] body = mutated(odd, random);
                Timed timed = timed(odd, body);
                assertThat(timed.reply().status())
                        .as("seed %d, mutation %d: %s", seed, i, new String(body, UTF_8))
                        .isBetween(200, 499);
                // The machine may have been busy: a request that is really slow is slow again.
                Duration took = timed.took().compareTo(SLOW) < 0
                        ? timed.took()
                        : timed(odd, body).took();
                assertThat(took).as("seed %d, mutation %d", seed, i).isLessThan(SLOW);
                if (i % EACH_OVER_HTTP == 0) {
                    assertThat(send(odd, body).status())
                            .as("seed %d, mutation %d over HTTP", seed, i)
                            .isBetween(200, 499);
                }
            }
        }
        assertThat(log.getAll().substring(before)).isEmpty();
        if (odd.method().equals("PUT")) send(odd, odd.body());
        assertThat(send(odd, odd.body()).body()).contains(odd.right());
    }

    private record Timed(Reply reply, Duration took) {}

    private Timed timed(Odd odd, byte[] body) {
        long start = System.nanoTime();
        Reply reply = api.direct.send(odd.method(), odd.path(), body, odd.headers());
        return new Timed(reply, Duration.ofNanos(System.nanoTime() - start));
    }

    private static byte[] mutated(Odd odd, SplittableRandom random) {
        byte[] body = odd.body();
        for (int change = random.nextInt(1, 4); change > 0; change--) {
            int at = random.nextInt(odd.fixed(), body.length + 1);
            int length = random.nextInt(0, 6);
            byte[] piece = switch (random.nextInt(4)) {
                case 0 -> new byte[] {(byte) random.nextInt(256)};
                case 1 -> new byte[0];
                case 2 -> PIECES[random.nextInt(PIECES.length)];
                default -> java.util.Arrays.copyOfRange(body, at, Math.min(body.length, at + length));
            };
            ByteArrayOutputStream whole = new ByteArrayOutputStream();
            whole.write(body, 0, at);
            whole.writeBytes(piece);
            int rest = Math.min(body.length, at + random.nextInt(0, 3));
            whole.write(body, rest, body.length - rest);
            body = whole.toByteArray();
        }
        return body;
    }

    private Reply send(Odd odd, byte[] body) {
        String head = odd.method() + " " + odd.path() + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                + String.join("\r\n", odd.headers()) + "\r\nContent-Length: " + body.length + "\r\n\r\n";
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(head.getBytes(ISO_8859_1));
        all.writeBytes(body);
        return api.http.send(all.toByteArray());
    }
}
