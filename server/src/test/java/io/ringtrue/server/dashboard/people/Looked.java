package io.ringtrue.server.dashboard.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// What a page looks like in each theme and width, and what axe-core finds in it.
final class Looked {
    private static final Path PICTURES = Path.of("target/pages");

    private Looked() {}

    static void at(Page page, String name) throws IOException {
        Files.createDirectories(PICTURES);
        Object found = page.evaluate(axe() + "; axe.run(document, {resultTypes: ['violations']}).then(r => r.violations"
                + ".filter(v => v.impact === 'serious' || v.impact === 'critical')"
                + ".map(v => v.id + ': ' + v.nodes.map(n => n.html).join(' | ')))");
        picture(page, name + "-light");
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        picture(page, name + "-dark");
        page.setViewportSize(390, 844);
        await().pollInSameThread()
                .untilAsserted(
                        () -> assertThat(((Number) page.evaluate("document.documentElement.scrollWidth")).intValue())
                                .as(name)
                                .isLessThanOrEqualTo(390));
        picture(page, name + "-narrow");
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        page.setViewportSize(1360, 1000);
        assertThat((List<?>) found).as(name).isEmpty();
    }

    private static String axe() throws IOException {
        try (InputStream in = Looked.class.getResourceAsStream("/axe/axe.min.js")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve(name + ".png"))
                .setFullPage(true));
    }
}
