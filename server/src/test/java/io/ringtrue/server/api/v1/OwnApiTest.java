package io.ringtrue.server.api.v1;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.server.ApiFixture;
import io.ringtrue.server.accounts.CreatedAccount;
import io.ringtrue.server.api.fakes.MemoryVerificationStore;
import io.ringtrue.server.api.fakes.RawHttp.Reply;
import io.ringtrue.server.callbacks.Callback;
import io.ringtrue.server.callbacks.DeliveryAttempt;
import io.ringtrue.server.guard.Limit;
import io.ringtrue.server.ledger.Money;
import io.ringtrue.server.reports.AuditView;
import io.ringtrue.server.reports.ReportStore;
import io.ringtrue.server.verification.Admitted;
import io.ringtrue.server.verification.Finish;
import io.ringtrue.server.verification.Reason;
import io.ringtrue.server.verification.TimelineEvent;
import io.ringtrue.server.verification.VerificationEnd;
import io.ringtrue.server.verification.VerificationStatus;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `/v1` over a real socket; every answer is also compared with the OpenAPI description.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OwnApiTest {
    private static final String JSON = "Content-Type: application/json";
    private static final String ADMIN = "Authorization: Bearer " + ApiFixture.ADMIN_TOKEN;
    private static final ReportStore REPORTS = (view, sink) -> {
        if (view == AuditView.LEDGER) {
            sink.accept(
                    List.of("1", "7", "charge", "-0.015", "458521", "=cmd|' /C calc'!A0", "2016-06-06T08:02:17Z", ""));
            sink.accept(List.of("2", "7", "credit", "5", "", "a \"b\", c", "2016-06-06T08:02:18Z", ""));
        }
    };

    private ApiFixture api;
    private OpenApiSchema described;
    private CreatedAccount account;
    private String basic;

    @BeforeAll
    void start() {
        api = ApiFixture.start(REPORTS);
        account = api.account("owner-key", "a-secret-of-the-owner");
        basic = basic("owner-key", "a-secret-of-the-owner");
        described = new OpenApiSchema(api.http.get("/v1/openapi").body());
    }

    @AfterAll
    void stop() {
        api.close();
    }

    private static String basic(String name, String secret) {
        byte[] pair = (name + ":" + secret).getBytes(StandardCharsets.UTF_8);
        return "Authorization: Basic " + Base64.getEncoder().encodeToString(pair);
    }

    /// Sends, expects the status, and compares the answer with the description.
    private JsonNode expect(int status, String template, String method, String target, String body, String... headers) {
        Reply reply = api.http.send(method.toUpperCase(Locale.ROOT), target, body, headers);
        assertThat(reply.status()).as(reply.body()).isEqualTo(status);
        if (status == 204) {
            assertThat(reply.body()).isEmpty();
            return JsonMapper.shared().nullNode();
        }
        assertThat(described.faults(template, method, status, reply.header("Content-Type"), reply.body()))
                .isEmpty();
        return JsonMapper.shared().readTree(reply.body());
    }

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
        String who = basic("lister-key", "a-secret-of-the-lister");
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
        String stranger = basic("stranger-key", "a-secret-of-the-stranger");
        JsonNode theirs = expect(404, "/v1/verifications/{id}", "get", "/v1/verifications/" + id, "", stranger);
        JsonNode none = expect(404, "/v1/verifications/{id}", "get", "/v1/verifications/1", "", stranger);
        assertThat(theirs).isEqualTo(none);
        expect(404, "/v1/verifications/{id}/stop", "post", "/v1/verifications/" + id + "/stop", "", stranger);
        expect(404, "/v1/verifications/{id}/events", "get", "/v1/verifications/" + id + "/events", "", stranger);
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

    @Test
    void showsOwnMoney() {
        JsonNode own = expect(200, "/v1/account", "get", "/v1/account", "", basic);
        assertThat(own.path("balance").asString()).isEqualTo("1");
        JsonNode ledger = expect(200, "/v1/account/ledger", "get", "/v1/account/ledger", "", basic);
        assertThat(ledger.path("items").get(0).path("amount").asString()).isEqualTo("1");
    }

    @Test
    void showsCallbacksAndReplaysThem() {
        api.callbacks.put(new Callback(
                31,
                account.account().id(),
                MemoryVerificationStore.FIRST_ID,
                "msg_1",
                "final",
                "https://a.example/?status=Failed",
                Callback.State.DEAD,
                api.clock.instant(),
                Optional.empty(),
                List.of(new DeliveryAttempt(1, api.clock.instant(), Duration.ofMillis(20), 500, "500"))));
        JsonNode dead = expect(200, "/v1/callbacks", "get", "/v1/callbacks?state=dead", "", basic);
        assertThat(dead.path("items")
                        .get(0)
                        .path("attempts")
                        .get(0)
                        .path("tookMs")
                        .asInt())
                .isEqualTo(20);
        JsonNode due = expect(200, "/v1/callbacks/{id}/replay", "post", "/v1/callbacks/31/replay", "", basic);
        assertThat(due.path("state").asString()).isEqualTo("due");
        expect(404, "/v1/callbacks/{id}/replay", "post", "/v1/callbacks/32/replay", "", basic);
        expect(422, "/v1/callbacks", "get", "/v1/callbacks?state=odd", "", basic);
    }

    @Test
    void createsAccountsThatCanAuthenticateAndShowsSecretsOnce() {
        JsonNode made = expect(
                201,
                "/v1/admin/accounts",
                "post",
                "/v1/admin/accounts",
                "{\"name\":\"Shop\",\"announcePin\":false,\"balance\":\"2.5\",\"callbackUrl\":\"shop.example/cb\"}",
                ADMIN,
                JSON);
        String who =
                basic(made.path("apikey").asString(), made.path("apisecret").asString());
        JsonNode own = expect(200, "/v1/account", "get", "/v1/account", "", who);
        assertThat(own.path("balance").asString()).isEqualTo("2.5");
        String path = "/v1/admin/accounts/" + made.path("id").asLong();
        JsonNode shown = expect(200, "/v1/admin/accounts/{id}", "get", path, "", ADMIN);
        assertThat(shown.path("credentials")).hasSize(2);
        assertThat(shown.toString()).doesNotContain(made.path("apisecret").asString(), "whsec_");
    }

    @Test
    void createsOneAccountForOneIdempotencyKey() {
        String body = "{\"name\":\"Twice\",\"announcePin\":false}";
        String target = "/v1/admin/accounts";
        String key = "Idempotency-Key: account-1";
        expect(201, target, "post", target, body, ADMIN, JSON, key);
        expect(409, target, "post", target, body, ADMIN, JSON, key);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {"name":"A"}                                             | announcePin
            {"announcePin":true}                                     | name
            {"name":"A","announcePin":true,"apikey":"x"}             | apikey
            {"name":"A","announcePin":true,"apikey":"qd4cr4gd"}      | apikey
            {"name":"A","announcePin":true,"apisecret":"short"}      | apisecret
            {"name":"A","announcePin":true,"balance":"-1"}           | balance
            {"name":"A","announcePin":true,"balance":"1e3"}          | balance
            {"name":"A","announcePin":true,"callbackUrl":"http://"}  | callbackUrl
            {"name":"A","announcePin":true,"callbackUrlType":"ftp"}  | callbackUrlType
            """)
    void refusesBadAccountsNamingTheField(String body, String field) {
        JsonNode problem = expect(422, "/v1/admin/accounts", "post", "/v1/admin/accounts", body, ADMIN, JSON);
        assertThat(problem.path("errors").get(0).path("field").asString()).isEqualTo(field);
        assertThat(problem.toString()).doesNotContain("short\"");
    }

    @Test
    void changesSettingsAndClosesAccounts() {
        CreatedAccount closing = api.account("closing-key", "a-secret-of-the-closing");
        String path = "/v1/admin/accounts/" + closing.account().id();
        String template = "/v1/admin/accounts/{id}";
        JsonNode changed =
                expect(200, template, "patch", path, "{\"spendCap\":\"5\",\"language\":\"nb\"}", ADMIN, JSON);
        assertThat(changed.path("spendCap").asString()).isEqualTo("5");
        changed = expect(200, template, "patch", path, "{\"spendCap\":\"\",\"active\":false}", ADMIN, JSON);
        assertThat(changed.path("spendCap").isNull()).isTrue();
        assertThat(changed.path("language").asString()).isEqualTo("nb");
        expect(401, "/v1/account", "get", "/v1/account", "", basic("closing-key", "a-secret-of-the-closing"));
        expect(404, template, "patch", "/v1/admin/accounts/99999", "{}", ADMIN, JSON);
    }

    /// Setting the URL subscribes it again after a 410, also when it had this value before.
    @Test
    void subscribesTheCallbackUrlThatIsSet() {
        CreatedAccount gone = api.account("gone-key", "a-secret-of-the-gone");
        String path = "/v1/admin/accounts/" + gone.account().id();
        String template = "/v1/admin/accounts/{id}";
        expect(200, template, "patch", path, "{\"language\":\"nb\"}", ADMIN, JSON);
        assertThat(api.callbacks.wantedAgain()).isEmpty();
        expect(200, template, "patch", path, "{\"callbackUrl\":\"gone.example/cb\"}", ADMIN, JSON);
        assertThat(api.callbacks.wantedAgain()).containsExactly("https://gone.example/cb");
    }

    @Test
    void keepsHowAnAccountsValidationsReadNumbersAndWhatTheyCost() {
        JsonNode made = expect(
                201,
                "/v1/admin/accounts",
                "post",
                "/v1/admin/accounts",
                "{\"name\":\"Reader\",\"announcePin\":false,\"defaultCallingCode\":44,\"validationPrice\":\"0.002\"}",
                ADMIN,
                JSON);
        String path = "/v1/admin/accounts/" + made.path("id").asLong();
        String template = "/v1/admin/accounts/{id}";
        JsonNode shown = expect(200, template, "get", path, "", ADMIN);
        assertThat(shown.path("defaultCallingCode").asInt()).isEqualTo(44);
        assertThat(shown.path("strictNumbers").asBoolean()).isFalse();
        assertThat(shown.path("validationPrice").asString()).isEqualTo("0.002");
        shown = expect(200, template, "patch", path, "{\"strictNumbers\":true,\"validationPrice\":\"\"}", ADMIN, JSON);
        assertThat(shown.path("strictNumbers").asBoolean()).isTrue();
        assertThat(shown.path("validationPrice").isNull()).isTrue();
        assertThat(shown.path("defaultCallingCode").asInt()).isEqualTo(44);
        for (String wrong : List.of("{\"defaultCallingCode\":0}", "{\"defaultCallingCode\":1000}")) {
            JsonNode problem = expect(422, template, "patch", path, wrong, ADMIN, JSON);
            assertThat(problem.path("detail").asString())
                    .isEqualTo("defaultCallingCode must be a calling code of 1 to 3 digits");
        }
        expect(422, template, "patch", path, "{\"validationPrice\":\"-1\"}", ADMIN, JSON);
    }

    @Test
    void addsAndRevokesCredentials() {
        CreatedAccount keyed = api.account("keyed-key", "a-secret-of-the-keyed");
        String path = "/v1/admin/accounts/" + keyed.account().id() + "/credentials";
        String template = "/v1/admin/accounts/{id}/credentials";
        JsonNode made = expect(201, template, "post", path, "{\"kind\":\"api-key\"}", ADMIN, JSON);
        String who = basic(made.path("name").asString(), made.path("secret").asString());
        expect(200, "/v1/account", "get", "/v1/account", "", who);
        String one = path + "/" + made.path("id").asLong();
        expect(204, template + "/{credentialId}", "delete", one, "", ADMIN);
        expect(401, "/v1/account", "get", "/v1/account", "", who);
        expect(422, template, "post", path, "{\"kind\":\"person\"}", ADMIN, JSON);
        expect(409, template, "post", path, "{\"kind\":\"api-key\",\"name\":\"keyed-key\"}", ADMIN, JSON);
    }

    @Test
    void creditsOncePerReference() {
        CreatedAccount poor = api.account("poor-key", "a-secret-of-the-poor", "0", settings -> settings);
        String path = "/v1/admin/accounts/" + poor.account().id() + "/credits";
        String template = "/v1/admin/accounts/{id}/credits";
        String credit = "{\"amount\":\"10.25\",\"reference\":\"invoice 1\"}";
        expect(200, template, "post", path, credit, ADMIN, JSON);
        JsonNode again = expect(200, template, "post", path, credit, ADMIN, JSON);
        assertThat(again.path("balance").asString()).isEqualTo("10.25");
        assertThat(again.path("repeated").asBoolean()).isTrue();
        expect(409, template, "post", path, credit.replace("10.25", "11"), ADMIN, JSON);
        expect(422, template, "post", path, credit.replace("10.25", "0"), ADMIN, JSON);
        String tooMuch = "{\"amount\":\"9223372036854.775807\",\"reference\":\"invoice 2\"}";
        expect(422, template, "post", path, tooMuch, ADMIN, JSON);
        expect(404, template, "post", "/v1/admin/accounts/99999/credits", credit, ADMIN, JSON);
    }

    @Test
    void replacesPrices() {
        CreatedAccount priced = api.account("priced-key", "a-secret-of-the-priced");
        String path = "/v1/admin/accounts/" + priced.account().id() + "/prices";
        String template = "/v1/admin/accounts/{id}/prices";
        String prices = "[{\"prefix\":\"1\",\"price\":\"0.02\"},{\"prefix\":\"47\",\"price\":\"0\"}]";
        JsonNode put = expect(200, template, "put", path, prices, ADMIN, JSON);
        assertThat(put).hasSize(2);
        JsonNode back = expect(200, template, "put", path, "[]", ADMIN, JSON);
        assertThat(back.get(0).path("prefix").asString()).isEmpty();
        expect(422, template, "put", path, "[{\"prefix\":\"x\",\"price\":\"1\"}]", ADMIN, JSON);
        expect(422, template, "put", path, prices.replace("47", "1"), ADMIN, JSON);
        expect(200, "/v1/admin/prices", "get", "/v1/admin/prices", "", ADMIN);
    }

    @Test
    void acceptsALargeTariffFromTheOperatorOnly() {
        StringBuilder large = new StringBuilder("[{\"prefix\":\"\",\"price\":\"0.015\"}");
        for (int i = 10_000; i < 15_000; i++) {
            large.append(",{\"prefix\":\"").append(i).append("\",\"price\":\"0.015\"}");
        }
        String body = large.append("]").toString();
        assertThat(body.length()).isGreaterThan(64 * 1024);
        assertThat(api.http.send("PUT", "/v1/admin/prices", body, basic, JSON).status())
                .isEqualTo(403);
        assertThat(api.http.send("PUT", "/v1/admin/prices", body, ADMIN, JSON).status())
                .isEqualTo(200);
    }

    @Test
    void keepsTrunksAndNeverShowsTheirPasswords() {
        String path = "/v1/admin/trunks/main";
        String template = "/v1/admin/trunks/{name}";
        String trunk = "{\"uri\":\"sip:carrier.example;transport=udp\",\"username\":\"u\",\"password\":\"hush-hush\","
                + "\"caller-id\":\"+12015550100\",\"max-calls\":5}";
        expect(200, template, "put", path, trunk, ADMIN, JSON);
        expect(200, template, "put", path, trunk.replace("\"password\":\"hush-hush\",", ""), ADMIN, JSON);
        assertThat(api.inForce.inForce().getFirst().password().value()).isEqualTo("hush-hush");
        JsonNode shown = expect(200, template, "get", path, "", ADMIN);
        assertThat(shown.path("hasPassword").asBoolean()).isTrue();
        assertThat(shown.toString()).doesNotContain("hush");
        assertThat(shown.path("srtp").asString()).isEqualTo("none");
        String secure = trunk.replace("\"max-calls\"", "\"srtp\":\"required\",\"max-calls\"");
        assertThat(expect(200, template, "put", path, secure, ADMIN, JSON)
                        .path("srtp")
                        .asString())
                .isEqualTo("required");
        assertThat(expect(200, template, "put", path, trunk, ADMIN, JSON)
                        .path("srtp")
                        .asString())
                .as("what is not named stays encrypted")
                .isEqualTo("required");
        expect(200, "/v1/admin/trunks", "get", "/v1/admin/trunks", "", ADMIN);
        expect(422, template, "put", path, secure.replace("required", "always"), ADMIN, JSON);
        expect(422, template, "put", path, "{\"uri\":\"http://x\"}", ADMIN, JSON);
        expect(422, template, "put", path, "{\"uri\":\"sip:x\",\"register\":true}", ADMIN, JSON);
        expect(204, template, "delete", path, "", ADMIN);
        expect(404, template, "delete", path, "", ADMIN);
    }

    @Test
    void keepsWhereATrunksSipComesFromUnlessTold() {
        String path = "/v1/admin/trunks/main";
        String template = "/v1/admin/trunks/{name}";
        String plain = "{\"uri\":\"sip:carrier.example\",\"max-calls\":5}";
        String strict = plain.replace(
                "\"max-calls\"", "\"strict-source\":true,\"signalling-networks\":[\"192.0.2.0/24\"],\"max-calls\"");
        JsonNode first = expect(200, template, "put", path, plain, ADMIN, JSON);
        assertThat(first.path("strict-source").asBoolean(true)).isFalse();
        assertThat(first.path("signalling-networks")).isEmpty();
        expect(200, template, "put", path, strict, ADMIN, JSON);
        JsonNode kept = expect(200, template, "put", path, plain, ADMIN, JSON);
        assertThat(kept.path("strict-source").asBoolean()).as("a limit changed").isTrue();
        assertThat(kept.path("signalling-networks").path(0).asString()).isEqualTo("192.0.2.0/24");
        String loose = strict.replace("true", "false").replace("\"192.0.2.0/24\"", "");
        assertThat(expect(200, template, "put", path, loose, ADMIN, JSON)
                        .path("strict-source")
                        .asBoolean(true))
                .isFalse();
        expect(422, template, "put", path, strict.replace("192.0.2.0/24", "carrier.example"), ADMIN, JSON);
        expect(422, template, "put", path, strict.replace("\"192.0.2.0/24\"", "null"), ADMIN, JSON);
    }

    @Test
    void exportsAuditRowsThatNoSpreadsheetExecutes() {
        Reply reply = api.http.get("/v1/admin/audit/ledger.csv", ADMIN);
        assertThat(reply.header("Content-Type")).startsWith("text/csv");
        assertThat(reply.body())
                .isEqualTo("id,account,kind,amount,verification,reference,at,validation\r\n"
                        + "1,7,charge,-0.015,458521,'=cmd|' /C calc'!A0,2016-06-06T08:02:17Z,\r\n"
                        + "2,7,credit,5,,\"a \"\"b\"\", c\",2016-06-06T08:02:18Z,\r\n");
        expect(404, "/v1/admin/audit/{view}.csv", "get", "/v1/admin/audit/secrets.csv", "", ADMIN);
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/account, '', 401, Basic",
        "/v1/account, Authorization: Basic b3duZXIta2V5Ondyb25n, 401, Basic",
        "/v1/account, Authorization: Basic !!, 401, Basic",
        "/v1/account, Authorization: Digest x, 401, Basic",
        "/v1/admin/accounts, '', 401, Bearer",
        "/v1/admin/accounts, Authorization: Bearer wrong, 401, Bearer",
        "/metrics, '', 401, Bearer",
    })
    void asksForCredentials(String path, String header, int status, String scheme) {
        Reply reply = header.isEmpty() ? api.http.get(path) : api.http.get(path, header);
        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.header("WWW-Authenticate")).isEqualTo(scheme + " realm=\"ringtrue\"");
        assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
    }

    @Test
    void keepsRolesApart() {
        expect(403, "/v1/admin/accounts", "get", "/v1/admin/accounts", "", basic);
        expect(403, "/v1/account", "get", "/v1/account", "", ADMIN);
    }

    @Test
    void describesEveryRouteItHas() {
        assertThat(described.description().path("openapi").asString()).startsWith("3.1");
        Map<String, List<String>> routes = Map.of(
                "/v1/verifications", List.of("get", "post"),
                "/v1/verifications/{id}", List.of("get"),
                "/v1/verifications/{id}/stop", List.of("post"),
                "/v1/verifications/{id}/events", List.of("get"),
                "/v1/account", List.of("get"),
                "/v1/callbacks/{id}/replay", List.of("post"),
                "/v1/admin/accounts/{id}", List.of("get", "patch"),
                "/v1/admin/trunks/{name}", List.of("get", "put", "delete"),
                "/v1/admin/token", List.of("post"),
                "/v1/admin/audit/{view}.csv", List.of("get"));
        routes.forEach((path, methods) -> methods.forEach(method -> assertThat(
                        described.description().path("paths").path(path).has(method))
                .as(method + " " + path)
                .isTrue()));
    }
}
