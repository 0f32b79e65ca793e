package io.ringtrue.server.dashboard;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/// Debian's Chromium, driven by Playwright. What the consoles of its pages say at the level of errors is kept.
///
/// The tests of a JVM share one process, for its start takes seconds of processor time. Each page has a context of its
/// own, as a new browser has: cookies, storage and cache are shared with no other.
public final class Chromium implements AutoCloseable {
    /// Its driver ends with the JVM, when its standard input does, and ends every browser that is left.
    private static final Playwright PLAYWRIGHT =
            Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));

    private static final Browser SHARED = launch();

    private final List<BrowserContext> contexts = new ArrayList<>();
    private final List<String> errors = new CopyOnWriteArrayList<>();

    /// A browser that is not shared; close it.
    ///
    /// @param more arguments of its command line
    public static Browser launch(String... more) {
        List<String> arguments =
                new ArrayList<>(List.of("--no-sandbox", "--disable-quic", "--disable-background-networking"));
        arguments.addAll(List.of(more));
        return PLAYWRIGHT
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of("/usr/bin/chromium"))
                        .setArgs(arguments));
    }

    public Page open(int width, int height, ColorScheme scheme) {
        BrowserContext context = SHARED.newContext(
                new Browser.NewContextOptions().setViewportSize(width, height).setColorScheme(scheme));
        contexts.add(context);
        Page page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) errors.add(message.text());
        });
        page.onPageError(errors::add);
        return page;
    }

    public Page open() {
        return open(1360, 1000, ColorScheme.LIGHT);
    }

    /// Signs in as the first owner.
    ///
    /// @param url of the server
    public Page signedIn(String url) {
        Page page = open();
        page.navigate(url + "/sign-in");
        page.fill("#email", DashboardServer.OWNER);
        page.fill("#password", DashboardServer.PASSWORD);
        toOverview(page, () -> page.keyboard().press("Enter"));
        return page;
    }

    /// Waits for the overview, and until its stream has begun: a page that is left before says on its console that it
    /// could not connect.
    ///
    /// @param go leads there
    public static void toOverview(Page page, Runnable go) {
        page.waitForResponse(response -> response.url().contains("/events?"), go);
        page.waitForSelector("h1:text-is('Overview')");
    }

    public List<String> errors() {
        return errors;
    }

    @Override
    public void close() {
        contexts.forEach(BrowserContext::close);
    }
}
