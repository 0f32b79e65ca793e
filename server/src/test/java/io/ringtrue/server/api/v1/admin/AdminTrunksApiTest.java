package io.ringtrue.server.api.v1.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.server.api.v1.OwnApi;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// `/v1/admin/trunks`.
class AdminTrunksApiTest extends OwnApi {
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
    void checksTrunksInUse() {
        String template = "/v1/admin/trunks/{name}/check";
        String trunk = "{\"uri\":\"sip:carrier.example\"}";
        expect(200, "/v1/admin/trunks/{name}", "put", "/v1/admin/trunks/main", trunk, ADMIN, JSON);
        expect(200, "/v1/admin/trunks/{name}", "put", "/v1/admin/trunks/busy", trunk, ADMIN, JSON);
        JsonNode check = expect(200, template, "post", "/v1/admin/trunks/main/check", "{}", ADMIN, JSON);
        assertThat(check.path("called").asBoolean()).isFalse();
        assertThat(check.path("steps").get(0).path("verdict").asString()).isEqualTo("not-tried");
        assertThat(check.path("steps").get(0).path("millis").isNull()).isTrue();
        JsonNode called = expect(
                200, template, "post", "/v1/admin/trunks/main/check", "{\"number\":\"+12015550123\"}", ADMIN, JSON);
        assertThat(called.path("steps").get(0).path("millis").asInt()).isEqualTo(4);
        expect(409, template, "post", "/v1/admin/trunks/busy/check", "{}", ADMIN, JSON);
        expect(404, template, "post", "/v1/admin/trunks/none/check", "{}", ADMIN, JSON);
        assertThat(api.auditLog.deeds(OptionalLong.empty())).contains("checked a trunk");
        expect(204, "/v1/admin/trunks/{name}", "delete", "/v1/admin/trunks/main", "", ADMIN);
        expect(204, "/v1/admin/trunks/{name}", "delete", "/v1/admin/trunks/busy", "", ADMIN);
    }
}
