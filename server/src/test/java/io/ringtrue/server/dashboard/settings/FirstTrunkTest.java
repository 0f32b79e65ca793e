package io.ringtrue.server.dashboard.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.ringtrue.server.dashboard.Chromium;
import io.ringtrue.server.dashboard.DashboardServer;
import io.ringtrue.server.dashboard.PageClient;
import io.ringtrue.server.dashboard.PageLook;
import io.ringtrue.server.trunks.FarEnd;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The step of the first run that sets a trunk.
class FirstTrunkTest {
    private static final Map<String, Object> REAL =
            Map.of("ringtrue.sandbox", "false", "ringtrue.sip.bind", "127.0.0.1", "ringtrue.rtp.bind", "127.0.0.1");

    @TempDir
    Path dataDir;

    @Test
    void setsATrunkAndGoesOnWhereItWasLeft() throws Exception {
        try (FarEnd far = new FarEnd("200 OK", "");
                Household house = new Household(new DashboardServer(dataDir, REAL))) {
            PageClient owner = house.owner;
            assertThat(owner.get("/setup").body()).contains("/setup/trunk");
            assertThat(owner.get("/setup/trunk").body()).contains("Who carries the calls", "Not now");
            Map<String, String> wrong = Map.of(
                    "name",
                    "a b",
                    "uri",
                    far.uri(),
                    "caller-id",
                    "2015550100",
                    "username",
                    "u",
                    "password",
                    "a-secret");
            assertThat(owner.submit("/setup/trunk", wrong).body())
                    .contains("2 fields need attention", "id=\"name-e\"", "id=\"caller-id-e\"", far.uri())
                    .doesNotContain("a-secret");
            Map<String, String> right = Map.of(
                    "name",
                    "main",
                    "uri",
                    far.uri(),
                    "caller-id",
                    "+12015550100",
                    "username",
                    "u",
                    "password",
                    "a-secret");
            assertThat(owner.submit("/setup/trunk", right).statusCode()).isEqualTo(302);
            assertThat(owner.get("/setup/trunk").body())
                    .contains("Your trunk is set", far.uri(), "Check this trunk")
                    .doesNotContain("a-secret");
            assertThat(owner.submit("/setup/trunk/check", Map.of("name", "main"))
                            .body())
                    .contains("Answers OPTIONS", "Go on");
            assertThat(house.admin("GET", "/trunks/main", "").body())
                    .contains("\"hasPassword\":true", "\"max-calls\":100");
            assertThat(house.audit("added a trunk"))
                    .singleElement()
                    .asString()
                    .contains("password ***")
                    .doesNotContain("a-secret");
            assertThat(owner.get("/setup/trunk").body()).contains("href=\"/setup/countries\"");
            assertThat(owner.get("/setup/countries").body()).contains("Where calls may go", "Refuse calls to Canada");
            assertThat(owner.submit("/setup/countries", Map.of("allow", "GB")).statusCode())
                    .isEqualTo(302);
            owner.submit("/setup/countries", Map.of("refuse", "CA"));
            assertThat(owner.get("/setup/countries").body())
                    .contains("Refuse calls to United Kingdom")
                    .doesNotContain("Refuse calls to Canada");
            assertThat(owner.get("/setup").body())
                    .contains("Calls go to", "United Kingdom", "United States")
                    .doesNotContain("Canada");
            try (PageClient operator = house.person("op3@halyard.example", "operator", "")) {
                assertThat(operator.get("/setup/trunk").statusCode()).isEqualTo(404);
                operator.get("/");
                assertThat(operator.submit("/setup/countries", Map.of("allow", "FR"))
                                .statusCode())
                        .isEqualTo(404);
            }
            try (Chromium chromium = new Chromium()) {
                Page page = chromium.signedIn(house.server.url());
                page.navigate(house.server.url() + "/setup/trunk");
                PageLook.at(page, "setup-trunk-set");
                house.admin("DELETE", "/trunks/main", "");
                page.reload();
                page.waitForSelector("text=Who carries the calls");
                PageLook.at(page, "setup-trunk");
                page.click("text=Not now");
                page.waitForSelector("text=Where calls may go");
                page.selectOption("select[name=allow]", "FR");
                page.click("text=Allow calls");
                page.click("[aria-label='Refuse calls to United Kingdom']");
                page.waitForSelector("[aria-label='Refuse calls to France']");
                assertThat(page.locator(".tag").allTextContents()).hasSize(2);
                PageLook.at(page, "setup-countries");
                page.click("text=Go on");
                page.waitForSelector("text=First account");
                assertThat(chromium.errors()).isEmpty();
            }
        }
    }

    @Test
    void asksNothingWhereTheSandboxHasItsCarrier() throws Exception {
        try (Household house = new Household(new DashboardServer(dataDir))) {
            assertThat(house.owner.get("/setup/trunk").statusCode()).isEqualTo(302);
            assertThat(house.owner.get("/setup").body()).contains("takes every number", "/setup/countries");
            assertThat(house.owner.get("/setup").body()).contains("The built-in carrier.");
        }
    }
}
