package io.ringtrue.server.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.WaitUntilState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The scripts of a page come in whatever order the network likes.
class SlowScriptInBrowserTest {
    @TempDir
    Path dataDir;

    @Test
    void followsItsStreamThoughTheScriptForItComesLast() throws Exception {
        try (DashboardServer server = new DashboardServer(dataDir);
                Chromium chromium = new Chromium()) {
            server.firstOwner().close();
            Page page = chromium.signedIn(server.url());
            List<Route> late = new ArrayList<>();
            page.route("**/hx-sse.min.js", late::add);
            page.navigate(server.url() + "/", new Page.NavigateOptions().setWaitUntil(WaitUntilState.COMMIT));
            await().pollInSameThread().until(() -> isThere(page) && !late.isEmpty());
            // What htmx does as soon as it can is done when this timer, which is behind its own, has rung.
            page.evaluate("new Promise(done => setTimeout(done, 20))");
            page.waitForResponse(response -> response.url().contains("/events?"), () -> late.forEach(Route::resume));
            assertThat(page.textContent("#live-state").strip()).isEqualTo("Live");
            assertThat(chromium.errors()).isEmpty();
        }
    }

    private static boolean isThere(Page page) {
        return (Boolean) page.evaluate("window.htmx !== undefined && document.querySelector('#live') !== null");
    }
}
