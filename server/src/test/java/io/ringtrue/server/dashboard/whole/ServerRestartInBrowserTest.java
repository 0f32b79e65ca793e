package io.ringtrue.server.dashboard.whole;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.IsEnabledOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import io.ringtrue.server.dashboard.Chromium;
import io.ringtrue.server.dashboard.DashboardServer;
import io.ringtrue.server.dashboard.PageLook;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Pages that stay open while the server restarts.
@Timeout(180)
class ServerRestartInBrowserTest {
    private static final double PATIENCE = 60_000;

    @TempDir
    Path dataDir;

    @Test
    void pagesSayThatTheServerIsGoneAndGoOnWhenItIsBack() throws Exception {
        try (Chromium chromium = new Chromium()) {
            DashboardServer before = new DashboardServer(dataDir);
            int port = URI.create(before.url()).getPort();
            Page overview;
            Page phone;
            try (before) {
                before.firstOwner().close();
                before.created("/accounts", "{\"name\":\"Larkfield\",\"announcePin\":false,\"balance\":\"10\"}");
                overview = chromium.signedIn(before.url());
                assertThat(overview.locator("#live-state")).hasText("Live", soon());
                phone = overview.context().newPage();
                phone.navigate(before.url() + "/phone");
                assertThat(phone.locator("#call-me")).isEnabled();
                overview.evaluate("window.sameDocument = true");
                phone.evaluate("window.sameDocument = true");
            }
            assertThat(overview.locator("#live-state")).hasText("No connection, asking every 10 s", soon());
            assertThat(phone.locator("#trouble")).isVisible();
            PageLook.at(overview, "overview-lost");
            PageLook.at(phone, "phone-lost");

            try (DashboardServer after = new DashboardServer(dataDir, Map.of("server.port", Integer.toString(port)))) {
                after.created("/accounts", "{\"name\":\"Opened after the restart\",\"announcePin\":false}");
                assertThat(overview.locator("#live-state")).hasText("Live", soon());
                assertThat(phone.locator("#call-me")).isEnabled(new IsEnabledOptions().setTimeout(PATIENCE));
                assertThat(phone.locator("#trouble")).isHidden();
                for (Page page : new Page[] {overview, phone})
                    assertThat(page.evaluate("window.sameDocument")).isEqualTo(true);
                phone.locator("#call-me").click();
                assertThat(phone.locator("#answer")).isVisible(new IsVisibleOptions().setTimeout(PATIENCE));
                phone.keyboard().press("Escape");
                // Still signed in.
                phone.navigate(after.url() + "/accounts");
                assertThat(phone.locator("main")).containsText("Opened after the restart");
            }
        }
    }

    private static HasTextOptions soon() {
        return new HasTextOptions().setTimeout(PATIENCE);
    }
}
