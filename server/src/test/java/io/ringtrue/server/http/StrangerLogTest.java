package io.ringtrue.server.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ringtrue.server.ApiFixture;
import io.ringtrue.server.api.fakes.RawHttp;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/// Clients that hang up, break a chunk, send garbage or stop reading. Nothing that a stranger does may write
/// a line above DEBUG, or anybody could fill the disk. `ringtrue.http.broken` counts them.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(OutputCaptureExtension.class)
class StrangerLogTest {
    private static final int EACH = 5;
    private static final Pattern LOUD = Pattern.compile("(?m)^.*( INFO | WARN | ERROR |\\tat |Exception).*$");
    private static final String BASIC = RawHttp.basic("loud-key", "loud-secret");
    private static final String ADMIN = "Authorization: Bearer " + ApiFixture.ADMIN_TOKEN;

    private ApiFixture api;
    private String verification;

    @BeforeAll
    void start() {
        api = ApiFixture.start();
        api.account("loud-key", "loud-secret");
        String made = api.http
                .send(
                        "POST",
                        "/v1/verifications",
                        "{\"number\":\"+12015550123\"}",
                        BASIC,
                        "Content-Type: application/json")
                .body();
        verification = made.replaceAll(".*\"id\":([0-9]+).*", "$1");
        api.http.get("/metrics", ADMIN);
        // Its first reader has the description made, which is a line of the log once a start.
        assertThat(api.http.get("/v1/openapi").status()).isEqualTo(200);
    }

    @AfterAll
    void stop() {
        api.close();
    }

    private static String post(String path, String more) {
        return "POST " + path + " HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n" + more;
    }

    /// What is sent before the connection is cut.
    private Map<String, String> halves() throws IOException {
        Map<String, String> halves = new LinkedHashMap<>();
        halves.put("nothing", "");
        halves.put("half a request line", "POST /app/api/js");
        halves.put("half a header", "POST /app/api/json/account/balance HTTP/1.1\r\nHost: x\r\nCont");
        halves.put("a request line that is none", "nonsense\r\n\r\n");
        halves.put("binary", "\u0000\u0001\u0002\u00ff\r\n\r\n");
        halves.put(
                "a hello of TLS",
                "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003" + "x".repeat(500));
        halves.put("a preface of HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
        halves.put("a bad header", "GET /health/live HTTP/1.1\r\nHost: x\r\n: y\r\n\r\n");
        halves.put("a bad host", "GET /health/live HTTP/1.1\r\nHost: a b\r\n\r\n");
        halves.put("a bad cookie", "GET /health/live HTTP/1.1\r\nHost: x\r\nCookie: =;\u0001\u00ff==\r\n\r\n");
        halves.put("a bad query", "GET /v1/numbers/1?strict=%zz&=%ff HTTP/1.1\r\nHost: x\r\n" + BASIC + "\r\n\r\n");
        for (String path : List.of(
                "/app/api/xml/tts/reversepinverification", "/process/5/gateway", "/v1/verifications", "/nowhere")) {
            halves.put("half a body: " + path, post(path, "Content-Length: 1000\r\n\r\n{\"pin\":"));
            halves.put("a broken chunk: " + path, post(path, "Transfer-Encoding: chunked\r\n\r\nzz\r\n\r\n"));
            halves.put("half a chunk: " + path, post(path, "Transfer-Encoding: chunked\r\n\r\n10\r\nabc"));
            halves.put(
                    "a broken trailer: " + path,
                    post(path, "Transfer-Encoding: chunked\r\n\r\n1\r\n{\r\n0\r\n\u0000:\r\n\r\n"));
            halves.put(
                    "a body too large: " + path, post(path, "Content-Length: 9000000\r\n\r\n" + "x".repeat(200_000)));
            halves.put("a promise: " + path, post(path, "Expect: 100-continue\r\nContent-Length: 10\r\n\r\n"));
        }
        String csv = BASIC + "\r\nContent-Type: text/csv\r\n";
        halves.put(
                "half a list",
                "POST /v1/numbers:batch HTTP/1.1\r\nHost: x\r\n" + csv + "Content-Length: 90000\r\n\r\nphone\n+1201");
        halves.put(
                "a broken chunk of a list",
                "POST /v1/numbers:batch HTTP/1.1\r\nHost: x\r\n" + csv
                        + "Transfer-Encoding: chunked\r\n\r\n6\r\nphone\n\r\nzz\r\n");
        String packed = packed();
        for (String list : List.of(
                packed.substring(0, packed.length() / 2),
                packed.substring(0, packed.length() - 6)
                        + (char) (packed.charAt(packed.length() - 6) ^ 1)
                        + packed.substring(packed.length() - 5),
                packed.substring(0, 40))) {
            halves.put(
                    "a damaged gzip of " + list.length() + " bytes",
                    "POST /v1/numbers:batch HTTP/1.1\r\nHost: x\r\n" + csv + "Content-Length: " + list.length()
                            + "\r\n\r\n" + list);
        }
        String rows = "+12015106000\n".repeat(200_000);
        halves.put(
                "a list whose answer nobody reads",
                "POST /v1/numbers:batch HTTP/1.1\r\nHost: x\r\n" + csv + "Content-Length: " + (rows.length() + 6)
                        + "\r\n\r\nphone\n" + rows);
        halves.put(
                "half an operator file",
                "POST /v1/admin/numbers?dryRun=true HTTP/1.1\r\nHost: x\r\n" + ADMIN
                        + "\r\nContent-Type: text/csv\r\nContent-Length: 90000\r\n\r\na,b\n");
        halves.put(
                "half a tariff",
                "PUT /v1/admin/prices HTTP/1.1\r\nHost: x\r\n" + ADMIN
                        + "\r\nContent-Type: application/json\r\nContent-Length: 90000\r\n\r\n[{");
        halves.put(
                "a stream nobody reads",
                "GET /v1/verifications/" + verification + "/events HTTP/1.1\r\nHost: x\r\n" + BASIC + "\r\n\r\n");
        halves.put("a description nobody reads", "GET /v1/openapi HTTP/1.1\r\nHost: x\r\n\r\n".repeat(50));
        return halves;
    }

    /// Some 20 pieces, unpacked.
    private static String packed() throws IOException {
        SplittableRandom random = new SplittableRandom(1);
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write("phone\n".getBytes(ISO_8859_1));
            for (int i = 0; i < 100_000; i++) {
                out.write(("+1201510" + random.nextInt(6000, 7000) + "\n").getBytes(ISO_8859_1));
            }
        }
        return packed.toString(ISO_8859_1);
    }

    @Test
    void logsNothingOfWhatStrangersBreak(CapturedOutput log) throws IOException {
        halves().forEach((name, bytes) -> {
            int before = log.getAll().length();
            for (int i = 0; i < EACH; i++) cut(bytes, i % 2 == 0);
            settle();
            String said = log.getAll().substring(before);
            assertThat(LOUD.matcher(said)
                            .results()
                            .limit(3)
                            .map(found -> found.group())
                            .toList())
                    .as(name)
                    .isEmpty();
        });
        assertThat(counted("gone")).isPositive();
        assertThat(counted("malformed")).isPositive();
        assertThat(counted("refused")).isPositive();
    }

    private double counted(String cause) {
        String metrics = api.http.get("/metrics", ADMIN).body();
        return metrics.lines()
                .filter(line -> line.startsWith("ringtrue_http_broken_total") && line.contains("\"" + cause + "\""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    /// @param reset true: end by a reset, as a crashed client or a firewall does
    private void cut(String bytes, boolean reset) {
        try (Socket line = new Socket(InetAddress.getLoopbackAddress(), api.http.port())) {
            line.setSoTimeout(50);
            OutputStream out = line.getOutputStream();
            out.write(bytes.getBytes(ISO_8859_1));
            out.flush();
            readABit(line.getInputStream());
            line.setSoLinger(reset, 0);
        } catch (IOException _) {
            // The server may have closed first, as it does after some of these requests.
        }
    }

    private static void readABit(InputStream in) {
        try {
            in.readNBytes(1);
        } catch (IOException _) {
            // Nothing was answered so far.
        }
    }

    /// Good requests go through the same threads and the same log: when they are answered and the server has let go of
    /// every connection, it is done with those before. It notices only later that nobody reads a stream.
    private void settle() {
        long end = System.nanoTime() + Duration.ofMillis(300).toNanos();
        do {
            assertThat(api.http.get("/health/live").status()).isEqualTo(200);
        } while (api.connections() > 0 && System.nanoTime() < end);
    }

    /// The same for a server that speaks TLS itself.
    @Test
    void logsNothingOfHandshakesThatStrangersBreak(CapturedOutput log, @TempDir Path folder) throws Exception {
        Path store = folder.resolve("server.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-alias",
                        "server",
                        "-dname",
                        "CN=localhost",
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        "only-for-this-test")
                .redirectErrorStream(true)
                .start();
        keytool.getInputStream().readAllBytes();
        assertThat(keytool.waitFor()).isZero();
        ApiFixture plain = api;
        try (ApiFixture tls =
                ApiFixture.start("server.ssl.key-store=" + store, "server.ssl.key-store-password=only-for-this-test")) {
            int before = log.getAll().length();
            api = tls;
            for (String bytes : List.of(
                    "",
                    "\u0016\u0003\u0001",
                    "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003" + "x".repeat(100),
                    "\u0016\u0003\u0001\u0000\u0010" + "x".repeat(16),
                    "GET / HTTP/1.1\r\nHost: x\r\n\r\n",
                    "\u0015\u0003\u0003\u0000\u0002\u0002\u0028")) {
                for (int i = 0; i < EACH; i++) cut(bytes, i % 2 == 0);
            }
            await().until(() -> tls.connections() == 0);
            assertThat(LOUD.matcher(log.getAll().substring(before))
                            .results()
                            .limit(3)
                            .map(found -> found.group())
                            .toList())
                    .isEmpty();
        } finally {
            api = plain;
        }
    }
}
