package io.ringtrue.server.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/// Asks axe-core about a page, and whether it fits the width of a phone.
///
/// With `-Dpictures=true`, also takes its picture in each theme and width, to be looked at. That costs more than all
/// else the browser does for a test, so it is not done unasked.
public final class PageLook {
    /// Whether somebody will look at pictures.
    public static final boolean PICTURED = Boolean.getBoolean("pictures");

    private static final Path PICTURES = Path.of("target/pages");
    private static final String AXE = text("/axe/axe.min.js");

    private PageLook() {}

    private static String text(String resource) {
        try (var in = PageLook.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Keeps the pictures in `target/pages`, if any, and leaves the page as it was.
    public static void at(Page page, String name) {
        List<?> found = faults(page);
        picture(page, name + "-light");
        if (PICTURED) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
            picture(page, name + "-dark");
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        }
        page.setViewportSize(390, 844);
        // A chart follows a moment later. The page's policy lets no script of the test wait for it.
        await().pollInSameThread()
                .untilAsserted(
                        () -> assertThat(((Number) page.evaluate("document.documentElement.scrollWidth")).intValue())
                                .as(name)
                                .isLessThanOrEqualTo(390));
        picture(page, name + "-narrow");
        page.setViewportSize(1360, 1000);
        assertThat(found).as(name).isEmpty();
    }

    /// What axe-core finds serious or critical in the page as it is.
    public static List<?> faults(Page page) {
        // After a click the new page may be there in part only.
        page.waitForLoadState(LoadState.LOAD);
        // Between two themes, colours are of neither.
        page.evaluate(
                "Promise.allSettled(document.getAnimations().filter(a => a instanceof CSSTransition).map(a => a.finished))"
                        + ".then(() => true)");
        return (List<?>) page.evaluate(AXE + "; axe.run(document, {resultTypes: ['violations']}).then(r => r.violations"
                + ".filter(v => v.impact === 'serious' || v.impact === 'critical')"
                + ".map(v => v.id + ': ' + v.nodes.map(n => n.html).join(' | ')))");
    }

    private static void picture(Page page, String name) {
        if (!PICTURED) return;
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve(name + ".png"))
                .setFullPage(true));
    }
}
