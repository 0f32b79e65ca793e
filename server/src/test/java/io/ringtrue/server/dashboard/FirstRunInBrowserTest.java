package io.ringtrue.server.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The way of a newcomer, in a real browser: setup, first account, overview, sign-out, wrong password, sign-in.
/// [PageLook] looks at each page.
class FirstRunInBrowserTest {
    private static final String PASSWORD = "correct horse battery";

    @TempDir
    Path dataDir;

    @Test
    void leadsFromTheTokenToAnOverviewThatLives() throws Exception {
        try (DashboardServer server = new DashboardServer(dataDir);
                Chromium chromium = new Chromium()) {
            Page page = chromium.open();
            page.navigate(server.url() + "/");
            assertThat(page.url()).endsWith("/setup");
            PageLook.at(page, "setup-owner");

            page.fill("#token", "not-the-token-of-this-server");
            page.fill("#installation", "Halyard <b>Verify</b>");
            page.fill("#name", "Maya \"Okafor\" <script>alert(1)</script>");
            page.fill("#email", "Maya@Halyard.example");
            page.fill("#password", PASSWORD);
            page.click("text=Make me the owner");
            assertThat(page.textContent("#token-e")).contains("not the admin token");

            page.fill("#token", server.adminToken());
            page.fill("#password", PASSWORD);
            page.click("text=Make me the owner");
            page.waitForSelector("text=First account");
            PageLook.at(page, "setup-account");

            page.fill("#title", "Larkfield <i>Bank</i>");
            page.check("input[value=screen]");
            page.click("text=Open the account");
            page.waitForSelector("text=The account is open");
            String key = page.textContent("#s-key");
            String secret = page.textContent("#s-secret");
            PageLook.at(page, "setup-call");
            page.click("text=show the phone");
            page.waitForSelector("text=Call me");
            page.navigate(server.url() + "/");

            page.waitForSelector("text=No verifications in the last hour");
            PageLook.at(page, "overview-empty");
            verify(server.url(), key, secret);
            await().pollInSameThread()
                    .atMost(Duration.ofSeconds(40))
                    .untilAsserted(() -> assertThat(page.textContent("#legend"))
                            .as(() -> "live: " + page.textContent("#live-state") + ", " + page.textContent("#calls"))
                            .contains("Verified 1"));
            assertThat(page.locator("#chart canvas").count()).isEqualTo(1);
            assertThat(page.textContent("#trunks"))
                    .contains("Built-in carrier", "Carries calls", "Answered 100.0 % of 1", "No failure on record");
            assertThat(page.textContent("#tiles")).contains("Rings after, 1 h", "s of 1");
            assertThat(page.textContent("#countries")).contains("100 %", "1 answered calls");
            assertThat(page.locator("#live-state").textContent().strip()).isEqualTo("Live");
            PageLook.at(page, "overview");
            page.click("text=Sign out");
            page.waitForSelector("h1:text-is('Sign in')");
            page.fill("#email", "maya@halyard.example");
            page.fill("#password", "not the password");
            page.click("button:text-is('Sign in')");
            assertThat(page.textContent("#password-e")).contains("do not match");
            assertThat(page.inputValue("#email")).isEqualTo("maya@halyard.example");
            PageLook.at(page, "sign-in-wrong");
            page.fill("#password", PASSWORD);
            page.click("button:text-is('Sign in')");
            page.waitForSelector("h1:text-is('Overview')");

            page.navigate(server.url() + "/verifications/999");
            assertThat(page.textContent("h1")).isEqualTo("There is nothing here");
            assertThat(chromium.errors())
                    .filteredOn(error -> !error.contains("404"))
                    .isEmpty();
        }
    }

    private static void verify(String url, String key, String secret) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            String basic = Base64.getEncoder().encodeToString((key + ":" + secret).getBytes());
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(URI.create(url + "/v1/verifications"))
                            .header("Authorization", "Basic " + basic)
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(
                                    "{\"number\":\"+12015550123\",\"pin\":\"12345\",\"brand\":\"Larkfield\"}"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isLessThan(300);
        }
    }
}
