package io.ringtrue.server.dashboard.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.sun.net.httpserver.HttpServer;
import io.ringtrue.server.dashboard.Chromium;
import io.ringtrue.server.dashboard.DashboardServer;
import io.ringtrue.server.dashboard.PageLook;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The settings as a person uses them, in a real browser. [PageLook] looks at each page.
class SettingsInBrowserTest {
    @TempDir
    Path dataDir;

    @Test
    void findsAKeyAndCodeThatUsesIt() throws Exception {
        try (Household house = new Household(new DashboardServer(dataDir));
                Chromium chromium = new Chromium()) {
            String account = house.account("Larkfield Bank");
            Page page = chromium.signedIn(house.server.url());
            page.onDialog(dialog -> dialog.accept());
            page.navigate(house.server.url() + "/settings/api");
            PageLook.at(page, "settings-choose");
            page.click(".card__body bdi:text-is('Larkfield Bank')");
            page.waitForSelector("h2:text-is('Keys')");
            PageLook.at(page, "settings-api");

            page.fill("#label", "Staging");
            page.keyboard().press("Enter");
            page.waitForSelector("#secret");
            PageLook.at(page, "settings-api-made");
            String secret = page.textContent("#made-secret");
            Download env = page.waitForDownload(() -> page.click("text=Download as .env"));
            assertThat(Files.readString(env.path()))
                    .isEqualTo("RINGTRUE_KEY=" + page.textContent("#made-name") + "\nRINGTRUE_SECRET=" + secret + "\n");

            page.focus("#tab-reverse-pin-curl");
            page.keyboard().press("ArrowRight");
            assertThat(page.isVisible("#pre-reverse-pin-java")).isTrue();
            assertThat(page.isVisible("#pre-reverse-pin-curl")).isFalse();
            page.click("#tab-v1");
            assertThat(page.isVisible("#pre-v1-curl")).isTrue();
            assertThat(page.textContent("#env-v1")).contains(secret);
            assertThat(page.isVisible("#secret"))
                    .as("the secret is still there")
                    .isTrue();
            page.click("text=I have stored it");
            page.waitForSelector(
                    "#secret",
                    new Page.WaitForSelectorOptions()
                            .setState(com.microsoft.playwright.options.WaitForSelectorState.DETACHED));
            assertThat(page.content()).doesNotContain(secret);

            page.click("button:text-is('Send a test request')");
            page.waitForSelector("text=What came back");
            PageLook.at(page, "settings-api-tried");

            page.click("a:has-text('Revoke Staging')");
            page.waitForSelector("h1:has-text('Revoke key')");
            PageLook.at(page, "settings-api-revoke");
            page.click("button:text-is('Revoke key')");
            page.waitForSelector("text=It is revoked");
            assertThat(page.url()).contains("account=" + account);
            assertThat(chromium.errors()).isEmpty();
        }
    }

    @Test
    void setsCallbacksVoiceAndLimits() throws Exception {
        HttpServer receiver = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        receiver.createContext("/", exchange -> {
            byte[] answer = "received <b>".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        receiver.start();
        int port = receiver.getAddress().getPort();
        Map<String, Object> settings = Map.of(
                "ringtrue.callbacks.allowed-networks",
                "127.0.0.0/8",
                "ringtrue.callbacks.allowed-ports",
                "80,443," + port);
        try (Household house = new Household(new DashboardServer(dataDir, settings));
                Chromium chromium = new Chromium()) {
            String query = "?account=" + house.account("Larkfield Bank");
            Page page = chromium.signedIn(house.server.url());
            page.navigate(house.server.url() + "/settings/callbacks" + query);
            page.fill("#url", "ftp://nowhere");
            page.keyboard().press("Enter");
            page.waitForSelector("#url-e");
            PageLook.at(page, "settings-callbacks-wrong");
            page.fill("#url", "http://127.0.0.1:" + port + "/hook");
            page.keyboard().press("Enter");
            page.waitForSelector("text=It holds from the next callback on");
            page.click("text=Send a test delivery");
            page.waitForSelector("text=Answered 200");
            assertThat(page.textContent("#answer")).contains("received <b>");
            PageLook.at(page, "settings-callbacks");

            page.navigate(house.server.url() + "/settings/voice" + query);
            page.click("button:text-is('Play preview')");
            page.waitForSelector("#preview[data-state=playing]");
            assertThat(page.textContent("#words")).contains("this is a call from Larkfield Bank.");
            PageLook.at(page, "settings-voice");
            page.fill("#brand", "<script>");
            page.click("button:text-is('Play preview')");
            page.waitForSelector("#brand-e");
            page.navigate(house.server.url() + "/settings/voice" + query);
            page.check("input[value=call]");
            page.click("text=Save voice");
            page.waitForSelector("text=It holds from the next call on");

            page.navigate(house.server.url() + "/settings/limits" + query);
            page.fill("#spendCap", "12.50");
            page.fill("#balanceAlert", "much");
            page.keyboard().press("Enter");
            page.waitForSelector("#balanceAlert-e");
            PageLook.at(page, "settings-limits-wrong");
            page.fill("#balanceAlert", "3");
            page.keyboard().press("Enter");
            page.waitForSelector("text=It holds from the next request on");
            PageLook.at(page, "settings-limits");
            assertThat(chromium.errors())
                    .filteredOn(error -> !error.contains("422"))
                    .isEmpty();
        } finally {
            receiver.stop(0);
        }
    }

    @Test
    void addsAndDeletesATrunk() throws Exception {
        try (Household house = new Household(new DashboardServer(dataDir, Map.of("ringtrue.sandbox", "false")));
                Chromium chromium = new Chromium()) {
            house.admin(
                    "PUT", "/trunks/main", "{\"uri\":\"sip:192.0.2.1;transport=udp\",\"caller-id\":\"+12015550100\"}");
            Page page = chromium.signedIn(house.server.url());
            page.click("nav a:has-text('Trunks')");
            page.click("text=Add trunk");
            page.fill("#name", "backup-west");
            page.fill("#uri", "sip:192.0.2.2;transport=tcp");
            page.fill("#caller-id", "2015550100");
            page.fill("#max-calls", "0");
            page.click("button:text-is('Add trunk')");
            page.waitForSelector("#caller-id-e");
            PageLook.at(page, "settings-trunk-wrong");
            page.fill("#caller-id", "+12015550100");
            page.fill("#max-calls", "50");
            page.click("button:text-is('Add trunk')");
            page.waitForSelector("text=It is used from the next call on");
            PageLook.at(page, "settings-trunks");
            page.click("a:has-text('Change backup-west')");
            PageLook.at(page, "settings-trunk");
            page.click("text=Delete trunk");
            PageLook.at(page, "settings-trunk-delete");
            page.fill("#word", "backup-west");
            page.keyboard().press("Enter");
            page.waitForSelector("text=Calls under way end as they would");
            assertThat(chromium.errors()).isEmpty();
        }
    }
}
