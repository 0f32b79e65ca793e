package io.ringtrue.server.api.v1;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.server.api.fakes.MemoryVerificationStore;
import io.ringtrue.server.api.fakes.RawHttp.Reply;
import io.ringtrue.server.callbacks.Callback;
import io.ringtrue.server.callbacks.DeliveryAttempt;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// Who may ask `/v1` what, and what a customer sees of the own account.
class OwnApiTest extends OwnApi {
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
        Map<String, List<String>> routes = Map.ofEntries(
                Map.entry("/v1/verifications", List.of("get", "post")),
                Map.entry("/v1/verifications/{id}", List.of("get")),
                Map.entry("/v1/verifications/{id}/stop", List.of("post")),
                Map.entry("/v1/verifications/{id}/calls", List.of("get")),
                Map.entry("/v1/verifications/{id}/events", List.of("get")),
                Map.entry("/v1/account", List.of("get")),
                Map.entry("/v1/callbacks/{id}/replay", List.of("post")),
                Map.entry("/v1/admin/accounts/{id}", List.of("get", "patch")),
                Map.entry("/v1/admin/trunks/{name}", List.of("get", "put", "delete")),
                Map.entry("/v1/admin/token", List.of("post")),
                Map.entry("/v1/admin/audit/{view}.csv", List.of("get")));
        routes.forEach((path, methods) -> methods.forEach(method -> assertThat(
                        described.description().path("paths").path(path).has(method))
                .as(method + " " + path)
                .isTrue()));
    }
}
