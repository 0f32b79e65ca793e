package io.ringtrue.server.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.server.cli.CommandRun;
import io.ringtrue.server.cli.StubServer;
import io.ringtrue.server.cli.StubServer.Answer;
import io.ringtrue.server.cli.StubServer.Request;
import io.ringtrue.server.cli.server.RunningServer;
import io.ringtrue.server.cli.server.SandboxCallees;
import io.ringtrue.server.cli.server.ServerStarter.StartFailed;
import io.ringtrue.server.cli.server.UrlQuery;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The demo against a stub of the server; `DemoTest` runs it against the real one.
@Timeout(60)
class DemoCommandTest implements RunningServer {
    private final StubServer stub;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, Object> settings = new ConcurrentHashMap<>();
    private final Map<String, List<String>> keys = new ConcurrentHashMap<>();
    private final Map<String, String> pins = new ConcurrentHashMap<>();
    private String wrongSays = "false";
    private boolean stopped;

    DemoCommandTest() throws IOException {
        stub = new StubServer()
                .on("POST /app/api/json/tts/reversepinverification", this::accept)
                .on("GET /v1/verifications/1/events", _ -> story("verified"))
                .on("GET /v1/verifications/2/events", _ -> story("unverified"))
                .on("GET /app/api/json/search/searchbyid", DemoCommandTest::found)
                .on(
                        "GET /app/api/json/account/balance",
                        Answer.json(200, "{\"Response\":{\"balance\":9.97},\"Status\":0}"));
    }

    @Test
    void tellsBothCallsAndLeavesWithZero() {
        CommandRun run = demo("demo", "--exit");
        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
        assertThat(run.out())
                .contains("right PIN  accepted     id 1, price 0.015")
                .contains("right PIN  speaking     Your PIN is *****")
                .contains("right PIN  status       Delivered - PIN Verified")
                .contains("right PIN  charge       0.015, balance now 9.97")
                .contains("right PIN  matched      true")
                .contains("wrong PIN  matched      false")
                .contains("status=Delivered%20-%20PIN%20Unverified")
                .doesNotContain("\u001b");
        assertThat(run.out()).doesNotContain(pins.get("148485454545")).doesNotContain(pins.get("148485454546"));
    }

    @Test
    void letsOneCalleeKeyThePinAndTheOtherAnother() {
        demo("demo", "--exit");
        assertThat(keys.get("148485454545")).containsExactly(pins.get("148485454545"));
        assertThat(keys.get("148485454546")).hasSize(3).doesNotContain(pins.get("148485454546"));
    }

    @Test
    void leavesNothingBehind() {
        demo("demo", "--exit");
        assertThat(stopped).isTrue();
        assertThat(settings).containsEntry("ringtrue.sandbox", "true").containsEntry("server.port", "0");
        assertThat(Files.exists(Path.of(String.valueOf(settings.get("ringtrue.data-dir")))))
                .isFalse();
    }

    @Test
    void failsWhenACallbackSaysOtherwise() {
        wrongSays = "true";
        CommandRun run = demo("demo", "--exit");
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out())
                .contains("wrong PIN: the callback should say \"Delivered - PIN Unverified\" and matched=false");
    }

    @Test
    void failsWithTheServersSentenceWhenItRefuses() {
        stub.on(
                "POST /app/api/json/tts/reversepinverification",
                Answer.json(200, "{\"Response\":null,\"ErrorMessage\":\"number: cannot be called now\",\"Status\":4}"));
        CommandRun run = demo("demo", "--exit");
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out()).contains("right PIN: the server answered: number: cannot be called now");
    }

    @Test
    void showsWhatToTryAndStaysUntilStopped() {
        stub.on("POST /v1/admin/people", Answer.json(201, "{\"id\":7}"))
                .on("POST /v1/admin/people/7/sign-in-link", Answer.json(201, "{\"path\":\"/once/abc\"}"));
        CommandRun run = demo("demo");
        assertThat(run.status()).isZero();
        assertThat(run.out()).contains("http://127.0.0.1:" + port() + "/once/abc");
        assertThat(run.out()).contains("until Ctrl-C", "/app/api/xml/tts/reversepinverification?apikey=qd4cr4gd");
        assertThat(keys.get("148485454545")).containsExactly("12345");
    }

    @Test
    void saysWhyTheServerDidNotStart() {
        CommandRun run = CommandRun.of(
                (given, _) -> {
                    settings.putAll(given);
                    throw new StartFailed("no free port", new IOException());
                },
                Map.of(),
                "demo",
                "--exit");
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).contains("ringtrue: no free port");
        assertThat(Files.exists(Path.of(String.valueOf(settings.get("ringtrue.data-dir")))))
                .isFalse();
    }

    private CommandRun demo(String... args) {
        return CommandRun.of(
                (given, config) -> {
                    assertThat(config).isEqualTo(Optional.empty());
                    settings.putAll(given);
                    writeAdminToken(Path.of(String.valueOf(given.get("ringtrue.data-dir"))));
                    return this;
                },
                Map.of(),
                args);
    }

    /// As the server does at its first start.
    private static void writeAdminToken(Path dataDir) {
        try {
            Files.createDirectories(dataDir);
            Files.writeString(dataDir.resolve("admin-token"), "a-token");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Answer accept(Request request) {
        Map<String, String> asked = UrlQuery.parameters(URI.create("http://x/?" + request.query()));
        assertThat(asked).containsEntry("apikey", "qd4cr4gd").containsEntry("apisecret", "87548754");
        pins.put(asked.get("number"), asked.get("pin"));
        boolean right = "148485454545".equals(asked.get("number"));
        String outcome = right
                ? "status=Delivered%20-%20PIN%20Verified&requestid=1&matched=true"
                : "status=Delivered%20-%20PIN%20Unverified&requestid=2&matched=" + wrongSays;
        call(URI.create(asked.get("callbackurl") + "?" + outcome));
        return Answer.json(
                200,
                "{\"Response\":{\"id\":" + (right ? 1 : 2) + ",\"Price\":0.015},\"ErrorMessage\":\"\",\"Status\":0}");
    }

    private void call(URI callback) {
        try {
            assertThat(http.send(HttpRequest.newBuilder(callback).build(), BodyHandlers.discarding())
                            .statusCode())
                    .isEqualTo(200);
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static Answer story(String end) {
        return new Answer(200, "text/event-stream", """
                data: {"at":"2026-01-01T00:00:00Z","event":"invite","detail":"sandbox, udp"}

                :

                data: {"at":"2026-01-01T00:00:01Z","event":"speaking","detail":"Your PIN is *****"}

                data: {"at":"2026-01-01T00:00:02Z","event":"finished","detail":"%s"}

                data: {"at":"2026-01-01T00:00:02Z","event":"charged","detail":"0.015"}

                """.formatted(end));
    }

    private static Answer found(Request request) {
        String status = request.query().endsWith("id=1") ? "Delivered - PIN Verified" : "Delivered - PIN Unverified";
        return Answer.json(200, "{\"Response\":[{\"DeliveryStatus\":\"" + status + "\",\"Cost\":0.015}],\"Status\":0}");
    }

    @Override
    public int port() {
        return stub.port();
    }

    @Override
    public SandboxCallees callees() {
        return keys::put;
    }

    @Override
    public void awaitStop() {}

    @Override
    public void stop() {
        stopped = true;
    }

    @AfterEach
    void close() {
        stub.close();
        http.close();
    }
}
