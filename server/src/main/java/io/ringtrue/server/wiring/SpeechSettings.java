package io.ringtrue.server.wiring;

import io.ringtrue.server.wiring.Settings.SecretText;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// `ringtrue.speech`.
///
/// @param packs the folder of recordings; empty: `voices` in the data folder
/// @param piper the folder of piper's voices; empty: `piper` in the data folder
/// @param timeLimit for one sentence by one engine
/// @param order names of engines in order of preference
/// @param languages by tag, another order
/// @param engines by name, beside those that need no setting
public record SpeechSettings(
        Optional<Path> packs,
        Optional<Path> piper,
        @DefaultValue("10s") Duration timeLimit,

        @DefaultValue({"packs", "freetts", "piper", "festival", "espeak-ng"})
        List<String> order,

        @DefaultValue Map<String, List<String>> languages,
        @DefaultValue Map<String, Engine> engines) {
    public SpeechSettings {
        packs = orEmpty(packs);
        piper = orEmpty(piper);
        if (timeLimit.toMillis() < 1)
            throw new IllegalArgumentException("ringtrue.speech.time-limit: must be at least 1ms");
    }

    /// Binding leaves what is not configured null within a section that is not configured.
    private static <T> Optional<T> orEmpty(@Nullable Optional<T> bound) {
        return bound == null ? Optional.empty() : bound;
    }

    /// One of `command` and `url` is given.
    ///
    /// @param command the program and its arguments; `{voice}` stands for the language's voice
    /// @param voices by the language's tag
    /// @param pcmRate of an HTTP server that sends samples without a header, in Hz
    public record Engine(
            @DefaultValue List<String> command,
            Optional<String> url,
            @DefaultValue Map<String, String> voices,
            Optional<String> model,
            Optional<SecretText> secret,
            Optional<String> secretFile,
            Optional<Integer> pcmRate) {
        public Engine {
            url = orEmpty(url);
            model = orEmpty(model);
            secret = orEmpty(secret);
            secretFile = orEmpty(secretFile);
            pcmRate = orEmpty(pcmRate);
        }
    }
}
