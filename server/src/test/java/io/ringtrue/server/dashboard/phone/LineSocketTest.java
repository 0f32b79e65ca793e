package io.ringtrue.server.dashboard.phone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocketHandshakeException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The line as a program sees it: who may have it, who holds a number, and what happens when a browser goes away.
@Timeout(120)
class LineSocketTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String BASIC =
            "Basic " + Base64.getEncoder().encodeToString("qd4cr4gd:87548754".getBytes(UTF_8));

    @TempDir
    static Path folder;

    private static SandboxServer server;

    @BeforeAll
    static void start() throws Exception {
        server = SandboxServer.start(folder, true);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void isForPagesOfItsOwnServerOnly() {
        assertRefused("http://evil.example", "");
        assertRefused("http://" + server.authority() + ".evil.example", "");
        assertRefused("null", "");
        assertRefused(null, "");
    }

    @Test
    void isForPeopleWhoAreSignedIn() {
        assertRefused("http://" + server.authority(), "999999");
    }

    private static void assertRefused(@Nullable String origin, String account) {
        assertThatThrownBy(() -> LineClient.connect(server.authority(), origin, account))
                .cause()
                .isInstanceOfSatisfying(
                        WebSocketHandshakeException.class,
                        refused ->
                                assertThat(refused.getResponse().statusCode()).isEqualTo(403));
    }

    @Test
    void endsWithWhoeverDoesNotKeepTheRules() throws Exception {
        for (String broken : new String[] {
            "no json",
            "{}",
            "{\"type\":\"dance\"}",
            "{\"type\":\"hold\",\"number\":\"<b>\"}",
            "{\"type\":\"key\",\"key\":\"A\"}",
            "{\"type\":\"hold\",\"more\":1}"
        }) {
            LineClient line = LineClient.connect(server.authority());
            line.tell(broken);
            assertThat(line.closed.get(30, TimeUnit.SECONDS)).as(broken).isEqualTo(1007);
        }
    }

    @Test
    void givesANumberToOneBrowserAtATime() throws Exception {
        LineClient first = holding("+12015550101");
        LineClient second = LineClient.connect(server.authority());
        second.tell("{\"type\":\"hold\",\"number\":\"12015550101\"}");
        JsonNode refused = second.next("not-held");
        assertThat(refused.path("number").asString()).isEqualTo("+12015550101");
        assertThat(refused.path("why").asString()).isEqualTo("is held by another browser");
        first.tell("{\"type\":\"release\",\"number\":\"+12015550101\"}");
        first.tell("{\"type\":\"hold\"}");
        first.next("held");
        second.tell("{\"type\":\"hold\",\"number\":\"+12015550101\"}");
        second.next("held");
        for (int i = 0; i < 8; i++) second.tell("{\"type\":\"hold\"}");
        assertThat(second.next("not-held").path("why").asString()).contains("holds 8");
        first.abort();
        second.abort();
    }

    @Test
    void aRingingCallToABrowserThatWentAwayIsUnavailable() throws Exception {
        LineClient line = holding("+12015550102");
        long id = call("12015550102", "");
        assertThat(line.next("ringing").path("caller").asString()).isNotEmpty();
        line.abort();
        assertThat(ended(id).path("sipStatus").asInt()).isEqualTo(480);
        LineClient next = holding("+12015550102");
        next.abort();
    }

    @Test
    void anAnsweredCallOfABrowserThatWentAwayIsHungUp() throws Exception {
        LineClient line = holding("+12015550103");
        long id = call("12015550103", "");
        line.next("ringing");
        line.tell("{\"type\":\"answer\"}");
        line.next("answered");
        line.sound(new byte[160]);
        await().atMost(Duration.ofSeconds(30)).until(() -> line.frames.get() > 20);
        line.abort();
        assertThat(ended(id).path("reason").asString()).isEqualTo("hung-up-early");
    }

    @Test
    void aSecondCallFindsTheBrowserBusy() throws Exception {
        LineClient line = holding("+12015550104");
        line.tell("{\"type\":\"hold\",\"number\":\"+12015550105\"}");
        line.next("held");
        long first = call("12015550104", "");
        line.next("ringing");
        long second = call("12015550105", "");
        assertThat(ended(second).path("sipStatus").asInt()).isEqualTo(486);
        line.tell("{\"type\":\"decline\"}");
        assertThat(ended(first).path("sipStatus").asInt()).isEqualTo(603);
        assertThat(line.next("ended").path("detail").asString()).isEmpty();
        line.abort();
    }

    @Test
    void showsNoVerificationOfAnotherAccount() throws Exception {
        LineClient line = holding("+12015550106");
        String other = secondAccount(folder, server);
        LineClient stranger = LineClient.connect(server.authority(), "http://" + server.authority(), other);
        long id = call("12015550106", "");
        line.next("ringing");
        stranger.tell("{\"type\":\"follow\",\"id\":\"" + id + "\"}");
        stranger.tell("{\"type\":\"result\"}");
        stranger.tell("{\"type\":\"hold\"}");
        assertThat(stranger.messages.poll(30, TimeUnit.SECONDS).path("type").asString())
                .isEqualTo("held");
        line.tell("{\"type\":\"follow\",\"id\":\"" + id + "\"}");
        assertThat(line.next("following").path("id").asString()).isEqualTo(String.valueOf(id));
        line.tell("{\"type\":\"busy\"}");
        stranger.abort();
        line.abort();
    }

    @Test
    void isNotThereOutsideTheSandbox(@TempDir Path data) throws Exception {
        try (SandboxServer live = SandboxServer.start(data, false)) {
            String account = secondAccount(data, live);
            assertThatThrownBy(() -> LineClient.connect(live.authority(), "http://" + live.authority(), account))
                    .cause()
                    .isInstanceOfSatisfying(
                            WebSocketHandshakeException.class,
                            refused -> assertThat(refused.getResponse().statusCode())
                                    .isEqualTo(404));
            assertThat(send(HttpRequest.newBuilder(URI.create("http://" + live.authority() + "/phone")))
                            .statusCode())
                    .isEqualTo(404);
        }
    }

    private static LineClient holding(String number) throws Exception {
        LineClient line = LineClient.connect(server.authority());
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            line.tell("{\"type\":\"hold\",\"number\":\"" + number + "\"}");
            JsonNode answer = line.messages.poll(30, TimeUnit.SECONDS);
            return answer != null && answer.path("type").asString().equals("held");
        });
        return line;
    }

    /// As any customer asks for it.
    private static long call(String number, String brand) throws Exception {
        HttpResponse<String> reply = send(to("/v1/verifications")
                .header("Authorization", BASIC)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"number\":\"+" + number + "\",\"pin\":\"4071\",\"brand\":\"" + brand + "\"}")));
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(201);
        return JSON.readTree(reply.body()).path("id").asLong();
    }

    private static JsonNode ended(long id) {
        return await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> JSON.readTree(send(to("/v1/verifications/" + id).header("Authorization", BASIC))
                                .body()),
                        verification ->
                                !verification.path("reason").asString("").isEmpty());
    }

    /// @return the id of a new account
    private static String secondAccount(Path data, SandboxServer where) throws Exception {
        String token = Files.readString(data.resolve("admin-token")).strip();
        HttpResponse<String> made =
                send(HttpRequest.newBuilder(URI.create("http://" + where.authority() + "/v1/admin/accounts"))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString("{\"name\":\"Other\",\"announcePin\":false}")));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        return JSON.readTree(made.body()).path("id").asString();
    }

    private static HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://" + server.authority() + path));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
