package io.ringtrue.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.server.ApiFixture;
import io.ringtrue.server.api.fakes.RawHttp.Reply;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/// What happens before any dialect: no error pages, no names of software, no slow senders, no secrets
/// in the log.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(OutputCaptureExtension.class)
class TransportTest {
    private ApiFixture api;
    /// Begun before all tests: each takes ten seconds, in which the others run.
    private FutureTask<Dripped> headers;

    private FutureTask<Dripped> body;

    /// @param after how long ended the connection
    private record Dripped(String answer, Duration after) {}

    @BeforeAll
    void start() {
        api = ApiFixture.start();
        api.account("quiet-key", "quiet-secret");
        headers = drip("GET /health/live HTTP/1.1\r\nHost: localhost\r\nX-Slow: ");
        body = drip("POST /app/api/json/account/balance HTTP/1.1\r\nHost: localhost\r\n"
                + "Content-Type: application/json\r\nContent-Length: 5000\r\n\r\n");
    }

    @AfterAll
    void stop() {
        api.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/nowhere", "/error", "/index.html", "/swagger-ui.html", "/v3/api-docs", "/health", "/env"})
    void answersUnknownPathsAsProblems(String path) {
        Reply reply = api.http.get(path, "Accept: text/html");
        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(reply.body()).contains("\"detail\":\"there is nothing at this path\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense\r\n\r\n",
                "GET /a HTTP/1.1\r\n\r\n",
                "GET /a\u0001b HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "GET /a//b HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "GET /a/%2e%2e/b;c HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "GET /a HTTP/1.1\r\nHost: x\r\nContent-Length: x\r\nConnection: close\r\n\r\n"
            })
    void answersWhatIsNoRequestWithoutAPage(String request) {
        Reply reply = api.http.send(request.getBytes(StandardCharsets.ISO_8859_1));
        assertThat(reply.status()).isBetween(400, 499);
        assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(reply.body()).startsWith("{\"type\":\"about:blank\"").doesNotContain("<", "Exception");
    }

    @Test
    void tellsHealthToEverybodyAndMetricsToTheOperator() {
        assertThat(api.http.get("/health/live").body()).isEqualTo("{\"status\":\"UP\"}");
        assertThat(api.http.get("/health/ready").body()).isEqualTo("{\"status\":\"UP\"}");
        assertThat(api.http.get("/metrics").status()).isEqualTo(401);
        assertThat(api.http
                        .get("/metrics", "Authorization: Bearer " + ApiFixture.ADMIN_TOKEN)
                        .body())
                .contains("# TYPE ");
    }

    @Test
    void sendsSecurityHeadersAndNoServerName() {
        Reply reply = api.http.get("/app/api/json/account/balance");
        assertThat(reply.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(reply.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(reply.header("Content-Security-Policy")).startsWith("default-src 'none'");
        assertThat(reply.headers()).doesNotContainKeys("server", "set-cookie", "x-powered-by");
    }

    @Test
    void logsNeitherSecretsNorNumbers(CapturedOutput log) {
        String query = "?apikey=quiet-key&apisecret=quiet-secret&number=12015550142&pin=80081";
        api.http.send("POST", "/app/api/json/tts/reversepinverification" + query, "");
        api.http.get("/app/api/json/tts/\u0001" + query);
        api.http.get("/nowhere" + query);
        assertThat(log.getAll()).doesNotContain("quiet-secret", "12015550142", "80081", "security password");
    }

    @Test
    void closesConnectionsWhoseHeadersComeDropByDrop() throws Exception {
        assertThat(headers.get().after()).isGreaterThan(Duration.ofSeconds(8));
    }

    @Test
    void answersBodiesThatComeDropByDropWith408() throws Exception {
        assertThat(body.get().answer()).startsWith("HTTP/1.1 408 ").contains("\"Status\":4}");
    }

    @Test
    void logsNothingOfBodiesItStopsReading(CapturedOutput log) throws IOException {
        StringBuilder answer = new StringBuilder();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), api.http.port())) {
            socket.getOutputStream()
                    .write(("POST /process/5/gateway HTTP/1.1\r\nHost: localhost\r\n"
                                    + "Content-Length: 9000000\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            for (int c = socket.getInputStream().read();
                    c >= 0;
                    c = socket.getInputStream().read()) {
                answer.append((char) c);
            }
        }
        assertThat(answer).startsWith("HTTP/1.1 413 ");
        assertThat(log.getAll()).doesNotContain("a request failed");
    }

    private FutureTask<Dripped> drip(String start) {
        FutureTask<Dripped> dripping = new FutureTask<>(() -> {
            long begun = System.nanoTime();
            String answer = dripUntilClosed(start);
            return new Dripped(answer, Duration.ofNanos(System.nanoTime() - begun));
        });
        Thread.ofVirtual().start(dripping);
        return dripping;
    }

    /// Sends a byte every half second until the server ends the connection; it waits by reading.
    private String dripUntilClosed(String start) throws IOException {
        StringBuilder answer = new StringBuilder();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), api.http.port())) {
            socket.setSoTimeout(500);
            socket.getOutputStream().write(start.getBytes(StandardCharsets.US_ASCII));
            long patience = System.nanoTime() + Duration.ofSeconds(90).toNanos();
            while (System.nanoTime() < patience) {
                try {
                    int read = socket.getInputStream().read();
                    if (read < 0) return answer.toString();
                    answer.append((char) read);
                } catch (SocketTimeoutException _) {
                    socket.getOutputStream().write('x');
                } catch (SocketException _) {
                    return answer.toString();
                }
            }
        } catch (SocketException _) {
            return answer.toString();
        }
        throw new AssertionError("the connection was never ended; so far: " + answer);
    }
}
