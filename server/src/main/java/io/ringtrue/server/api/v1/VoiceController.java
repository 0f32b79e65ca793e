package io.ringtrue.server.api.v1;

import io.ringtrue.server.accounts.Account;
import io.ringtrue.server.accounts.AccountSettings;
import io.ringtrue.server.http.Problem;
import io.ringtrue.server.http.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What a callee would hear, as sound. Nobody is called.
@RestController
@Tag(name = "verifications")
public class VoiceController {
    /// The words of the sound, percent-encoded.
    private static final String WORDS = "Ringtrue-Words";

    private static final int LONGEST = 2_000;

    private final VoicePreviews previews;

    public VoiceController(VoicePreviews previews) {
        this.previews = previews;
    }

    /// @param brand who calls; absent: nobody in particular
    /// @param language BCP 47; absent: as the account has it, else English
    /// @param announcePin whether the call says a PIN, here an invented one; absent: as the account has it
    @GetMapping("/v1/voice/preview")
    @Operation(summary = "Hear what a call of this account says, as a WAV file; nobody is called")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "audio/wav", schema = @Schema(type = "string", format = "binary")))
    public void speak(
            @AuthenticationPrincipal Account account,
            @RequestParam(required = false) @Nullable String brand,
            @RequestParam(required = false) @Nullable String language,
            @RequestParam(required = false) @Nullable Boolean announcePin,
            HttpServletResponse response)
            throws IOException {
        AccountSettings settings = account.settings();
        Checks checks = new Checks();
        String name = checks.text("brand", brand, LONGEST).orElse("");
        checks.require(
                language == null || AccountSettings.isLanguage(language),
                "language",
                "must be a tag such as en or pt-BR");
        checks.done();
        VoicePreviews.Preview preview = spoken(
                Optional.ofNullable(language).or(settings::language).orElse("en"),
                name,
                Optional.ofNullable(announcePin).orElse(settings.announcePin()));
        response.setContentType("audio/wav");
        response.setContentLength(preview.wav().length);
        response.setHeader(
                WORDS,
                URLEncoder.encode(preview.words(), StandardCharsets.UTF_8).replace("+", "%20"));
        response.getOutputStream().write(preview.wav());
    }

    private VoicePreviews.Preview spoken(String language, String brand, boolean announcePin) {
        try {
            return previews.speak(language, brand, announcePin);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(Problem.invalid("brand", String.valueOf(e.getMessage())));
        }
    }
}
