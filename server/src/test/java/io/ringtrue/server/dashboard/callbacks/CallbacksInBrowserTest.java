package io.ringtrue.server.dashboard.callbacks;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.sun.net.httpserver.HttpServer;
import io.ringtrue.server.dashboard.Chromium;
import io.ringtrue.server.dashboard.PageLook;
import io.ringtrue.server.dashboard.verifications.TwoAccounts;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// An operator finds out why a customer heard nothing, and replays the callback, in a real browser.
@Timeout(300)
class CallbacksInBrowserTest {
    private static final double PATIENCE = 60_000;

    @TempDir
    Path dataDir;

    @Test
    void findsTheFailedAttemptsAndReplays() throws Exception {
        AtomicInteger status = new AtomicInteger(503);
        HttpServer receiver = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        receiver.createContext("/", exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(status.get(), -1);
            }
        });
        receiver.start();
        try (TwoAccounts server = new TwoAccounts(dataDir, receiver.getAddress().getPort());
                Chromium chromium = new Chromium()) {
            Page page = chromium.signedIn(server.url());
            page.click("nav a:has-text('Callbacks')");
            assertThat(page.locator("h2")).hasText("No callbacks yet");
            PageLook.at(page, "callbacks-empty");

            String hook = ",\"callbackUrl\":\"http://127.0.0.1:"
                    + receiver.getAddress().getPort() + "/ringtrue\"";
            long busy = server.verify(server.larkfield, "+12015550486", "12345", hook);
            server.awaitEnd(server.larkfield, busy);
            page.navigate(server.url() + "/verifications/" + busy);
            assertThat(page.locator(".timeline")).containsText("503", new ContainsTextOptions().setTimeout(PATIENCE));

            page.click("nav a:has-text('Callbacks')");
            page.click(".pick:has-text('Waiting')");
            assertThat(page.locator("tbody tr")).hasCount(1);
            PageLook.at(page, "callbacks");
            page.focus("tbody a.rowlink");
            page.keyboard().press("Enter");
            page.waitForSelector("h2:text-is('Attempts')");
            PageLook.at(page, "callbacks-one");

            status.set(200);
            page.click("text=verification " + busy);
            page.click("button:has-text('Replay')");
            assertThat(page.locator("[role=status]")).containsText("due again");
            assertThat(page.locator(".card .chip.is-delivered"))
                    .containsText("Delivered", new ContainsTextOptions().setTimeout(PATIENCE));
            PageLook.at(page, "verification-callback");
            assertThat(chromium.errors()).isEmpty();
        } finally {
            receiver.stop(0);
        }
    }
}
