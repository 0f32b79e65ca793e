package io.ringtrue.server.dashboard.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.server.dashboard.DashboardServer;
import io.ringtrue.server.dashboard.PageClient;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The pages of trunks, by a browser without scripts, on a server that could really call.
class TrunksOverHttpTest {
    @TempDir
    static Path dataDir;

    private static Household house;

    @BeforeAll
    static void start() throws Exception {
        house = new Household(new DashboardServer(dataDir, Map.of("ringtrue.sandbox", "false")));
    }

    @AfterAll
    static void stop() {
        house.close();
    }

    private static Map<String, String> fields(String name, String callerId) {
        Map<String, String> fields = new HashMap<>(Map.of(
                "uri", "sip:192.0.2.1;transport=udp",
                "username", "halyard",
                "password", "a-trunk-password",
                "caller-id", callerId,
                "max-calls", "7",
                "calls-per-second", "3",
                "priority", "2",
                "srtp", "optional",
                "codecs", "pcma",
                "media-networks", "198.51.100.0/24, 203.0.113.0/24"));
        fields.put("name", name);
        return fields;
    }

    @Test
    void addsChangesAndDeletesATrunk() throws Exception {
        assertThat(house.owner.get("/settings/trunks").body()).contains("Add trunk");
        house.owner.get("/settings/trunks/new");
        assertThat(house.owner
                        .submit("/settings/trunks/new", fields("main", "+12015550100"))
                        .statusCode())
                .isEqualTo(302);
        String list = house.owner.get("/settings/trunks").body();
        assertThat(list).contains("main", "sip:192.0.2.1;transport=udp").doesNotContain("a-trunk-password");
        String page = house.owner.get("/settings/trunks/main").body();
        assertThat(page)
                .contains("Stored. Type to replace it", "198.51.100.0/24, 203.0.113.0/24")
                .doesNotContain("a-trunk-password");
        String stored = house.admin("GET", "/trunks/main", "").body();
        assertThat(stored).contains("\"max-calls\":7", "\"srtp\":\"optional\"", "\"hasPassword\":true", "[\"pcma\"]");

        Map<String, String> changed = fields("ignored", "+12015550100");
        changed.put("password", "");
        changed.put("max-calls", "9");
        changed.put("strict-source", "true");
        assertThat(house.owner.submit("/settings/trunks/main", changed).statusCode())
                .isEqualTo(302);
        stored = house.admin("GET", "/trunks/main", "").body();
        assertThat(stored).contains("\"max-calls\":9", "\"hasPassword\":true", "\"strict-source\":true");
        changed.put("no-password", "on");
        house.owner.submit("/settings/trunks/main", changed);
        assertThat(house.admin("GET", "/trunks/main", "").body()).contains("\"hasPassword\":false");

        assertThat(house.owner
                        .submit("/settings/trunks/new", fields("main", ""))
                        .body())
                .contains("There is a trunk of this name");
        assertThat(house.owner.get("/settings/trunks/main/delete").body()).contains("Keep trunk");
        assertThat(house.owner
                        .submit("/settings/trunks/main/delete", Map.of("word", "mian"))
                        .body())
                .contains("Nothing was deleted");
        assertThat(house.owner
                        .submit("/settings/trunks/main/delete", Map.of("word", "main"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(house.owner.get("/settings/trunks/main").statusCode()).isEqualTo(404);
        assertThat(house.audit("added a trunk"))
                .filteredOn(each -> each.startsWith(DashboardServer.OWNER))
                .singleElement()
                .asString()
                .contains("password ***")
                .doesNotContain("a-trunk-password");
        assertThat(house.audit("deleted a trunk"))
                .filteredOn(each -> each.startsWith(DashboardServer.OWNER))
                .hasSize(1);
    }

    @Test
    void namesEveryFieldThatBreaksItsRule() throws Exception {
        house.owner.get("/settings/trunks/new");
        Map<String, String> wrong = fields("a b", "2015550100");
        wrong.put("uri", "\"><script>alert(1)</script>");
        wrong.put("max-calls", "many");
        wrong.put("media-networks", "everywhere");
        HttpResponse<String> answer = house.owner.submit("/settings/trunks/new", wrong);
        assertThat(answer.body())
                .contains("5 fields need attention", "id=\"name-e\"", "id=\"uri-e\"", "id=\"max-calls-e\"")
                .contains("id=\"media-networks-e\"", "Needs a plus and the country code, such as +12015550100.")
                .doesNotContain("<script>alert(1)", "a-trunk-password");
        assertThat(house.owner.forged("/settings/trunks/new", fields("x", "")).statusCode())
                .isEqualTo(403);
    }

    @Test
    void showsTrunksToPeopleOfTheInstallationAndLetsViewersRead() throws Exception {
        String account = house.account("Larkfield");
        house.admin("PUT", "/trunks/read", "{\"uri\":\"sip:192.0.2.9\"}");
        try (PageClient operator = house.person("op@halyard.example", "operator", "");
                PageClient viewer = house.person("look@halyard.example", "viewer", "");
                PageClient ines = house.person("ines@larkfield.example", "owner", account)) {
            assertThat(operator.get("/settings/trunks/new").statusCode()).isEqualTo(200);
            assertThat(viewer.get("/settings/trunks").body()).contains("read").doesNotContain("Add trunk");
            assertThat(viewer.get("/settings/trunks/read").body()).contains("You can read this trunk");
            assertThat(viewer.get("/settings/trunks/new").statusCode()).isEqualTo(404);
            assertThat(viewer.submit("/settings/trunks/read", fields("", "")).statusCode())
                    .isEqualTo(404);
            assertThat(viewer.submit("/settings/trunks/read/delete", Map.of("word", "read"))
                            .statusCode())
                    .isEqualTo(404);
            assertThat(ines.get("/settings/trunks").statusCode()).isEqualTo(404);
            assertThat(ines.get("/settings/trunks/read").statusCode()).isEqualTo(404);
            assertThat(ines.submit("/settings/trunks/new", fields("mine", "")).statusCode())
                    .isEqualTo(404);
        }
        house.admin("DELETE", "/trunks/read", "");
    }

    @Test
    void onlyShowsTrunksOfTheConfigurationFile(@TempDir Path other) throws Exception {
        Map<String, Object> file = Map.of(
                "ringtrue.sandbox", "false",
                "ringtrue.trunks.main.uri", "sip:192.0.2.1",
                "ringtrue.trunks.main.password", "a-trunk-password");
        try (Household owned = new Household(new DashboardServer(other, file))) {
            assertThat(owned.owner.get("/settings/trunks").body())
                    .contains("set in the configuration file", "sip:192.0.2.1")
                    .doesNotContain("Add trunk");
            assertThat(owned.owner.get("/settings/trunks/main").body())
                    .contains("You can read this trunk")
                    .doesNotContain("a-trunk-password", "Save trunk");
            assertThat(owned.owner
                            .submit("/settings/trunks/main", fields("", ""))
                            .statusCode())
                    .isEqualTo(404);
        }
    }
}
