package io.ringtrue.server.api.v1.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.server.ApiFixture;
import io.ringtrue.server.api.fakes.RawHttp.Reply;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class AdminTokenTest {
    private static final String RIGHT = "Authorization: Bearer " + ApiFixture.ADMIN_TOKEN;
    private static final String WRONG = "Authorization: Bearer guessed";

    @Test
    void makesWhoeverGuessesItWait() {
        try (ApiFixture api = ApiFixture.start()) {
            for (int free = 0; free < 4; free++) {
                assertThat(api.http.get("/v1/admin/accounts", WRONG).status()).isEqualTo(401);
            }
            Reply refused = api.http.get("/v1/admin/accounts", WRONG);
            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.header("Retry-After")).isEqualTo("2");
        }
    }

    @Test
    void neverMakesTheRightOneWaitThatWeMade() {
        try (ApiFixture api = ApiFixture.start()) {
            for (int round = 0; round < 30; round++) {
                assertThat(api.http.get("/v1/admin/accounts", WRONG).status()).isIn(401, 429);
                assertThat(api.http.get("/v1/admin/accounts", RIGHT).status()).isEqualTo(200);
            }
        }
    }

    @Test
    void makesTheConfiguredOneWaitAsWellBecauseItMightBeGuessed() {
        try (ApiFixture api = ApiFixture.start("ringtrue.admin-token=" + ApiFixture.ADMIN_TOKEN)) {
            for (int free = 0; free < 4; free++) {
                assertThat(api.http.get("/v1/admin/accounts", WRONG).status()).isEqualTo(401);
            }
            assertThat(api.http.get("/v1/admin/accounts", RIGHT).status()).isEqualTo(429);
            api.clock.tick(Duration.ofSeconds(2));
            assertThat(api.http.get("/v1/admin/accounts", RIGHT).status()).isEqualTo(200);
        }
    }

    @Test
    void isNotReplacedAtRunTimeWhenTheConfigurationOwnsIt() {
        try (ApiFixture api = ApiFixture.start("ringtrue.admin-token=a-token-of-the-configuration")) {
            Reply refused = api.http.send("POST", "/v1/admin/token", "", RIGHT);
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.body()).contains("ringtrue.admin-token");
        }
    }
}
