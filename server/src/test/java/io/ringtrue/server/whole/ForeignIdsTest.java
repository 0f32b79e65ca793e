package io.ringtrue.server.whole;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// "Not yours" is "not there": an account that knows 200 ids of another gets, by every route that takes an id, the
/// very answer that an id gets which nobody has. The server and its store are real; the accounts have no money, so
/// each verification ends at once and nobody is called.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(600)
class ForeignIdsTest {
    private static final String ADMIN = "Bearer " + Installation.ADMIN_TOKEN;
    private static final int IDS = 200;
    /// A list shows at most as many.
    private static final int PAGE = 200;

    @TempDir
    static Path folder;

    private Installation server;
    private Account owner;
    private Account stranger;
    private final List<Long> verifications = new ArrayList<>();
    private List<Long> callbacks = List.of();
    private long nobodys;

    private record Account(long id, String basic, String apikey, String apisecret) {}

    @BeforeAll
    void start() throws Exception {
        Map<String, Object> settings = Installation.settings(folder);
        settings.put("ringtrue.limits.per-account", "100000/1m");
        settings.put("ringtrue.limits.per-number", "100000/1m");
        settings.put("ringtrue.limits.per-number-day", "100000/24h");
        settings.put("ringtrue.callbacks.allowed-ports", "9");
        server = Installation.start(settings);
        owner = account("Owner");
        stranger = account("Stranger");
        for (int i = 0; i < IDS; i++) {
            Http.Reply reply = server.http()
                    .post(
                            "/v1/verifications",
                            Map.of(
                                    "number",
                                    "+1201555%04d".formatted(100 + i),
                                    "reference",
                                    "reference-" + i,
                                    "callbackUrl",
                                    "http://127.0.0.1:9/none"),
                            owner.basic());
            assertThat(reply.status()).as(reply.body()).isEqualTo(201);
            verifications.add(reply.json().path("id").asLong());
        }
        callbacks = items("/v1/callbacks?limit=" + PAGE, owner.basic()).stream()
                .map(each -> each.path("id").asLong())
                .toList();
        nobodys = verifications.stream().mapToLong(Long::longValue).max().orElseThrow() + 1_000_007;
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private Account account(String name) {
        JsonNode made = server.http()
                .post("/v1/admin/accounts", Map.of("name", name, "announcePin", true), ADMIN)
                .json();
        String pair =
                made.path("apikey").asString() + ":" + made.path("apisecret").asString();
        return new Account(
                made.path("id").asLong(),
                "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8)),
                made.path("apikey").asString(),
                made.path("apisecret").asString());
    }

    private List<JsonNode> items(String path, String authorization) {
        Http.Reply reply = server.http().get(path, authorization);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply.json().path("items").values().stream().toList();
    }

    /// Status and body, with a long id cut out. A short one is in no answer, but may be part of the status.
    private static String shown(Http.Reply reply, long id) {
        String body = id > 9_999 ? reply.body().replace(Long.toString(id), "ID") : reply.body();
        return reply.status() + " " + body;
    }

    private String asked(String route, long id) {
        String[] words = route.split(" ", 2);
        String path = words[1].replace("{id}", Long.toString(id))
                .replace("{key}", stranger.apikey())
                .replace("{secret}", stranger.apisecret());
        return shown(
                words[0].equals("GET")
                        ? server.http().get(path, stranger.basic())
                        : server.http().post(path, Map.of(), stranger.basic()),
                id);
    }

    @Test
    void theOwnerSeesThemAll() {
        assertThat(callbacks).hasSize(IDS);
        for (long id : verifications) {
            assertThat(server.http()
                            .get("/v1/verifications/" + id, owner.basic())
                            .status())
                    .isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /v1/verifications/{id}",
                "GET /v1/verifications/{id}/calls",
                "GET /v1/verifications/{id}/events",
                "POST /v1/verifications/{id}/stop",
                "GET /app/api/json/search/searchbyid?apikey={key}&apisecret={secret}&id={id}",
                "GET /app/api/xml/search/id?apikey={key}&apisecret={secret}&id={id}"
            })
    void aVerificationOfAnotherIsNotThere(String route) {
        String none = asked(route, nobodys);
        Set<String> answers = verifications.stream().map(id -> asked(route, id)).collect(Collectors.toSet());
        assertThat(answers).containsExactly(none);
        if (route.contains("/v1/")) assertThat(none).startsWith("404 ");
    }

    @Test
    void aCallbackOfAnotherIsNotThere() {
        String route = "POST /v1/callbacks/{id}/replay";
        String none = asked(route, nobodys);
        assertThat(none).startsWith("404 ");
        assertThat(callbacks.stream().map(id -> asked(route, id)).collect(Collectors.toSet()))
                .containsExactly(none);
    }

    /// By number, by reference, and from each place in the owner's list on.
    @Test
    void noListShowsAnothersRows() {
        for (int i = 0; i < IDS; i++) {
            String number = "%2B1201555" + "%04d".formatted(100 + i);
            assertThat(items("/v1/verifications?number=" + number, stranger.basic()))
                    .isEmpty();
            assertThat(items("/v1/verifications?reference=reference-" + i, stranger.basic()))
                    .isEmpty();
        }
        for (String list : List.of("/v1/verifications", "/v1/callbacks", "/v1/account/ledger")) {
            assertThat(items(list, stranger.basic())).as(list).isEmpty();
            JsonNode page = server.http().get(list + "?limit=1", owner.basic()).json();
            String cursor = page.path("next").asString("");
            if (cursor.isEmpty()) continue;
            assertThat(items(list + "?cursor=" + cursor, stranger.basic()))
                    .as(list)
                    .isEmpty();
        }
    }

    /// What belongs to the operator says the same to an account, whether the id is its own, another's or nobody's.
    @Test
    void theOperatorsRoutesSayNothingToAnAccount() {
        List<String> routes = Stream.of("", "/credentials", "/credits", "/prices")
                .map(end -> "/v1/admin/accounts/{id}" + end)
                .toList();
        for (String route : routes) {
            Set<String> answers = Stream.of(owner.id(), stranger.id(), nobodys)
                    .map(id -> shown(server.http().get(route.replace("{id}", Long.toString(id)), stranger.basic()), id))
                    .collect(Collectors.toSet());
            assertThat(answers).as(route).hasSize(1).allMatch(answer -> answer.startsWith("403 "));
        }
        for (long credential = 1; credential <= IDS; credential++) {
            Http.Reply reply = server.http()
                    .delete("/v1/admin/accounts/" + owner.id() + "/credentials/" + credential, stranger.basic());
            assertThat(reply.status()).isEqualTo(403);
        }
        assertThat(server.http().get("/v1/account", owner.basic()).status()).isEqualTo(200);
    }

    /// Nor does a credential's id lead from one account to another's, even for the operator.
    @Test
    void aCredentialIsFoundInItsOwnAccountOnly() {
        JsonNode credential = server.http()
                .get("/v1/admin/accounts/" + owner.id(), ADMIN)
                .json()
                .path("credentials")
                .get(0);
        long id = credential.path("id").asLong();
        String other = "/v1/admin/accounts/" + stranger.id() + "/credentials/";
        assertThat(shown(server.http().delete(other + id, ADMIN), id))
                .startsWith("404 ")
                .isEqualTo(shown(server.http().delete(other + nobodys, ADMIN), nobodys));
        assertThat(server.http().get("/v1/account", owner.basic()).status()).isEqualTo(200);
    }

    /// An Idempotency-Key is its account's own: another account's key with the same text is another key.
    @Test
    void anIdempotencyKeyOfAnotherIsFree() {
        Http.Reply mine = keyed(owner.basic());
        Http.Reply theirs = keyed(account("Third").basic());
        assertThat(mine.status()).isEqualTo(201);
        assertThat(theirs.status()).isEqualTo(201);
        assertThat(theirs.json().path("id").asLong())
                .isNotEqualTo(mine.json().path("id").asLong());
        assertThat(keyed(owner.basic()).json().path("id").asLong())
                .isEqualTo(mine.json().path("id").asLong());
    }

    private Http.Reply keyed(String basic) {
        return server.http().post("/v1/verifications", Map.of("number", "+12015559999"), basic, "the-same-key");
    }
}
