package io.ringtrue.server.dashboard.verifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Looks at a page as a person would in each theme and on a telephone, and asks axe-core.
public final class PagePictures {
    private static final Path PICTURES = Path.of("target/pages");

    private PagePictures() {}

    /// Keeps the pictures in `target/pages`, and leaves the page as it was.
    public static void take(Page page, String name) throws IOException {
        Files.createDirectories(PICTURES);
        assertThat((List<?>) page.evaluate(
                        axe() + "; axe.run(document, {resultTypes: ['violations']}).then(r => r.violations"
                                + ".filter(v => v.impact === 'serious' || v.impact === 'critical')"
                                + ".map(v => v.id + ': ' + v.nodes.map(n => n.html).join(' | ')))"))
                .as(name)
                .isEmpty();
        shoot(page, name + "-light");
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        shoot(page, name + "-dark");
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        page.setViewportSize(390, 844);
        await().pollInSameThread()
                .until(() -> ((Number) page.evaluate("document.documentElement.scrollWidth")).intValue() <= 390);
        shoot(page, name + "-narrow");
        page.setViewportSize(1360, 1000);
    }

    private static void shoot(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve(name + ".png"))
                .setFullPage(true));
    }

    private static String axe() throws IOException {
        try (var in = PagePictures.class.getResourceAsStream("/axe/axe.min.js")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
