package io.ringtrue.server.dashboard.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.server.dashboard.DashboardServer;
import io.ringtrue.server.dashboard.PageClient;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What calls say, what an account may spend, and where no test delivery goes, by a browser without scripts.
class VoiceAndLimitsOverHttpTest {
    @TempDir
    static Path dataDir;

    private static Household house;
    private static String larkfield;

    @BeforeAll
    static void start() throws Exception {
        house = new Household(new DashboardServer(dataDir, Map.of("ringtrue.dialing.blocked-prefixes", "1900")));
        larkfield = house.account("Larkfield <b>Bank</b>");
    }

    @AfterAll
    static void stop() {
        house.close();
    }

    private static String of(String page) {
        return page + "?account=" + larkfield;
    }

    private static String account() throws Exception {
        return house.admin("GET", "/accounts/" + larkfield, "").body();
    }

    @Test
    void savesHowUsersLearnThePin() throws Exception {
        house.owner.get(of("/settings/voice"));
        assertThat(house.owner
                        .submit(of("/settings/voice"), Map.of("pin", "call", "language", "en"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(account()).contains("\"announcePin\":true", "\"language\":\"en\"");
        assertThat(house.owner.submit(of("/settings/voice"), Map.of("pin", "")).body())
                .contains("id=\"pin-e\"", "Choose how users learn the PIN");
        assertThat(house.owner
                        .submit(of("/settings/voice"), Map.of("pin", "call", "language", "<b>"))
                        .body())
                .contains("id=\"language-e\"");
        house.owner.submit(of("/settings/voice"), Map.of("pin", "screen", "language", ""));
        assertThat(account()).contains("\"announcePin\":false", "\"language\":null");
        assertThat(house.audit("changed the voice"))
                .contains(DashboardServer.OWNER
                        + "|Larkfield <b>Bank</b>|a page shows the PIN|the call says the PIN, en");
    }

    @Test
    void speaksAPreviewAndNamesTheRuleOfABrandItCannotSay() throws Exception {
        String page = house.owner.get(of("/settings/voice")).body();
        assertThat(page).contains("value=\"Larkfield bBankb\"", "Entries in one call", "tries-per-call");
        HttpResponse<String> sound = house.owner.get(of("/settings/voice/preview") + "&brand=Larkfield");
        assertThat(sound.headers().firstValue("Content-Type")).hasValue("audio/wav");
        assertThat(sound.headers().firstValue("Ringtrue-Words").orElse(""))
                .contains("this%20is%20a%20call%20from%20Larkfield");
        assertThat(sound.body()).startsWith("RIFF");
        HttpResponse<String> wrong = house.owner.get(of("/settings/voice/preview") + "&brand=%3Cb%3E");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("id=\"brand-e\"", "It must be at most 20 letters");
        assertThat(house.owner.get("/settings/voice/preview?brand=x").statusCode())
                .isEqualTo(404);
    }

    @Test
    void savesWhatAnAccountMaySpend() throws Exception {
        String page = house.owner.get(of("/settings/limits")).body();
        assertThat(page).contains("Canada", "United States", "+1900", "premium", "per-number-day");
        assertThat(house.owner
                        .submit(of("/settings/limits"), Map.of("spendCap", "12.50", "balanceAlert", "3"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(account()).contains("\"spendCap\":\"12.5\"", "\"balanceAlert\":\"3\"");
        String wrong = house.owner
                .submit(of("/settings/limits"), Map.of("spendCap", "-1", "balanceAlert", "1e3"))
                .body();
        assertThat(wrong)
                .contains("2 fields need attention", "id=\"spendCap-e\"", "id=\"balanceAlert-e\"", "value=\"1e3\"");
        assertThat(account()).contains("\"spendCap\":\"12.5\"");
        house.owner.submit(of("/settings/limits"), Map.of("spendCap", "", "balanceAlert", ""));
        assertThat(account()).contains("\"spendCap\":null", "\"balanceAlert\":null");
        assertThat(house.audit("changed settings"))
                .first()
                .asString()
                .isEqualTo(DashboardServer.OWNER
                        + "|Larkfield <b>Bank</b>|spendCap none, balanceAlert none|spendCap 12.5, balanceAlert 3");
    }

    @Test
    void allowsAndRefusesCountries() throws Exception {
        String page = of("/settings/limits");
        String countries = of("/settings/limits/countries");
        assertThat(house.owner.get(page).body())
                .contains("Refuse calls to Canada", "<option value=\"FR\">France</option>")
                .doesNotContain("Refuse calls to France");
        assertThat(house.owner.submit(countries, Map.of("allow", "FR")).statusCode())
                .isEqualTo(302);
        assertThat(house.owner.get(page).body())
                .contains("Refuse calls to France")
                .doesNotContain("<option value=\"FR\">");
        // What the page does not offer is not said to be saved.
        for (Map<String, String> odd :
                List.of(Map.of("allow", "XX"), Map.of("refuse", "<b>"), Map.<String, String>of())) {
            assertThat(house.owner
                            .submit(countries, odd)
                            .headers()
                            .firstValue("Location")
                            .orElse(""))
                    .endsWith(page);
        }
        assertThat(house.owner
                        .submit("/settings/limits/countries", Map.of("allow", "DE"))
                        .statusCode())
                .as("of no account")
                .isEqualTo(404);
        assertThat(house.admin("GET", "/guard/countries", "").body())
                .isEqualTo("{\"countries\":[\"CA\",\"FR\",\"US\"],\"owner\":\"store\"}");
        for (String country : new String[] {"FR", "CA", "US"}) {
            house.owner.submit(countries, Map.of("refuse", country));
        }
        assertThat(house.owner.get(page).body()).contains("None: no call is allowed.");
        house.owner.submit(countries, Map.of("allow", "US"));
        house.owner.submit(countries, Map.of("allow", "CA"));
        assertThat(house.audit("allowed a country"))
                .contains(DashboardServer.OWNER + "|FR|CA, US|CA, FR, US")
                .hasSize(3);
        try (PageClient operator = house.person("op9@halyard.example", "operator", "");
                PageClient viewer = house.person("look9@halyard.example", "viewer", "")) {
            assertThat(operator.get(page).body()).contains("Allow calls");
            assertThat(viewer.get(page).body()).contains("Canada").doesNotContain("Allow calls", "Refuse calls");
            assertThat(viewer.submit(countries, Map.of("allow", "FR")).statusCode())
                    .isEqualTo(404);
            assertThat(viewer.forged(countries, Map.of("allow", "FR")).statusCode())
                    .isEqualTo(403);
        }
    }

    /// Where the name leads shows only when it is looked up, so that saving it is no error yet.
    @Test
    void sendsNoTestDeliveryWhereCallbacksMayNotGo() throws Exception {
        house.owner.get(of("/settings/callbacks"));
        Map<String, String> inside = Map.of("url", "http://localhost/", "scheme", "http");
        assertThat(house.owner.submit(of("/settings/callbacks"), inside).statusCode())
                .isEqualTo(302);
        assertThat(house.owner
                        .submit(of("/settings/callbacks/test"), Map.of("form", "v1"))
                        .body())
                .contains("Not sent", "Callbacks may not go there");
    }

    /// The cap bounds what an account may owe.
    @Test
    void letsNoAccountSetItsOwnSpendCap() throws Exception {
        String tidewater = house.account("Tidewater Two");
        try (PageClient owner = house.person("own@tidewater.example", "owner", tidewater)) {
            assertThat(owner.get("/settings/limits").body()).doesNotContain("Save limits");
            assertThat(owner.submit("/settings/limits", Map.of("spendCap", "", "balanceAlert", ""))
                            .statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void letsViewersReadAndChangeNothing() throws Exception {
        String tidewater = house.account("Tidewater");
        try (PageClient viewer = house.person("look@tidewater.example", "viewer", tidewater)) {
            for (String page : new String[] {"/settings/voice", "/settings/limits"}) {
                assertThat(viewer.get(page).body()).contains("disabled").doesNotContain("Save voice", "Save limits");
                assertThat(viewer.submit(page, Map.of("pin", "call", "spendCap", "1"))
                                .statusCode())
                        .isEqualTo(404);
                assertThat(viewer.get(of(page)).statusCode()).isEqualTo(404);
                assertThat(viewer.forged(page, Map.of()).statusCode()).isEqualTo(403);
            }
            assertThat(viewer.get(of("/settings/voice/preview")).statusCode()).isEqualTo(404);
        }
    }
}
