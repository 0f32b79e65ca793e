package io.ringtrue.server.api.v1.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.server.accounts.CreatedAccount;
import io.ringtrue.server.api.v1.OwnApi;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// `/v1/admin/accounts/{id}/callbacks/test`: one callback on trial.
class AdminTestCallbackApiTest extends OwnApi {
    private static final String TEST = "/v1/admin/accounts/{id}/callbacks/test";

    @Test
    void sendsEachApisCallbackOnTrialAndShowsTheAnswer() {
        CreatedAccount trying = api.account("trying-key", "a-secret-of-the-trying");
        String account = "/v1/admin/accounts/" + trying.account().id();
        String test = account + "/callbacks/test";
        expect(409, TEST, "post", test, "{}", ADMIN, JSON);
        String url = "{\"callbackUrl\":\"https://trying.example/cb\"}";
        expect(200, "/v1/admin/accounts/{id}", "patch", account, url, ADMIN, JSON);
        JsonNode own = expect(200, TEST, "post", test, "{}", ADMIN, JSON);
        assertThat(own.path("method").asString()).isEqualTo("POST");
        assertThat(own.path("body").asString()).contains("verification.finished", "\"matched\":false", "\"id\":0");
        assertThat(own.path("headers").valueStream()).anySatisfy(header -> {
            assertThat(header.path("name").asString()).isEqualTo("webhook-signature");
            assertThat(header.path("value").asString()).startsWith("v1,");
        });
        assertThat(own.path("status").asInt()).isEqualTo(200);
        assertThat(own.path("answer").asString()).isEqualTo("trying.example");
        expect(429, TEST, "post", test, "{}", ADMIN, JSON);
        api.clock.tick(Duration.ofSeconds(3));
        JsonNode other = expect(200, TEST, "post", test, "{\"dialect\":\"phonesverification\"}", ADMIN, JSON);
        assertThat(other.path("method").asString()).isEqualTo("GET");
        assertThat(other.path("body").isNull()).isTrue();
        expect(422, TEST, "post", test, "{\"dialect\":\"none\"}", ADMIN, JSON);
        expect(404, TEST, "post", "/v1/admin/accounts/99999/callbacks/test", "{}", ADMIN, JSON);
    }
}
