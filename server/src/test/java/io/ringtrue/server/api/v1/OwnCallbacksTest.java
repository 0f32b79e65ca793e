package io.ringtrue.server.api.v1;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.server.ApiFixture;
import io.ringtrue.server.alerts.LowBalance;
import io.ringtrue.server.api.fakes.MemoryVerificationStore;
import io.ringtrue.server.api.fakes.RawHttp;
import io.ringtrue.server.api.fakes.RawHttp.Reply;
import io.ringtrue.server.api.v1.verifications.OwnCallbacks;
import io.ringtrue.server.callbacks.CallbackRequest;
import io.ringtrue.server.calls.CallOutcome;
import io.ringtrue.server.ledger.Money;
import io.ringtrue.server.verification.Admission;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The callbacks of verifications made through `/v1`.
class OwnCallbacksTest {
    private static final long FIRST = MemoryVerificationStore.FIRST_ID;
    private static final String URL = "https://shop.example/ringtrue?shop=7";
    private static final String START = "{\"number\":\"+12015550123\",\"pin\":\"12345\",\"brand\":\"Acme Bank\","
            + "\"reference\":\"order 7\",\"callbackUrl\":\"" + URL + "\"}";

    private ApiFixture api;

    @BeforeEach
    void start() {
        api = ApiFixture.start();
        api.account("shop-key", "shop-secret");
        api.account("poor-key", "poor-secret", "0", settings -> settings);
    }

    @AfterEach
    void stop() {
        api.close();
    }

    private void start(String who) {
        Reply reply = api.http.send(
                "POST",
                "/v1/verifications",
                START,
                RawHttp.basic(who + "-key", who + "-secret"),
                "Content-Type: application/json");
        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
    }

    private List<String> bodies() {
        return api.verifications.callbacks().stream()
                .map(callback -> (CallbackRequest.Post) callback.request())
                .peek(post -> {
                    assertThat(post.url()).isEqualTo(URL);
                    assertThat(post.contentType()).isEqualTo("application/json");
                })
                .map(CallbackRequest.Post::body)
                .toList();
    }

    private String answered() {
        return api.http
                .get("/v1/verifications/" + FIRST, RawHttp.basic("shop-key", "shop-secret"))
                .body();
    }

    private void call() {
        start("shop");
        api.clock.tick(Duration.ofMillis(900));
        api.endings.dialling(api.order(FIRST));
    }

    private void happened(String event, String detail) {
        api.clock.tick(Duration.ofSeconds(6));
        api.endings.happened(api.order(FIRST), event, detail);
    }

    @Test
    void isWhatTheDocumentationSaysByteForByte() throws Exception {
        call();
        happened("ringing", "");
        happened("answered", "");
        happened("keys", "*****");
        api.end(FIRST, new CallOutcome.Verified(1, 0));
        assertThat(bodies()).isEqualTo(documented().subList(0, 2).reversed());
        assertThat(documented().getLast()).isEqualTo(lowBalance());
    }

    @Test
    void ofAMessageIsWhatTheDocumentationSaysByteForByte() throws Exception {
        String message = "{\"number\":\"+12015550123\",\"message\":\"Your code is 4711.\",\"reference\":\"order 8\","
                + "\"callbackUrl\":\"" + URL + "\"}";
        Reply reply = api.http.send(
                "POST",
                "/v1/messages",
                message,
                RawHttp.basic("shop-key", "shop-secret"),
                "Content-Type: application/json");
        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
        api.clock.tick(Duration.ofMillis(900));
        api.endings.dialling(api.order(FIRST));
        happened("ringing", "");
        happened("answered", "");
        api.end(FIRST, new CallOutcome.Delivered(false));
        assertThat(bodies().getFirst()).startsWith("{\"type\":\"message.started\"");
        assertThat(bodies().getLast()).isEqualTo(documented().get(2));
        assertThat(bodies()).noneMatch(body -> body.contains("4711"));
        String answered = api.http
                .get("/v1/messages/" + FIRST, RawHttp.basic("shop-key", "shop-secret"))
                .body();
        assertThat(bodies().getLast()).endsWith(",\"data\":" + answered + "}");
        OpenApiSchema described = new OpenApiSchema(api.http.get("/v1/openapi").body());
        assertThat(described.callbackFaults("message.started", bodies().getFirst()))
                .isEmpty();
        assertThat(described.callbackFaults("message.finished", bodies().getLast()))
                .isEmpty();
    }

    private static List<String> documented() throws IOException {
        String page = Files.readString(Path.of("../docs/api/callbacks.md"));
        return Pattern.compile("```json\n(.*?)\n```", Pattern.DOTALL)
                .matcher(page)
                .results()
                .map((MatchResult block) -> block.group(1))
                .toList();
    }

    private static String lowBalance() {
        LowBalance low =
                new LowBalance(1, Optional.of(URL), "https", Money.of("4.985"), Money.of("5"), ApiFixture.SAMPLE_TIME);
        return ((CallbackRequest.Post) new OwnCallbacks(JsonMapper.shared()).compose(URL, low)).body();
    }

    @Test
    void isDescribed() {
        call();
        api.end(FIRST, new CallOutcome.MachineHangup());
        OpenApiSchema described = new OpenApiSchema(api.http.get("/v1/openapi").body());
        assertThat(described.callbackFaults("verification.started", bodies().getFirst()))
                .isEmpty();
        assertThat(described.callbackFaults("verification.finished", bodies().getLast()))
                .isEmpty();
        assertThat(described.callbackFaults("balance.low", lowBalance())).isEmpty();
    }

    /// Member for member and byte for byte, times included.
    @Test
    void holdsWhatGetAnswers() {
        api.clock.tick(Duration.ofNanos(123_456_789));
        call();
        happened("answered", "");
        api.end(FIRST, new CallOutcome.Unverified(CallOutcome.Unverified.Why.WRONG_PIN, 3));
        assertThat(bodies().getLast()).endsWith(",\"data\":" + answered() + "}");
    }

    @Test
    void reportsWhatCouldNotBePaidFor() {
        start("poor");
        Admission admission = api.verifications.admissions().getFirst();
        CallbackRequest.Post post =
                (CallbackRequest.Post) admission.ifUnpaid().orElseThrow().request();
        JsonNode body = JsonMapper.shared().readTree(post.body());
        assertThat(body.path("type").asString()).isEqualTo("verification.finished");
        assertThat(body.path("data").path("status").asString()).isEqualTo("insufficient-balance");
        assertThat(body.path("data").path("timeline").findValuesAsString("event"))
                .containsExactly("accepted", "finished");
    }

    @Test
    void neverHoldsThePin() {
        call();
        api.end(FIRST, new CallOutcome.Verified(1, 0));
        assertThat(bodies()).hasSize(2).noneMatch(body -> body.contains("12345"));
    }
}
