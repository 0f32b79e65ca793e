package io.ringtrue.server.dashboard.settings;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.ringtrue.server.dashboard.Chromium;
import io.ringtrue.server.dashboard.DashboardServer;
import io.ringtrue.server.dashboard.PageClient;
import io.ringtrue.server.dashboard.PageLook;
import io.ringtrue.server.trunks.FarEnd;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The trunk doctor by page and by `/v1/admin`, on a server that could really call.
class TrunkCheckOverHttpTest {
    private static final String HOSTILE = "Server: <script>alert(1)</script>\r\n";

    @TempDir
    static Path dataDir;

    private static Household house;

    @BeforeAll
    static void start() throws Exception {
        Map<String, Object> settings =
                Map.of("ringtrue.sandbox", "false", "ringtrue.sip.bind", "127.0.0.1", "ringtrue.rtp.bind", "127.0.0.1");
        house = new Household(new DashboardServer(dataDir, settings));
    }

    @AfterAll
    static void stop() {
        house.close();
    }

    private static void trunk(String name, String uri) throws Exception {
        HttpResponse<String> put = house.admin("PUT", "/trunks/" + name, "{\"uri\":\"" + uri + "\"}");
        assertThat(put.statusCode()).as(put.body()).isEqualTo(200);
    }

    @Test
    void showsEachStepAndHostileTextAsText() throws Exception {
        try (FarEnd far = new FarEnd("503 <img src=x onerror=alert(1)>", HOSTILE)) {
            trunk("odd", far.uri());
            assertThat(house.owner.get("/settings/trunks").body()).contains("Check this trunk");
            assertThat(house.owner.get("/settings/trunks/odd/check").body())
                    .contains("This rings a real phone, and your carrier may charge it.")
                    .doesNotContain("What was found");
            assertThat(far.methods()).isEmpty();
            String found =
                    house.owner.submit("/settings/trunks/odd/check", Map.of()).body();
            assertThat(found)
                    .contains("Address given", "Answers, but takes no calls now", "No password", "1 warning")
                    .contains("503 &lt;img src=x onerror=alert(1)&gt;", "&lt;script&gt;alert(1)&lt;/script&gt;")
                    .contains("No phone was called.")
                    .doesNotContain("<script>alert(1)", "<img src=x");
            assertThat(house.audit("checked a trunk")).contains(DashboardServer.OWNER + "|odd||1 warning");
        }
    }

    @Test
    void checksByTheApiAndSaysWhoDid() throws Exception {
        try (FarEnd far = new FarEnd("200 OK", "")) {
            trunk("good", far.uri());
            HttpResponse<String> checked = house.admin("POST", "/trunks/good/check", "{}");
            assertThat(checked.statusCode()).isEqualTo(200);
            assertThat(checked.body())
                    .contains("\"problems\":0", "\"called\":false")
                    .contains("{\"id\":\"options\",\"verdict\":\"ok\",\"title\":\"Answers OPTIONS\"")
                    .contains("\"verdict\":\"not-tried\"");
            assertThat(house.audit("checked a trunk")).contains("admin token|good||no problem");
            assertThat(house.admin("POST", "/trunks/none/check", "{}").statusCode())
                    .isEqualTo(404);
            HttpResponse<String> abroad = house.admin("POST", "/trunks/good/check", "{\"number\":\"+4915112345678\"}");
            assertThat(abroad.body()).contains("Test call not made", "\"called\":false");
            assertThat(far.methods()).containsOnly("OPTIONS");
        }
    }

    /// A trunk that does not know the number rings nobody, so the doctor itself lets it be tried again at once.
    @Test
    void ringsNoNumberMoreOftenThanVerificationsMay() throws Exception {
        String number = "+12015106123";
        String check = "{\"number\":\"" + number + "\"}";
        try (FarEnd far = new FarEnd("404 Not Found", "")) {
            trunk("lost", far.uri());
            for (int i = 0; i < 5; i++) {
                assertThat(house.admin("POST", "/trunks/lost/check", check).body())
                        .contains("\"called\":true");
            }
            assertThat(house.admin("POST", "/trunks/lost/check", check).body())
                    .contains("Number cannot be called now: limits.per-number allows 5 in 10 min.", "\"called\":false");
            assertThat(far.methods()).filteredOn("INVITE"::equals).hasSize(5);

            String account = house.server
                    .admin("POST", "/accounts", "{\"name\":\"Ordering\",\"announcePin\":false,\"balance\":\"1\"}")
                    .body();
            HttpResponse<String> ordered = order(account, number);
            assertThat(ordered.statusCode()).as(ordered.body()).isEqualTo(429);
            assertThat(ordered.body()).contains("cannot be called now").doesNotContain("per-number");
        }
    }

    private static HttpResponse<String> order(String account, String number) throws Exception {
        String key = member(account, "apikey") + ":" + member(account, "apisecret");
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(URI.create(house.server.url() + "/v1/verifications"))
                            .header(
                                    "Authorization",
                                    "Basic " + Base64.getEncoder().encodeToString(key.getBytes(UTF_8)))
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString("{\"number\":\"" + number + "\"}"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    private static String member(String json, String name) {
        return json.replaceAll("(?s).*\"" + name + "\":\"([^\"]+)\".*", "$1");
    }

    @Test
    void isForOperatorsOfTheInstallationAlone() throws Exception {
        String account = house.account("Larkfield");
        trunk("mine", "sip:127.0.0.1:9");
        try (PageClient viewer = house.person("look2@halyard.example", "viewer", "");
                PageClient ines = house.person("ines2@larkfield.example", "owner", account)) {
            assertThat(viewer.get("/settings/trunks").body()).contains("mine").doesNotContain("Check this trunk");
            for (PageClient client : new PageClient[] {viewer, ines}) {
                assertThat(client.get("/settings/trunks/mine/check").statusCode())
                        .isEqualTo(404);
                client.get("/password");
                assertThat(client.submit("/settings/trunks/mine/check", Map.of())
                                .statusCode())
                        .isEqualTo(404);
            }
        }
        assertThat(house.owner.forged("/settings/trunks/mine/check", Map.of()).statusCode())
                .isEqualTo(403);
        assertThat(house.audit("checked a trunk")).noneMatch(entry -> entry.contains("|mine|"));
    }

    @Test
    void checksInABrowser() throws Exception {
        try (FarEnd silent = new FarEnd("", "");
                FarEnd busy = new FarEnd("486 Busy Here", HOSTILE);
                Chromium chromium = new Chromium()) {
            trunk("main", busy.uri());
            trunk("backup-west", silent.uri());
            Page page = chromium.signedIn(house.server.url());
            page.navigate(house.server.url() + "/settings/trunks");
            PageLook.at(page, "settings-trunks");
            page.click("button:has-text('Check this trunk: backup-west')");
            page.waitForSelector("text=No answer to OPTIONS");
            assertThat(page.textContent(".doctor")).contains("within 4 s", "firewall or wrong port?");
            PageLook.at(page, "settings-trunk-check-silent");
            page.navigate(house.server.url() + "/settings/trunks/main/check");
            page.fill("#number", "+1 201 510 6000");
            page.click("button:has-text('Check this trunk')");
            page.waitForSelector("text=Calls get through");
            assertThat(page.textContent(".card__head")).contains("A phone was called.");
            PageLook.at(page, "settings-trunk-check");
            assertThat(busy.methods()).contains("OPTIONS", "INVITE");
            assertThat(chromium.errors()).isEmpty();
        }
    }
}
