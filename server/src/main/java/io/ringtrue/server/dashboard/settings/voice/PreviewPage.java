package io.ringtrue.server.dashboard.settings.voice;

import io.ringtrue.server.dashboard.Frame;
import io.ringtrue.server.dashboard.NotYours;
import io.ringtrue.server.dashboard.parts.Shown;
import io.ringtrue.server.dashboard.settings.OneAccount;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/// What a callee would hear, as a file of sound: a script plays it, a browser without one keeps it.
@Controller
public class PreviewPage {
    /// The words of the sound, percent-encoded.
    private static final String WORDS = "Ringtrue-Words";

    private static final int UNPROCESSABLE = 422;

    private final PromptPreview preview;
    private final VoiceModel model;

    public PreviewPage(PromptPreview preview, VoiceModel model) {
        this.preview = preview;
        this.model = model;
    }

    /// @return the page with a sentence beside the brand when it cannot be one; else null, and the sound is written
    @GetMapping(VoicePage.PATH + "/preview")
    public @Nullable String speak(
            @ModelAttribute("frame") Frame frame,
            @RequestParam(name = "brand", defaultValue = "") String brand,
            HttpServletResponse response,
            Model page)
            throws IOException {
        OneAccount one = OneAccount.of(frame).orElseThrow(NotYours::new);
        var settings = one.account().settings();
        PromptPreview.Spoken spoken;
        try {
            spoken = preview.speak(settings.language().orElse("en"), brand, settings.announcePin());
        } catch (IllegalArgumentException e) {
            response.setStatus(UNPROCESSABLE);
            String sentence = Shown.sentence(String.valueOf(e.getMessage()));
            return model.show(page, one, Map.of("brand", brand), Map.of("brand", sentence));
        }
        byte[] file = spoken.wav();
        response.setContentType("audio/wav");
        response.setContentLength(file.length);
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"preview.wav\"");
        response.setHeader(
                WORDS, URLEncoder.encode(spoken.words(), StandardCharsets.UTF_8).replace("+", "%20"));
        response.getOutputStream().write(file);
        return null;
    }
}
