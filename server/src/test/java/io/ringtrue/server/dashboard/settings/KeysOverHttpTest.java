package io.ringtrue.server.dashboard.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.server.dashboard.DashboardServer;
import io.ringtrue.server.dashboard.PageClient;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The page of keys, by a browser without scripts.
class KeysOverHttpTest {
    @TempDir
    static Path dataDir;

    private static Household house;
    private static String larkfield;
    private static String tidewater;

    @BeforeAll
    static void start() throws Exception {
        house = new Household(new DashboardServer(dataDir));
        larkfield = house.account("Larkfield \"$(id)\" <b>Bank</b>");
        tidewater = house.account("Tidewater");
    }

    @AfterAll
    static void stop() {
        house.close();
    }

    private static String page(String account) {
        return "/settings/api?account=" + account;
    }

    private static String within(String body, String id) {
        Matcher found = Pattern.compile("id=\"" + id + "\"[^>]*>([^<]*)<").matcher(body);
        assertThat(found.find()).as(id + " in " + body).isTrue();
        return found.group(1);
    }

    private static int status(String key, String secret) throws Exception {
        String basic = Base64.getEncoder().encodeToString((key + ":" + secret).getBytes(StandardCharsets.UTF_8));
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                            HttpRequest.newBuilder(URI.create(house.server.url() + "/v1/account"))
                                    .header("Authorization", "Basic " + basic)
                                    .build(),
                            BodyHandlers.discarding())
                    .statusCode();
        }
    }

    /// The number in the address of the button behind this name.
    private static String credential(String body, String name) {
        Matcher found = Pattern.compile("credentials/(\\d+)/rotate[^>]*>Rotate<span class=\"hide\"> " + name + "<")
                .matcher(body);
        assertThat(found.find()).as(name + " in " + body).isTrue();
        return found.group(1);
    }

    @Test
    void asksPeopleOfTheInstallationWhichAccountTheyMean() throws Exception {
        String body = house.owner.get("/settings/api").body();
        assertThat(body)
                .contains("Which account?", page(tidewater))
                .contains("&lt;b&gt;Bank")
                .doesNotContain("<b>Bank");
    }

    @Test
    void createsRotatesAndRevokesAKeyThatWorksAtOnce() throws Exception {
        house.owner.get(page(larkfield));
        HttpResponse<String> made =
                house.owner.submit("/settings/api/keys?account=" + larkfield, Map.of("label", "Stag<i>ing"));
        assertThat(made.statusCode()).isEqualTo(200);
        assertThat(made.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        String key = within(made.body(), "made-name");
        String secret = within(made.body(), "made-secret");
        assertThat(made.body()).contains("Stag&lt;i&gt;ing").doesNotContain("Stag<i>ing");
        assertThat(made.body()).contains("export RINGTRUE_SECRET=&#39;" + secret + "&#39;");
        assertThat(status(key, secret)).isEqualTo(200);

        String list = house.owner.get(page(larkfield)).body();
        assertThat(list).contains(key).doesNotContain(secret);
        String id = credential(list, "Stag&lt;i&gt;ing");
        String one = "/settings/api/credentials/" + id;
        String query = "?account=" + larkfield;
        assertThat(house.owner.get(one + "/rotate" + query).body()).contains("Rotate key", "Keep secret");
        HttpResponse<String> rotated = house.owner.submit(one + "/rotate" + query, Map.of());
        String fresh = within(rotated.body(), "made-secret");
        assertThat(rotated.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(within(rotated.body(), "made-name")).isEqualTo(key);
        assertThat(status(key, secret)).isEqualTo(401);
        assertThat(status(key, fresh)).isEqualTo(200);

        assertThat(house.owner.get(one + "/revoke" + query).body()).contains("was used in the last day");
        HttpResponse<String> unsure = house.owner.submit(one + "/revoke" + query, Map.of("word", "Staging"));
        assertThat(unsure.body()).contains("This is not its name. Nothing was revoked.");
        assertThat(status(key, fresh)).isEqualTo(200);
        HttpResponse<String> gone = house.owner.submit(one + "/revoke" + query, Map.of("word", "Stag<i>ing"));
        assertThat(gone.statusCode()).isEqualTo(302);
        assertThat(status(key, fresh)).isEqualTo(401);
        assertThat(house.owner.get(one + "/rotate" + query).statusCode()).isEqualTo(404);
        assertThat(house.owner.get(page(larkfield)).body()).doesNotContain(key);

        String subject = "Stag<i>ing (" + key + ")";
        assertThat(house.audit("created a key")).contains(DashboardServer.OWNER + "|" + subject + "||***");
        assertThat(house.audit("rotated a key")).containsExactly(DashboardServer.OWNER + "|" + subject + "|***|***");
        assertThat(house.audit("revoked a key")).containsExactly(DashboardServer.OWNER + "|" + subject + "|***|");
    }

    @Test
    void givesAUserANewPassword() throws Exception {
        String before = house.owner.get(page(tidewater)).body();
        Matcher user = Pattern.compile("credentials/(\\d+)/rotate[^>]*>Set a new password")
                .matcher(before);
        assertThat(user.find()).isTrue();
        String one = "/settings/api/credentials/" + user.group(1) + "/rotate?account=" + tidewater;
        house.owner.get(one);
        HttpResponse<String> made = house.owner.submit(one, Map.of());
        assertThat(made.body()).contains("has a new password", within(made.body(), "made-secret"));
        assertThat(house.audit("set a user's password")).hasSize(1);
        HttpResponse<String> second = house.owner.submit("/settings/api/users?account=" + tidewater, Map.of());
        assertThat(within(second.body(), "made-name")).isNotBlank();
    }

    @Test
    void refusesANameThatIsNone() throws Exception {
        house.owner.get(page(tidewater));
        for (String wrong : new String[] {"", " ", "x".repeat(61), "a\u0007b"}) {
            HttpResponse<String> answer =
                    house.owner.submit("/settings/api/keys?account=" + tidewater, Map.of("label", wrong));
            assertThat(answer.body())
                    .contains("id=\"label-e\"", "Needs 1 to 60 characters")
                    .doesNotContain("made-secret");
        }
        assertThat(house.owner.get(page(tidewater)).body()).contains("No name");
        assertThat(house.owner
                        .forged("/settings/api/keys?account=" + tidewater, Map.of("label", "x"))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void fillsNothingIntoCodeThatAShellCouldRun() throws Exception {
        String body = house.owner.get(page(larkfield)).body();
        String code = body.substring(body.indexOf("id=\"try\""));
        assertThat(code).contains("brand=Larkfield id bBankb").doesNotContain("$(id)", "&quot;$(id)");
    }

    @Test
    void sendsATestRequestAndShowsTheAnswerOfTheApi() throws Exception {
        house.owner.get(page(larkfield));
        String target = "/settings/api/test?account=" + larkfield;
        String body =
                house.owner.submit(target, Map.of("number", "+12015550486")).body();
        assertThat(body)
                .contains(
                        "What came back", "&quot;number&quot; : &quot;+12015550486&quot;", "Follow this verification");
        String wrong = house.owner.submit(target, Map.of("number", "<b>12</b>")).body();
        assertThat(wrong).contains("id=\"number-e\"").doesNotContain("What came back", "<b>12</b>");
        assertThat(house.audit("sent a test request")).hasSize(1);
    }

    @Test
    void showsKeysToOwnersAndOperatorsAlone() throws Exception {
        String query = "?account=" + larkfield;
        try (PageClient operator = house.person("op@halyard.example", "operator", "");
                PageClient viewer = house.person("look@halyard.example", "viewer", "");
                PageClient ines = house.person("ines@larkfield.example", "owner", larkfield);
                PageClient member = house.person("mem@larkfield.example", "member", larkfield)) {
            assertThat(operator.get(page(larkfield)).statusCode()).isEqualTo(200);
            assertThat(ines.get("/settings/api").body()).contains("Create key").doesNotContain("Tidewater");
            assertThat(ines.submit("/settings/api/keys", Map.of("label", "Mine"))
                            .statusCode())
                    .isEqualTo(200);
            for (PageClient refused : new PageClient[] {viewer, member}) {
                assertThat(refused.get("/settings/api" + query).statusCode()).isEqualTo(404);
                assertThat(refused.get("/").body()).doesNotContain("/settings/api");
                assertThat(refused.submit("/settings/api/keys" + query, Map.of("label", "x"))
                                .statusCode())
                        .isEqualTo(404);
                assertThat(refused.submit("/settings/api/test" + query, Map.of("number", "1"))
                                .statusCode())
                        .isEqualTo(404);
            }
            String others = house.owner.get(page(tidewater)).body();
            Matcher id = Pattern.compile("credentials/(\\d+)/revoke").matcher(others);
            assertThat(id.find()).isTrue();
            String theirs = "/settings/api/credentials/" + id.group(1);
            for (String act : new String[] {"/rotate", "/revoke"}) {
                assertThat(ines.get(theirs + act).body())
                        .isEqualTo(
                                ines.get("/settings/api/credentials/999" + act).body());
                assertThat(ines.submit(theirs + act, Map.of()).statusCode()).isEqualTo(404);
                assertThat(ines.submit(theirs + act + "?account=" + tidewater, Map.of())
                                .statusCode())
                        .isEqualTo(404);
            }
        }
    }
}
