package io.ringtrue.server.api.v1;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.server.ApiFixture;
import io.ringtrue.server.accounts.CreatedAccount;
import io.ringtrue.server.api.fakes.RawHttp;
import io.ringtrue.server.api.fakes.RawHttp.Reply;
import io.ringtrue.server.reports.ReportStore;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `/v1` over a real socket for the tests of its routes; every answer is also compared with the OpenAPI
/// description.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class OwnApi {
    protected static final String JSON = "Content-Type: application/json";
    protected static final String ADMIN = "Authorization: Bearer " + ApiFixture.ADMIN_TOKEN;

    protected ApiFixture api;
    protected OpenApiSchema described;
    protected CreatedAccount account;

    /// The credentials of the account.
    protected String basic;

    /// What the exports have; a test of exports says more.
    protected ReportStore reports() {
        return (view, sink) -> {};
    }

    @BeforeAll
    void start() {
        api = ApiFixture.start(reports());
        account = api.account("owner-key", "a-secret-of-the-owner");
        basic = RawHttp.basic("owner-key", "a-secret-of-the-owner");
        described = new OpenApiSchema(api.http.get("/v1/openapi").body());
    }

    @AfterAll
    void stop() {
        api.close();
    }

    /// Sends, expects the status, and compares the answer with the description.
    protected JsonNode expect(
            int status, String template, String method, String target, String body, String... headers) {
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
}
