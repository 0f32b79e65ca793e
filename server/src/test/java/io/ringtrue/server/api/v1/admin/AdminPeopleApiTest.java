package io.ringtrue.server.api.v1.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.server.accounts.Secret;
import io.ringtrue.server.api.v1.OwnApi;
import io.ringtrue.server.people.Email;
import io.ringtrue.server.people.Role;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// `/v1/admin/people` and the audit log of what it does.
class AdminPeopleApiTest extends OwnApi {
    private static final String PEOPLE = "/v1/admin/people";
    private static final String PERSON = PEOPLE + "/{id}";
    private static final String LOG = "/v1/admin/audit/log";

    private JsonNode added(String email, String role) {
        return expect(
                201,
                PEOPLE,
                "post",
                PEOPLE,
                "{\"email\":\"" + email + "\",\"name\":\"A\",\"role\":\"" + role + "\"}",
                ADMIN,
                JSON);
    }

    @Test
    void changesRoleAndActivityAndWritesItDown() {
        added("first@a.example", "owner");
        String path =
                PEOPLE + "/" + added("second@a.example", "viewer").path("id").asString();
        JsonNode changed = expect(200, PERSON, "patch", path, "{\"role\":\"operator\"}", ADMIN, JSON);
        assertThat(changed.path("role").asString()).isEqualTo("operator");
        assertThat(changed.path("password").asBoolean()).isFalse();
        JsonNode inactive = expect(200, PERSON, "patch", path, "{\"active\":false}", ADMIN, JSON);
        assertThat(inactive.path("role").asString()).isEqualTo("operator");
        assertThat(inactive.path("active").asBoolean()).isFalse();
        String link = PERSON + "/sign-in-link";
        expect(404, link, "post", path + "/sign-in-link", "", ADMIN);
        expect(200, PERSON, "patch", path, "{\"active\":true}", ADMIN, JSON);
        expect(201, link, "post", path + "/sign-in-link", "", ADMIN);

        JsonNode entries =
                expect(200, LOG, "get", LOG + "?who=admin%20token", "", ADMIN).path("items");
        List<String> deeds = entries.valueStream()
                .filter(each -> each.path("subject").asString().equals("second@a.example"))
                .map(each -> each.path("deed").asString() + ": "
                        + each.path("was").asString() + " > " + each.path("now").asString())
                .toList();
        assertThat(deeds)
                .containsExactly(
                        "made a sign-in link:  > ***",
                        "changed a person: operator, not active > operator",
                        "changed a person: operator > operator, not active",
                        "changed a person: viewer > operator",
                        "added a person:  > viewer");
        assertThat(expect(200, LOG, "get", LOG + "?deed=added%20a%20person&limit=1", "", ADMIN)
                        .path("items"))
                .hasSize(1);
    }

    @Test
    void keepsTheLastOwnerOfTheInstallation() {
        JsonNode owner = added("boss@a.example", "owner");
        expect(200, PEOPLE, "get", PEOPLE, "", ADMIN)
                .path("items")
                .valueStream()
                .filter(each -> each.path("role").asString().equals("owner")
                        && each.path("id").asLong() != owner.path("id").asLong())
                .forEach(other -> api.people.putRole(other.path("id").asLong(), Role.OWNER, false));
        String path = PEOPLE + "/" + owner.path("id").asString();
        expect(409, PERSON, "patch", path, "{\"active\":false}", ADMIN, JSON);
        expect(409, PERSON, "patch", path, "{\"role\":\"viewer\"}", ADMIN, JSON);
    }

    @Test
    void signsOutAndForgetsASecondFactor() {
        long id = added("third@a.example", "viewer").path("id").asLong();
        long before = api.people.find(id).orElseThrow().version();
        expect(204, PERSON + "/sign-ins", "delete", PEOPLE + "/" + id + "/sign-ins", "", ADMIN);
        assertThat(api.people.find(id).orElseThrow().version()).isGreaterThan(before);
        api.secondFactors.begin(id, new Secret("AAAA"), api.clock.instant());
        api.secondFactors.turnOn(id, 1, List.of());
        for (int i = 0; i < 2; i++) {
            expect(204, PERSON + "/second-factor", "delete", PEOPLE + "/" + id + "/second-factor", "", ADMIN);
            assertThat(api.secondFactors.find(id)).isEmpty();
        }
    }

    @Test
    void unlinksTheAccountAtAProviderOnceAndSignsOut() {
        String email = "linked@a.example";
        long id = added(email, "viewer").path("id").asLong();
        api.providerLinks.link("https://id.example", "1", new Email(email), api.clock.instant());
        long before = api.people.find(id).orElseThrow().version();
        for (int i = 0; i < 2; i++) {
            expect(204, PERSON + "/provider-link", "delete", PEOPLE + "/" + id + "/provider-link", "", ADMIN);
            assertThat(api.providerLinks.find("https://id.example", "1")).isEmpty();
        }
        assertThat(api.people.find(id).orElseThrow().version()).isEqualTo(before + 1);
        expect(404, PERSON + "/provider-link", "delete", PEOPLE + "/999999/provider-link", "", ADMIN);
        assertThat(expect(200, LOG, "get", LOG + "?deed=unlinked%20a%20provider's%20account", "", ADMIN)
                        .path("items"))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.path("who").asString()).isEqualTo("admin token");
                    assertThat(entry.path("subject").asString()).isEqualTo(email);
                    assertThat(entry.path("was").asString()).isEqualTo("linked");
                });
    }

    @Test
    void findsPeopleByTextAndAccount() {
        added("needle@a.example", "viewer");
        assertThat(expect(200, PEOPLE, "get", PEOPLE + "?q=needle", "", ADMIN).path("items"))
                .hasSize(1);
        assertThat(expect(200, PEOPLE, "get", PEOPLE + "?account=999", "", ADMIN)
                        .path("items"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{\"role\":\"king\"}|422", "{\"role\":\"member\"}|422", "{\"name\":\"B\"}|422", "[]|400"})
    void refusesWrongChanges(String body, int status) {
        long id = api.people
                .byEmail("wrong@a.example")
                .map(stored -> stored.person().id())
                .orElseGet(() -> added("wrong@a.example", "viewer").path("id").asLong());
        expect(status, PERSON, "patch", PEOPLE + "/" + id, body, ADMIN, JSON);
        assertThat(api.people.find(id).orElseThrow().role().text()).isEqualTo("viewer");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"?from=-1000000000-01-01T00:00:00Z", "?to=10000-01-01T00:00:00Z", "?cursor=%21", "?limit=0"})
    void refusesWrongQuestions(String query) {
        int status = api.http.get(LOG + query, ADMIN).status();
        assertThat(status).isIn(400, 422);
    }

    @Test
    void isForTheAdminTokenAlone() {
        for (String path : List.of(PEOPLE, PEOPLE + "/1", LOG)) {
            assertThat(api.http.send("PATCH", path, "{}", basic, JSON).status()).isIn(403, 405);
            assertThat(api.http.get(path, basic).status()).isEqualTo(403);
        }
    }
}
