package io.ringtrue.server.dashboard.whole;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import io.ringtrue.server.dashboard.Chromium;
import io.ringtrue.server.dashboard.PageLook;
import io.ringtrue.server.dashboard.verifications.TwoAccounts;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What holds for every page: it is used by the keyboard alone, it is light, and nobody is kept out of it by a
/// thousand rows.
@Timeout(300)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EveryPageInBrowserTest {
    private static final double PATIENCE = 60_000;
    private static final int MOST_BYTES = 100_000;
    private static final int MOST_REQUESTS = 60;

    @TempDir
    static Path dataDir;

    private static TwoAccounts server;
    private static Chromium chromium;
    private static Page page;
    private static long ended;
    private static String account;

    @BeforeAll
    static void start() throws Exception {
        server = new TwoAccounts(dataDir, 9);
        account = "?account=" + server.larkfield.id();
        ended = server.verify(
                server.larkfield,
                "+12015550486",
                "12345",
                ",\"reference\":\"signup-1\",\"callbackUrl\":\"http://127.0.0.1:9/\"");
        server.awaitEnd(server.larkfield, ended);
        chromium = new Chromium();
        page = chromium.signedIn(server.url());
    }

    @AfterAll
    static void stop() {
        chromium.close();
        server.close();
    }

    private static List<String> pages() {
        return List.of(
                "/",
                "/verifications",
                "/verifications/" + ended,
                "/callbacks",
                "/numbers",
                "/numbers/12015550123",
                "/numbers/sources",
                "/money",
                "/money" + account,
                "/money/statement" + account,
                "/money/prices",
                "/accounts",
                "/accounts/new",
                "/accounts/" + server.larkfield.id(),
                "/phone" + account,
                "/settings/api",
                "/settings/api" + account,
                "/settings/callbacks" + account,
                "/settings/voice" + account,
                "/settings/limits" + account,
                "/settings/trunks",
                "/settings/people",
                "/settings/audit",
                "/password",
                "/second-factor",
                "/verifications/999");
    }

    private static void open(String path) {
        page.navigate(server.url() + path);
    }

    @Test
    void tabReachesAllOfEveryPageInOrderAndShowsWhereItIs() {
        Map<String, List<String>> faults = new LinkedHashMap<>();
        for (String path : pages()) {
            open(path);
            List<String> found = KeyboardWalk.faults(page);
            if (!found.isEmpty()) faults.put(path, found);
        }
        assertThat(faults).isEmpty();
    }

    /// The times are for people to read: they are this machine's.
    @Test
    void everyPageIsLight() throws Exception {
        try (PageWeight scales = new PageWeight()) {
            for (String path : pages()) {
                open(path);
                PageWeight.Weight weight = scales.of(page);
                System.out.println(weight.row(path));
                assertThat(weight.code().packed()).as(path).isBetween(10_000, MOST_BYTES);
                assertThat(weight.code().packed())
                        .as("%s is packed", path)
                        .isLessThan(weight.code().plain() / 2);
                assertThat(weight.requests()).as(path).isLessThanOrEqualTo(MOST_REQUESTS);
            }
        }
    }

    @Test
    void escapeClosesWhatOpenedAndGoesBackToItsOpener() {
        for (String opener : List.of("details.accounts > summary", "details.days > summary")) {
            open("/verifications");
            KeyboardWalk.to(page, opener);
            page.keyboard().press("Enter");
            page.keyboard().press("Tab");
            assertThat(KeyboardWalk.isAt(page, opener)).isFalse();
            page.keyboard().press("Escape");
            assertThat(KeyboardWalk.isAt(page, opener)).as(opener).isTrue();
            assertThat(page.locator("details[open]")).hasCount(0);
        }
        page.setViewportSize(390, 844);
        open("/verifications");
        KeyboardWalk.to(page, "[data-menu]");
        page.keyboard().press("Enter");
        KeyboardWalk.to(page, ".nav__link");
        page.keyboard().press("Escape");
        assertThat(KeyboardWalk.isAt(page, "[data-menu]")).isTrue();
        assertThat(page.locator("[data-menu]")).hasAttribute("aria-expanded", "false");
        assertThat(page.locator(".nav")).not().isVisible();
        page.setViewportSize(1360, 1000);
    }

    @Test
    void findsAVerificationAndReplaysItsCallback() {
        open("/verifications");
        page.keyboard().press("/");
        page.keyboard().type("signup-1");
        page.keyboard().press("Enter");
        assertThat(page.locator("tbody tr")).hasCount(1);
        KeyboardWalk.to(page, "tbody a.rowlink");
        page.keyboard().press("Enter");
        page.waitForSelector("h2:text-is('What happened')");
        KeyboardWalk.to(page, "form[action*='replay'] button");
        page.keyboard().press("Enter");
        assertThat(page.locator("[role=status]")).containsText("due again");
    }

    @Test
    void stopsACall() throws Exception {
        long live = server.verify(server.larkfield, "+12015550408", "12345", "");
        open("/verifications/" + live);
        assertThat(page.locator(".story")).containsText("Ringing", new ContainsTextOptions().setTimeout(PATIENCE));
        KeyboardWalk.to(page, "#stop");
        page.keyboard().press("Enter");
        assertThat(page.locator("[role=status]")).containsText("Stopped");
    }

    @Test
    void createsAKeyAndLooksANumberUp() {
        open("/settings/api" + account);
        KeyboardWalk.to(page, "#label");
        page.keyboard().type("By hand");
        page.keyboard().press("Enter");
        page.waitForSelector("#secret");
        KeyboardWalk.to(page, "[data-stored]");
        page.keyboard().press("Enter");
        assertThat(page.locator("#secret")).hasCount(0);
        assertThat(page.locator("main")).containsText("By hand");
        open("/numbers");
        KeyboardWalk.to(page, "[name=q]");
        page.keyboard().type("+1 201 555 0123");
        page.keyboard().press("Enter");
        assertThat(page.locator("main")).containsText("America/New_York");
    }

    @Test
    void whatIsNotThereIsReadable() throws Exception {
        open("/verifications/999");
        PageLook.at(page, "not-there");
        open("/verifications?q=nothing+has+this+reference");
        PageLook.at(page, "verifications-none-found");
    }

    /// A page of each list among a thousand rows and more. Last, for the other tests have less to go through.
    @Test
    @Order(Integer.MAX_VALUE)
    void aThousandRowsLookLikeAFew() throws Exception {
        ManyRows.fill(server.tables(), false, 1_000, server.larkfield.id(), server.tidewater.id());
        for (String path :
                List.of("verifications", "callbacks", "money" + account, "settings/people", "settings/audit")) {
            open("/" + path);
            assertThat(page.locator("tbody tr").count()).as(path).isBetween(10, 110);
            assertThat(PageLook.faults(page)).as(path).isEmpty();
        }
        open("/verifications");
        PageLook.at(page, "verifications-thousand");
    }
}
