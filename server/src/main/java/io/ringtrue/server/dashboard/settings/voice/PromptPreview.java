package io.ringtrue.server.dashboard.settings.voice;

import io.ringtrue.server.speech.Brand;
import io.ringtrue.server.speech.Prompt;
import io.ringtrue.server.speech.Prompts;
import io.ringtrue.server.speech.SpokenDigits;
import io.ringtrue.server.speech.Wording;
import io.ringtrue.telephony.audio.WavFile;
import io.ringtrue.telephony.audio.Wave;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Speaks what a callee would hear, by the voice that speaks in calls.
///
/// @param rules what the configuration file says about calls; the same for all accounts
public record PromptPreview(Prompts prompts, List<Rule> rules) {
    /// Nobody's.
    private static final SpokenDigits INVENTED = new SpokenDigits("48216");

    public PromptPreview {
        rules = List.copyOf(rules);
    }

    /// @param label what it is
    /// @param value in words
    /// @param key under `ringtrue.verification`
    public record Rule(String label, String value, String key) {}

    /// @param sound 8 kHz mono
    /// @param words with `*****` for a PIN
    public record Spoken(Wave sound, String words) {
        /// As a file.
        public byte[] wav() {
            return WavFile.bytes(sound);
        }
    }

    /// Languages with a voice, by their BCP 47 tags; always holds `en`.
    List<String> languages() {
        return prompts.languages().stream().map(Locale::toLanguageTag).sorted().toList();
    }

    /// @param language any other than [#languages()] is spoken in English
    /// @param brand who calls; empty: nobody in particular
    /// @param announcePin whether an invented PIN is said
    /// @throws IllegalArgumentException when the brand breaks its rule; the message is the rule
    public Spoken speak(String language, String brand, boolean announcePin) {
        Prompt prompt = prompts.askForPin(new Wording(
                Locale.forLanguageTag(language),
                new Brand(brand).text(),
                announcePin ? Optional.of(INVENTED) : Optional.empty(),
                1));
        return new Spoken(new Wave(Wave.TELEPHONE_RATE, prompt.sound().samples()), prompt.text());
    }
}
