package io.ringtrue.server.api.v1.numbers;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.server.ApiFixture;
import io.ringtrue.server.accounts.AccountSettings.Validation;
import io.ringtrue.server.api.fakes.RawHttp;
import io.ringtrue.server.api.fakes.RawHttp.Reply;
import io.ringtrue.server.api.v1.OpenApiSchema;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `/v1/numbers` over a real socket, with accounts that read, are strict, and pay.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class NumbersApi {
    static final String CSV = "Content-Type: text/csv";
    static final String BATCH = "/v1/numbers:batch";

    ApiFixture api;
    OpenApiSchema described;
    final String basic = RawHttp.basic("numbers-key", "a-secret-of-numbers");

    @BeforeAll
    void start() {
        api = ApiFixture.start();
        api.account("numbers-key", "a-secret-of-numbers");
        api.account(
                "strict-key",
                "a-secret-of-numbers",
                "1",
                s -> ApiFixture.validating(s, new Validation(1, true, OptionalLong.empty())));
        api.account(
                "paying-key",
                "a-secret-of-numbers",
                "0",
                s -> ApiFixture.validating(s, new Validation(1, false, OptionalLong.of(5))));
        api.account("demo-key", "demo-secret-of-docs");
        described = new OpenApiSchema(api.http.get("/v1/openapi").body());
    }

    @AfterAll
    void stop() {
        api.close();
    }

    static void problem(Reply reply, int status, String field, String rule) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(status);
        JsonNode error = JsonMapper.shared().readTree(reply.body()).at("/errors/0");
        assertThat(error.path("field").asString()).isEqualTo(field);
        assertThat(error.path("rule").asString()).isEqualTo(rule);
    }
}
