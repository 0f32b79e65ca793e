package io.ringtrue.server.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringtrue.server.speech.engine.SparedEngine;
import io.ringtrue.server.speech.packs.VoicePack;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Which engine says what, when there are several.
class SeveralVoicesTest {
    private final Scribe scribe = new Scribe();

    /// German, and it can be broken.
    private static class Moody extends Scribe {
        boolean broken;
        int asked;

        @Override
        public String id() {
            return "moody-1/de";
        }

        @Override
        public boolean speaks(Locale language) {
            return language.equals(Locale.GERMAN);
        }

        @Override
        public short[] synthesize(String text, Locale language) throws SpeechFailure {
            asked++;
            if (broken) throw new SpeechFailure("moody-1/de has a mood");
            return super.synthesize(text, language);
        }
    }

    @Test
    void recordingsComeFirstAndWhatTheyLackIsSpoken(@TempDir Path folder) throws Exception {
        Files.write(folder.resolve("star-repeats.wav"), Sounds.A_LAW.wav());
        Files.writeString(folder.resolve("your-pin-is.wav"), "broken");
        Prompts prompts = prompts(new VoicePack(Locale.ENGLISH, folder), scribe);
        assertThat(prompts.sayPin(new PinWording(Locale.US, "Acme", new SpokenPin("12"), false))
                        .voices())
                .containsExactly("scribe-1/quill", "pack/en");
        assertThat(scribe.texts).contains("Your pin is").doesNotContain("Press star to hear this again.");
        VoiceReport report = prompts.voices().getFirst();
        assertThat(report.voices()).containsExactly("pack/en", "scribe-1/quill");
        assertThat(report.problems())
                .anySatisfy(problem -> assertThat(problem).contains("your-pin-is.wav cannot be used"));
    }

    @Test
    void otherLanguagesAreRenderedWhenTheyAreFirstUsed() throws Exception {
        Moody german = new Moody();
        Prompts prompts = prompts(scribe, german);
        assertThat(prompts.languages()).containsExactlyInAnyOrder(Locale.ENGLISH, Locale.GERMAN);
        assertThat(german.asked).isZero();
        assertThat(prompts.goodbye(Locale.GERMANY).text()).isEqualTo("Auf Wiederhören.");
        int asked = german.asked;
        prompts.goodbye(Locale.GERMANY);
        assertThat(german.asked).isPositive().isEqualTo(asked);
    }

    @Test
    void aVoiceThatFailsIsReplacedByTheNextAndThenByEnglish() throws Exception {
        Moody german = new Moody();
        german.broken = true;
        assertThat(prompts(scribe, german).goodbye(Locale.GERMAN).text()).isEqualTo("Goodbye.");
        Moody second = new Moody();
        Prompt prompt = prompts(scribe, german, second).goodbye(Locale.GERMAN);
        assertThat(prompt.text()).isEqualTo("Auf Wiederhören.");
    }

    @Test
    void aLanguageThatFailedRestsBeforeItIsTriedAgain() throws Exception {
        Moody german = new Moody();
        german.broken = true;
        AtomicLong now = new AtomicLong();
        SpokenLanguage language = new SpokenLanguage(
                new Phrasebook(Locale.GERMAN),
                new SpeakingOrder(Locale.GERMAN, List.of(german)),
                new PromptCache(Optional.empty()),
                now::get);
        assertThatThrownBy(() -> language.narrator(() -> {})).hasMessageContaining("has a mood");
        int asked = german.asked;
        german.broken = false;
        assertThatThrownBy(() -> language.narrator(() -> {})).hasMessageContaining("has a mood");
        assertThat(german.asked).isEqualTo(asked);
        now.addAndGet(60_000_000_000L);
        assertThat(language.narrator(() -> {}).saying(Phrase.GOODBYE).text()).isEqualTo("Auf Wiederhören.");
    }

    @Test
    void anEngineThatFailedTwiceIsSparedForHalfAMinute() throws Exception {
        Moody german = new Moody();
        german.broken = true;
        AtomicLong now = new AtomicLong();
        SparedEngine spared = new SparedEngine(german, now::get);
        for (int i = 0; i < 4; i++) {
            assertThatThrownBy(() -> spared.synthesize("Hallo", Locale.GERMAN)).isInstanceOf(SpeechFailure.class);
        }
        assertThat(german.asked).isEqualTo(2);
        german.broken = false;
        now.addAndGet(30_000_000_000L);
        assertThat(spared.synthesize("Hallo", Locale.GERMAN)).isNotEmpty();
    }

    private static Prompts prompts(SpeechEngine... engines) throws SpeechFailure {
        return new Prompts(List.of(engines), new PromptCache(Optional.empty()), (_, _) -> {});
    }
}
