package io.ringtrue.server.api.v1;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.server.accounts.CreatedAccount;
import io.ringtrue.server.api.fakes.RawHttp;
import io.ringtrue.server.api.fakes.RawHttp.Reply;
import io.ringtrue.server.guard.Limit;
import io.ringtrue.server.ledger.Money;
import io.ringtrue.server.verification.Admitted;
import io.ringtrue.server.verification.Finish;
import io.ringtrue.server.verification.Reason;
import io.ringtrue.server.verification.TimelineEvent;
import io.ringtrue.server.verification.VerificationEnd;
import io.ringtrue.server.verification.VerificationStatus;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// `/v1/verifications`: started, listed, followed.
class VerificationsApiTest extends OwnApi {
    private JsonNode start(String body, String... more) {
        String[] headers =
                Stream.concat(Stream.of(basic, JSON), Arrays.stream(more)).toArray(String[]::new);
        return expect(201, "/v1/verifications", "post", "/v1/verifications", body, headers);
    }

    @Test
    void startsAVerificationAndTellsTheMadePinOnce() {
        JsonNode started = start("{\"number\":\"+12015550123\",\"brand\":\"Acme\",\"reference\":\"r-1\"}");
        assertThat(started.path("pin").asString()).matches("[0-9]{6}");
        assertThat(started.path("number").asString()).isEqualTo("+12015550123");
        assertThat(started.path("price").asString()).isEqualTo("0.015");
        String path = "/v1/verifications/" + started.path("id").asLong();
        JsonNode found = expect(200, "/v1/verifications/{id}", "get", path, "", basic);
        assertThat(found.has("pin")).isFalse();
        assertThat(found.path("timeline").get(0).path("event").asString()).isEqualTo("accepted");
    }

    @Test
    void doesNotTellAPinItWasGiven() {
        assertThat(start("{\"number\":\"+12015550123\",\"pin\":\"00042\"}").has("pin"))
                .isFalse();
    }

    @Test
    void answersTheSameVerificationToTheSameIdempotencyKey() {
        String body = "{\"number\":\"+12015550177\",\"pin\":\"1\"}";
        long first = start(body, "Idempotency-Key: once").path("id").asLong();
        assertThat(start(body, "Idempotency-Key: once").path("id").asLong()).isEqualTo(first);
        String other = "{\"number\":\"+12015550178\",\"pin\":\"1\"}";
        expect(409, "/v1/verifications", "post", "/v1/verifications", other, basic, JSON, "Idempotency-Key: once");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {}                                              | number       | must be given
            {"number":"  "}                                 | number       | must be given
            {"number":148485454545}                         | number       | must be a string
            {"number":["1"]}                                | number       | must be a string
            {"number":"+252611234567"}                      | number       | calls to +252 are not allowed on this installation
            {"number":"12"}                                 | number       | must be 7 to 15 digits, country code first
            {"number":"+12015550123","pin":"123456789"}     | pin          | must be 1 to 8 digits
            {"number":"+12015550123","pin":"١٢٣"}           | pin          | must be 1 to 8 digits
            {"number":"+12015550123","pin":12345}           | pin          | must be a string
            {"number":"+12015550123","brand":"a\\u0000b"}   | brand        | must be at most 2000 characters without control characters
            {"number":"+12015550123","brand":"<script>"}    | brand        | must be at most 20 letters, digits, spaces and . , & ' -
            {"number":"+12015550123","announcePin":"yes"}   | announcePin  | must be true or false
            {"number":"+12015550123","language":"12345"}    | language     | must be a BCP 47 language tag such as en or pt-BR
            {"number":"+12015550123","callbackUrl":"https://a.example/?status=1"} | callbackUrl | must not have the parameter status, which every callback adds
            {"number":"+12015550123","colour":"red"}        | colour       | is no member of this request
            """)
    void refusesBadFieldsNamingFieldAndRule(String body, String field, String rule) {
        int admitted = api.verifications.admissions().size();
        JsonNode problem = expect(422, "/v1/verifications", "post", "/v1/verifications", body, basic, JSON);
        assertThat(problem.path("errors").get(0).path("field").asString()).isEqualTo(field);
        assertThat(problem.path("errors").get(0).path("rule").asString()).isEqualTo(rule);
        assertThat(api.verifications.admissions()).hasSize(admitted);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "nonsense", "{\"number\":\"1\",\"number\":\"1\"}", "{} {}", "null"})
    void refusesWhatIsNoJsonObject(String body) {
        expect(400, "/v1/verifications", "post", "/v1/verifications", body, basic, JSON);
    }

    @Test
    void refusesDeepAndLargeAndForeignBodies() {
        String deep = "{\"number\":" + "[".repeat(20_000) + "]".repeat(20_000) + "}";
        expect(422, "/v1/verifications", "post", "/v1/verifications", deep, basic, JSON);
        String large = "{\"number\":\"" + "1".repeat(1 << 20) + "\"}";
        expect(413, "/v1/verifications", "post", "/v1/verifications", large, basic, JSON);
        expect(
                415,
                "/v1/verifications",
                "post",
                "/v1/verifications",
                "<number>1</number>",
                basic,
                "Content-Type: application/xml");
    }

    @Test
    void listsPageByPage() {
        CreatedAccount lister = api.account("lister-key", "a-secret-of-the-lister");
        String who = RawHttp.basic("lister-key", "a-secret-of-the-lister");
        for (int i = 0; i < 5; i++) {
            expect(
                    201,
                    "/v1/verifications",
                    "post",
                    "/v1/verifications",
                    "{\"number\":\"+1201555020" + i + "\",\"pin\":\"1\"}",
                    who,
                    JSON);
            api.clock.tick(Duration.ofMillis(3));
        }
        StringBuilder seen = new StringBuilder();
        String next = "";
        for (int page = 0; page < 3; page++) {
            String target = "/v1/verifications?limit=2" + (next.isEmpty() ? "" : "&cursor=" + next);
            JsonNode listed = expect(200, "/v1/verifications", "get", target, "", who);
            listed.path("items")
                    .forEach(item -> seen.append(item.path("number").asString().charAt(11)));
            next = listed.path("next").isNull() ? "" : listed.path("next").asString();
        }
        assertThat(seen.toString()).isEqualTo("43210");
        assertThat(next).isEmpty();
        JsonNode all = expect(
                200,
                "/v1/admin/verifications",
                "get",
                "/v1/admin/verifications?account=" + lister.account().id(),
                "",
                ADMIN);
        assertThat(all.path("items")).hasSize(5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0",
                "limit=501",
                "limit=x",
                "cursor=!!",
                "cursor=eA",
                "status=odd",
                "number=abc",
                "from=yesterday"
            })
    void refusesBadQueryParametersNamingThem(String query) {
        JsonNode problem = expect(422, "/v1/verifications", "get", "/v1/verifications?" + query, "", basic);
        assertThat(problem.path("errors").get(0).path("field").asString()).isEqualTo(query.split("=")[0]);
    }

    @Test
    void treatsAnothersVerificationLikeNone() {
        long id =
                start("{\"number\":\"+12015550123\",\"pin\":\"1\"}").path("id").asLong();
        api.account("stranger-key", "a-secret-of-the-stranger");
        String stranger = RawHttp.basic("stranger-key", "a-secret-of-the-stranger");
        JsonNode theirs = expect(404, "/v1/verifications/{id}", "get", "/v1/verifications/" + id, "", stranger);
        JsonNode none = expect(404, "/v1/verifications/{id}", "get", "/v1/verifications/1", "", stranger);
        assertThat(theirs).isEqualTo(none);
        expect(404, "/v1/verifications/{id}/stop", "post", "/v1/verifications/" + id + "/stop", "", stranger);
        expect(404, "/v1/verifications/{id}/events", "get", "/v1/verifications/" + id + "/events", "", stranger);
        expect(404, "/v1/verifications/{id}/calls", "get", "/v1/verifications/" + id + "/calls", "", stranger);
    }

    @Test
    void answersFloodsWithTheTimeToWait() {
        api.verifications.answerNext(new Admitted.OverLimit(
                new Limit(Limit.Counter.PER_NUMBER, "12015550123", 5, Duration.ofMinutes(10)), Duration.ofSeconds(90)));
        Reply reply =
                api.http.send("POST", "/v1/verifications", "{\"number\":\"+12015550123\",\"pin\":\"1\"}", basic, JSON);
        assertThat(reply.status()).isEqualTo(429);
        assertThat(reply.header("Retry-After")).isEqualTo("90");
        assertThat(reply.body()).contains("number: cannot be called now").doesNotContain("per-number");
    }

    @Test
    void tellsTheStoryUntilTheFinalEvent() throws Exception {
        long id =
                start("{\"number\":\"+12015550123\",\"pin\":\"1\"}").path("id").asLong();
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Reply> stream = pool.submit(() -> api.http.get("/v1/verifications/" + id + "/events", basic));
            api.verifications.tell(id, new TimelineEvent(api.clock.instant(), "ringing", "180"));
            TimelineEvent last = new TimelineEvent(api.clock.instant(), "final", "verified");
            api.verifications.finish(new Finish(
                    id,
                    0,
                    new VerificationEnd(VerificationStatus.VERIFIED, Reason.PIN_MATCHED, true, 0, 200, 16),
                    Money.of("0.015"),
                    api.clock.instant(),
                    List.of(last),
                    Optional.empty()));
            Reply reply = stream.get(120, TimeUnit.SECONDS);
            assertThat(reply.header("Content-Type")).startsWith("text/event-stream");
            assertThat(reply.body())
                    .startsWith("data: {\"at\":\"")
                    .containsSubsequence("\"accepted\"", "\"ringing\"", "\"final\",\"detail\":\"verified\"}\n\n")
                    .endsWith("\n\n");
        }
    }
}
