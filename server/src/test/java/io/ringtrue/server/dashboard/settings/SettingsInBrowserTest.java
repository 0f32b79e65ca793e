package io.ringtrue.server.dashboard.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.sun.net.httpserver.HttpServer;
import io.ringtrue.server.dashboard.Chromium;
import io.ringtrue.server.dashboard.DashboardServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The settings as a person uses them, in a real browser. axe-core looks at each page, and its picture is kept in
/// `target/pages`.
class SettingsInBrowserTest {
    private static final Path PICTURES = Path.of("target/pages");
    private static final String AXE = text("/axe/axe.min.js");

    @TempDir
    Path dataDir;

    private static String text(String resource) {
        try (var in = SettingsInBrowserTest.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Page signedIn(Chromium chromium, Household house) {
        Page page = chromium.open();
        page.navigate(house.server.url() + "/sign-in");
        page.fill("#email", DashboardServer.OWNER);
        page.fill("#password", DashboardServer.PASSWORD);
        page.keyboard().press("Enter");
        page.waitForSelector("h1:text-is('Overview')");
        return page;
    }

    @Test
    void findsAKeyAndCodeThatUsesIt() throws Exception {
        try (Household house = new Household(new DashboardServer(dataDir));
                Chromium chromium = new Chromium()) {
            String account = house.account("Larkfield Bank");
            Page page = signedIn(chromium, house);
            page.onDialog(dialog -> dialog.accept());
            page.navigate(house.server.url() + "/settings/api");
            looked(page, "settings-choose");
            page.click(".card__body bdi:text-is('Larkfield Bank')");
            page.waitForSelector("h2:text-is('Keys')");
            looked(page, "settings-api");

            page.fill("#label", "Staging");
            page.keyboard().press("Enter");
            page.waitForSelector("#secret");
            looked(page, "settings-api-made");
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
            looked(page, "settings-api-tried");

            page.click("a:has-text('Revoke Staging')");
            page.waitForSelector("h1:has-text('Revoke key')");
            looked(page, "settings-api-revoke");
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
            Page page = signedIn(chromium, house);
            page.navigate(house.server.url() + "/settings/callbacks" + query);
            page.fill("#url", "ftp://nowhere");
            page.keyboard().press("Enter");
            page.waitForSelector("#url-e");
            looked(page, "settings-callbacks-wrong");
            page.fill("#url", "http://127.0.0.1:" + port + "/hook");
            page.keyboard().press("Enter");
            page.waitForSelector("text=It holds from the next callback on");
            page.click("text=Send a test delivery");
            page.waitForSelector("text=Answered 200");
            assertThat(page.textContent("#answer")).contains("received <b>");
            looked(page, "settings-callbacks");

            page.navigate(house.server.url() + "/settings/voice" + query);
            page.click("button:text-is('Play preview')");
            page.waitForSelector("#preview[data-state=playing]");
            assertThat(page.textContent("#words")).contains("This is a call from Larkfield Bank.");
            looked(page, "settings-voice");
            page.fill("#brand", "<script>");
            page.click("button:text-is('Play preview')");
            page.waitForSelector("#brand-e");
            page.navigate(house.server.url() + "/settings/voice" + query);
            page.check("input[value=call]");
            page.click("text=Save voice");
            page.waitForSelector("text=It holds from the next call on");

            page.navigate(house.server.url() + "/settings/limits" + query);
            page.fill("#cap", "12.50");
            page.fill("#alert", "much");
            page.keyboard().press("Enter");
            page.waitForSelector("#alert-e");
            looked(page, "settings-limits-wrong");
            page.fill("#alert", "3");
            page.keyboard().press("Enter");
            page.waitForSelector("text=It holds from the next request on");
            looked(page, "settings-limits");
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
            Page page = signedIn(chromium, house);
            page.click("nav a:has-text('Trunks')");
            page.click("text=Add trunk");
            page.fill("#name", "backup-west");
            page.fill("#uri", "sip:192.0.2.2;transport=tcp");
            page.fill("#caller-id", "2015550100");
            page.fill("#max-calls", "0");
            page.click("button:text-is('Add trunk')");
            page.waitForSelector("#caller-id-e");
            looked(page, "settings-trunk-wrong");
            page.fill("#caller-id", "+12015550100");
            page.fill("#max-calls", "50");
            page.click("button:text-is('Add trunk')");
            page.waitForSelector("text=It is used from the next call on");
            looked(page, "settings-trunks");
            page.click("a:has-text('Change backup-west')");
            looked(page, "settings-trunk");
            page.click("text=Delete trunk");
            looked(page, "settings-trunk-delete");
            page.fill("#word", "backup-west");
            page.keyboard().press("Enter");
            page.waitForSelector("text=Calls under way end as they would");
            assertThat(chromium.errors()).isEmpty();
        }
    }

    /// Takes the picture of each theme and width, and asks axe-core.
    private static void looked(Page page, String name) throws IOException {
        Files.createDirectories(PICTURES);
        Object found = page.evaluate(AXE + "; axe.run(document, {resultTypes: ['violations']}).then(r => r.violations"
                + ".filter(v => v.impact === 'serious' || v.impact === 'critical')"
                + ".map(v => v.id + ': ' + v.nodes.map(n => n.html).join(' | ')))");
        picture(page, name + "-light.png");
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        picture(page, name + "-dark.png");
        page.setViewportSize(390, 844);
        await().pollInSameThread()
                .untilAsserted(
                        () -> assertThat(((Number) page.evaluate("document.documentElement.scrollWidth")).intValue())
                                .as(name)
                                .isLessThanOrEqualTo(390));
        picture(page, name + "-narrow.png");
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        page.setViewportSize(1360, 1000);
        assertThat((List<?>) found).as(name).isEmpty();
    }

    private static void picture(Page page, String file) {
        page.screenshot(
                new Page.ScreenshotOptions().setPath(PICTURES.resolve(file)).setFullPage(true));
    }
}
