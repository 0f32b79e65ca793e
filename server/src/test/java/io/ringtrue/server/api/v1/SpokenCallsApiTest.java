package io.ringtrue.server.api.v1;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.server.api.fakes.RawHttp;
import io.ringtrue.server.calls.CallOutcome;
import io.ringtrue.server.verification.request.Content;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// Calls that say a PIN or a message, through `/v1`.
class SpokenCallsApiTest extends OwnApi {
    private static final String VERIFICATIONS = "/v1/verifications";
    private static final String MESSAGES = "/v1/messages";

    private JsonNode start(String path, String body) {
        return expect(201, path, "post", path, body, basic, JSON);
    }

    private Content lastContent() {
        return api.verifications.admissions().getLast().content();
    }

    @Test
    void saysAPinThatWeMakeAndTellsItOnce() {
        JsonNode started = start(VERIFICATIONS, "{\"number\":\"+12015550123\",\"mode\":\"spoken\"}");
        assertThat(started.path("mode").asString()).isEqualTo("spoken");
        assertThat(started.path("announcePin").asBoolean()).isTrue();
        assertThat(started.path("pin").asString())
                .matches("[0-9]{6}")
                .isEqualTo(lastContent().text());
    }

    @Test
    void aSpokenPinHasNoMatch() {
        long id = start(VERIFICATIONS, "{\"number\":\"+12015550123\",\"mode\":\"Spoken\",\"pin\":\"ab12\"}")
                .path("id")
                .asLong();
        api.end(id, new CallOutcome.Delivered(false));
        JsonNode ended = expect(200, VERIFICATIONS + "/{id}", "get", VERIFICATIONS + "/" + id, "", basic);
        assertThat(ended.path("status").asString()).isEqualTo("delivered");
        assertThat(ended.path("reason").asString()).isEqualTo("played");
        assertThat(ended.path("matched").isNull()).isTrue();
        assertThat(ended.path("cost").asString()).isEqualTo("0.015");
    }

    @Test
    void aMessageIsACallOfItsOwnKind() {
        JsonNode started = start(MESSAGES, "{\"number\":\"+12015550123\",\"message\":\"Your code is 4711.\"}");
        assertThat(started.toString()).doesNotContain("4711");
        assertThat(lastContent().text()).isEqualTo("Your code is 4711.");
        String path = MESSAGES + "/" + started.path("id").asLong();
        assertThat(expect(200, MESSAGES + "/{id}", "get", path, "", basic)
                        .path("timeline")
                        .get(0)
                        .path("event")
                        .asString())
                .isEqualTo("accepted");
        JsonNode listed = expect(200, VERIFICATIONS, "get", VERIFICATIONS, "", basic)
                .path("items")
                .get(0);
        assertThat(listed.path("mode").asString()).isEqualTo("message");
    }

    @Test
    void aVerificationIsNoMessageAndOthersMessagesAreNotThere() {
        long verification = start(VERIFICATIONS, "{\"number\":\"+12015550123\",\"pin\":\"1\"}")
                .path("id")
                .asLong();
        expect(404, MESSAGES + "/{id}", "get", MESSAGES + "/" + verification, "", basic);
        long message = start(MESSAGES, "{\"number\":\"+12015550123\",\"message\":\"Hi\"}")
                .path("id")
                .asLong();
        api.account("stranger-key", "a-secret-of-a-stranger");
        String stranger = RawHttp.basic("stranger-key", "a-secret-of-a-stranger");
        expect(404, MESSAGES + "/{id}", "get", MESSAGES + "/" + message, "", stranger);
    }

    @Test
    void theSameKeyGivesTheSameMessageAndIsNoVerification() {
        String body = "{\"number\":\"+12015550123\",\"message\":\"Hi\"}";
        String key = "Idempotency-Key: m-1";
        long first = expect(201, MESSAGES, "post", MESSAGES, body, basic, JSON, key)
                .path("id")
                .asLong();
        assertThat(expect(201, MESSAGES, "post", MESSAGES, body, basic, JSON, key)
                        .path("id")
                        .asLong())
                .isEqualTo(first);
        String other = "{\"number\":\"+12015550123\"}";
        expect(409, VERIFICATIONS, "post", VERIFICATIONS, other, basic, JSON, key);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            /v1/verifications | {"number":"+12015550123","mode":"loud"}                      | mode        | must be reverse or spoken
            /v1/verifications | {"number":"+12015550123","mode":"message"}                   | mode        | must be reverse or spoken
            /v1/verifications | {"number":"+12015550123","mode":7}                           | mode        | must be a string
            /v1/verifications | {"number":"+12015550123","mode":"spoken","pin":"12-4"}       | pin         | must be 1 to 8 letters A to Z or digits
            /v1/verifications | {"number":"+12015550123","mode":"spoken","pin":"QQ1"}        | pin         | must be digits: no voice says letters in en
            /v1/verifications | {"number":"+12015550123","pin":"AB1"}                        | pin         | must be 1 to 8 digits
            /v1/verifications | {"number":"+12015550123","mode":"spoken","announcePin":true} | announcePin | must not be given where mode is spoken
            /v1/messages      | {"number":"+12015550123"}                                    | message     | must be given
            /v1/messages      | {"number":"+12015550123","message":"  "}                     | message     | must be given
            /v1/messages      | {"number":"+12015550123","message":"?!"}                     | message     | must be at most 500 characters, with at least one letter or digit
            /v1/messages      | {"message":"Hi"}                                             | number      | must be given
            /v1/messages      | {"number":"+12015550123","message":"Hi","brand":"Acme"}      | brand       | is no member of this request
            """)
    void namesFieldAndRule(String path, String body, String field, String rule) {
        int admitted = api.verifications.admissions().size();
        JsonNode problem = expect(422, path, "post", path, body, basic, JSON);
        assertThat(problem.path("errors").get(0).path("field").asString()).isEqualTo(field);
        assertThat(problem.path("errors").get(0).path("rule").asString()).isEqualTo(rule);
        assertThat(api.verifications.admissions()).hasSize(admitted);
    }

    @Test
    void theOperatorPlacesACallForAnAccount() {
        String path = "/v1/admin/accounts/" + account.account().id();
        JsonNode call = expect(
                201,
                "/v1/admin/accounts/{id}/verifications",
                "post",
                path + "/verifications",
                "{\"number\":\"+12015550123\",\"mode\":\"spoken\"}",
                ADMIN,
                JSON);
        assertThat(call.path("account").asLong()).isEqualTo(account.account().id());
        assertThat(call.path("pin").asString()).matches("[0-9]{6}");
        JsonNode message = expect(
                201,
                "/v1/admin/accounts/{id}/messages",
                "post",
                path + "/messages",
                "{\"number\":\"+12015550123\",\"message\":\"Your code is 4711.\"}",
                ADMIN,
                JSON);
        assertThat(message.path("mode").asString()).isEqualTo("message");
        for (String kind : List.of("verifications", "messages")) {
            expect(
                    404,
                    "/v1/admin/accounts/{id}/" + kind,
                    "post",
                    "/v1/admin/accounts/999/" + kind,
                    "{\"number\":\"+12015550123\",\"message\":\"x\"}"
                            .replace(kind.equals("messages") ? "~" : ",\"message\":\"x\"", ""),
                    ADMIN,
                    JSON);
        }
    }
}
