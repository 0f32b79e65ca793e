package io.ringtrue.server.dashboard.verifications;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import io.ringtrue.server.dashboard.Chromium;
import io.ringtrue.server.dashboard.PageLook;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// An operator looks verifications up in a real browser, watches one end, and stops another.
@Timeout(600)
class VerificationsInBrowserTest {
    private static final double PATIENCE = 90_000;

    @TempDir
    Path dataDir;

    @Test
    void findsReadsWatchesAndStops() throws Exception {
        try (TwoAccounts server = new TwoAccounts(dataDir, 80, Map.of("ringtrue.verification.prompt-repeats", "1"));
                Chromium chromium = new Chromium()) {
            Page page = chromium.signedIn(server.url());
            page.navigate(server.url() + "/verifications");
            assertThat(page.locator("h2")).hasText("No verifications yet");
            PageLook.at(page, "verifications-empty");

            long right = server.verify(
                    server.larkfield,
                    "+12015550123",
                    "12345",
                    ",\"brand\":\"Larkfield\",\"reference\":\"signup-88241\"");
            long wrong = server.verify(server.tidewater, "+12015550177", "999", ",\"reference\":\"drv-2291\"");
            long busy = server.verify(server.tidewater, "+12015550486", "12345", ",\"reference\":\"drv-2290\"");
            long machine = server.verify(server.larkfield, "+12015550777", "12345", "");
            server.awaitEnd(server.larkfield, right);
            server.awaitEnd(server.tidewater, wrong);
            server.awaitEnd(server.tidewater, busy);
            server.awaitEnd(server.larkfield, machine);
            server.verify(server.larkfield, "+12015550408", "12345", ",\"reference\":\"signup-88242\"");

            list(page, server);
            find(page);
            read(page);
            stop(page, server);
            watch(page, server);
            assertThat(chromium.errors()).isEmpty();
        }
    }

    private static void list(Page page, TwoAccounts server) throws Exception {
        page.click("nav a:has-text('Verifications')");
        page.selectOption("select[name=from]", "today");
        page.click("button:text-is('Search')");
        assertThat(page.locator("tbody tr")).hasCount(5);
        assertThat(page.locator(".pick.is-verified .num")).hasText("1");
        PageLook.at(page, "verifications");
        Download csv = page.waitForDownload(() -> page.click("text=Export CSV"));
        assertThat(Files.readAllLines(csv.path())).hasSize(6);
        page.click(".pick.is-failed");
        assertThat(page.locator("tbody tr")).hasCount(1);
        page.click(".pick.is-failed");
        assertThat(page.locator("tbody tr")).hasCount(5);
        page.click(".pick.is-unpaid");
        assertThat(page.locator("h2")).hasText("No verification without balance today");
        PageLook.at(page, "verifications-none");
        page.click("text=Clear filters");
        page.click(".days summary");
        page.fill("input[form=days][name=from]", "2001-02-03");
        page.click("text=Show these days");
        assertThat(page.locator("tbody tr")).hasCount(5);
        assertThat(page.locator("select[name=from]")).hasValue("2001-02-03");
    }

    /// By keyboard alone.
    private static void find(Page page) {
        page.keyboard().press("/");
        page.keyboard().type("(201) 555-0123");
        page.keyboard().press("Enter");
        assertThat(page.locator("tbody tr")).hasCount(1);
        page.focus("tbody a.rowlink");
        page.keyboard().press("Enter");
        page.waitForSelector("h2:text-is('What happened')");
    }

    private static void read(Page page) throws Exception {
        assertThat(page.locator("h1")).hasText("+1 201 555 0123");
        assertThat(page.locator(".chip--big")).hasText("Verified");
        PageLook.at(page, "verification");
        Download evidence = page.waitForDownload(() -> page.click("#evidence"));
        assertThat(evidence.suggestedFilename()).matches("verification-[0-9]+\\.json");
    }

    /// A call of its own: it rings for 35 s, and what came before may take longer.
    private static void stop(Page page, TwoAccounts server) throws Exception {
        long live = server.verify(server.larkfield, "+12015551408", "12345", "");
        page.navigate(server.url() + "/verifications/" + live);
        assertThat(page.locator(".story")).containsText("Ringing", new ContainsTextOptions().setTimeout(PATIENCE));
        PageLook.at(page, "verification-live");
        page.focus("#stop");
        // It is asked for anew every second, and must stay under the finger.
        page.waitForResponse(answer -> answer.url().endsWith("/verifications/" + live), () -> {});
        assertThat(page.locator("#stop")).isFocused();
        page.keyboard().press("Enter");
        assertThat(page.locator("[role=status]")).hasText("Stopped. Nothing was charged.");
        assertThat(page.locator(".chip--big")).hasText("Stopped");
    }

    /// Without a reload.
    private static void watch(Page page, TwoAccounts server) throws Exception {
        long watched = server.verify(server.larkfield, "+12015550124", "12345", "");
        page.navigate(server.url() + "/verifications/" + watched);
        page.evaluate("window.sameDocument = true");
        assertThat(page.locator(".chip--big")).hasText("Verified", new HasTextOptions().setTimeout(PATIENCE));
        assertThat(page.locator(".story")).containsText("INVITE");
        assertThat(page.evaluate("window.sameDocument")).isEqualTo(true);
        assertThat(page.locator("[hx-trigger]")).hasCount(0);
    }
}
