package io.ringtrue.server.api.v1.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.server.accounts.CreatedAccount;
import io.ringtrue.server.api.v1.OwnApi;
import io.ringtrue.server.callbacks.Callback;
import io.ringtrue.server.callbacks.DeliveryAttempt;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// Dead callbacks are listed and replayed by the operator and by their account, and secrets are rotated.
class AdminCallbacksApiTest extends OwnApi {
    private static final String LIST = "/v1/admin/accounts/{id}/callbacks";
    private static final String REPLAY = LIST + "/{callbackId}/replay";
    private static final String REPLAY_DEAD = LIST + "/replay";
    private static final String ROTATE = "/v1/admin/accounts/{id}/callback-secret";

    private String path(long accountId) {
        return "/v1/admin/accounts/" + accountId;
    }

    private void put(long id, long accountId, Callback.State state, Instant created) {
        api.callbacks.put(new Callback(
                id,
                accountId,
                1,
                "msg_" + id,
                "final",
                "https://a.example/?status=Failed",
                state,
                created,
                Optional.empty(),
                List.of(new DeliveryAttempt(1, created, Duration.ofMillis(20), 500, "500"))));
    }

    @Test
    void listsAndReplaysTheDeadOfAnAccount() {
        CreatedAccount other = api.account("dead-key", "a-secret-of-the-dead");
        long account = other.account().id();
        Instant now = api.clock.instant();
        for (int i = 0; i < 4; i++) put(100 + i, account, Callback.State.DEAD, now.minusSeconds(10 - i));
        put(104, account, Callback.State.DELIVERED, now.minusSeconds(9));
        JsonNode dead = expect(200, LIST, "get", path(account) + "/callbacks?state=dead&limit=3", "", ADMIN);
        assertThat(dead.path("items")).hasSize(3);
        assertThat(dead.path("next").isString()).isTrue();

        JsonNode one = expect(200, REPLAY, "post", path(account) + "/callbacks/103/replay", "", ADMIN);
        assertThat(one.path("state").asString()).isEqualTo("due");
        String body = "{\"from\":\"" + now.minusSeconds(9) + "\",\"limit\":1}";
        JsonNode some = expect(200, REPLAY_DEAD, "post", path(account) + "/callbacks/replay", body, ADMIN, JSON);
        assertThat(some.path("replayed").asInt()).isEqualTo(1);
        assertThat(some.path("more").asBoolean()).isTrue();
        String rest = "{\"from\":\"" + now.minusSeconds(60) + "\",\"to\":\"" + now + "\"}";
        JsonNode last = expect(200, REPLAY_DEAD, "post", path(account) + "/callbacks/replay", rest, ADMIN, JSON);
        assertThat(last.path("replayed").asInt()).isEqualTo(2);
        assertThat(last.path("more").asBoolean()).isFalse();
    }

    @Test
    void replaysTheDeadOfTheOwnAccountAlone() {
        Instant now = api.clock.instant();
        put(200, account.account().id(), Callback.State.DEAD, now.minusSeconds(5));
        put(201, account.account().id() + 1_000, Callback.State.DEAD, now.minusSeconds(5));
        String body = "{\"from\":\"" + now.minusSeconds(60) + "\"}";
        String own = "/v1/callbacks/replay";
        assertThat(expect(200, own, "post", own, body, basic, JSON)
                        .path("replayed")
                        .asInt())
                .isEqualTo(1);
        expect(403, own, "post", own, body, ADMIN, JSON);
        expect(403, REPLAY_DEAD, "post", path(1) + "/callbacks/replay", body, basic, JSON);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {}                                              | from  | must be given
            {"from":"yesterday"}                            | from  | must be a time such as 2026-03-01T12:00:00Z
            {"from":"+999999999-01-01T00:00:00Z"}           | from  | must be a time such as 2026-03-01T12:00:00Z
            {"from":"2026-03-01T12:00:00Z","to":"12"}       | to    | must be a time such as 2026-03-01T12:00:00Z
            {"from":"2026-03-01T12:00:00Z","limit":0}       | limit | must be 1 to 1000
            {"from":"2026-03-01T12:00:00Z","limit":1001}    | limit | must be 1 to 1000
            """)
    void refusesBadSpansNamingFieldAndRule(String body, String field, String rule) {
        String target = path(account.account().id()) + "/callbacks/replay";
        JsonNode problem = expect(422, REPLAY_DEAD, "post", target, body, ADMIN, JSON);
        assertThat(problem.path("errors").get(0).path("field").asString()).isEqualTo(field);
        assertThat(problem.path("errors").get(0).path("rule").asString()).isEqualTo(rule);
    }

    @Test
    void rotatesASecretAndShowsItOnce() {
        CreatedAccount rotating = api.account("rotating-key", "a-secret-of-the-rotating");
        String target = path(rotating.account().id()) + "/callback-secret";
        JsonNode first = expect(201, ROTATE, "post", target, "{}", ADMIN, JSON);
        assertThat(first.path("callbackSecret").asString()).startsWith("whsec_").hasSizeGreaterThan(40);
        assertThat(Instant.parse(first.path("oldUntil").asString()))
                .isEqualTo(api.clock.instant().plus(Duration.ofHours(24)));
        expect(409, ROTATE, "post", target, "{\"overlapHours\":1}", ADMIN, JSON);
        JsonNode second = expect(201, ROTATE, "post", target, "{\"overlapHours\":0}", ADMIN, JSON);
        assertThat(second.path("callbackSecret").asString())
                .isNotEqualTo(first.path("callbackSecret").asString());
        for (String wrong : List.of("{\"overlapHours\":-1}", "{\"overlapHours\":721}")) {
            expect(422, ROTATE, "post", target, wrong, ADMIN, JSON);
        }
        expect(404, ROTATE, "post", path(99_999) + "/callback-secret", "{}", ADMIN, JSON);
        expect(403, ROTATE, "post", target, "{}", basic, JSON);
    }

    @Test
    void hasNoCallbacksForAnAccountThatDoesNotExist() {
        expect(404, LIST, "get", path(99_999) + "/callbacks", "", ADMIN);
        expect(404, REPLAY, "post", path(99_999) + "/callbacks/1/replay", "", ADMIN);
        expect(404, REPLAY, "post", path(account.account().id()) + "/callbacks/1/replay", "", ADMIN);
        String body = "{\"from\":\"2026-03-01T12:00:00Z\"}";
        expect(404, REPLAY_DEAD, "post", path(99_999) + "/callbacks/replay", body, ADMIN, JSON);
    }
}
