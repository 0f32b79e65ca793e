package io.ringtrue.server.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Calls in which something is only said: a PIN, a customer's message.
class SpokenCallsTest {
    private final Scribe scribe = new Scribe();
    private final Prompts prompts = prompts(new PromptCache(Optional.empty()));

    @Test
    void saysWhoCallsAndThePinTwice() {
        Prompt prompt = prompts.sayPin(pin("482913", "Acme", false));
        assertThat(prompt.text())
                .isEqualTo("Hello, this is a call from Acme. Your pin is *****. Once more. Your pin is *****."
                        + " Press star to hear this again.");
        assertThat(prompt.brandSpoken()).isTrue();
        assertThat(prompt.voices()).containsExactly("scribe-1/quill");
    }

    @ParameterizedTest
    @CsvSource({
        "1,1",
        "123,123",
        "1234,12 34",
        "12345,123 45",
        "123456,123 456",
        "1234567,123 4567",
        "A1B2C3D4,A1B2 C3D4"
    })
    void groupsWhatIsToBeRemembered(String pin, String groups) {
        assertThat(String.join(" ", SpokenPin.groups(pin))).isEqualTo(groups);
    }

    @Test
    void enginesHearNoPinWithDigitsOrLetters() {
        prompts.sayPin(pin("B", "", false));
        assertThat(scribe.texts).as("all letters, whichever the PIN has").contains("ay as in Alpha", "zee as in Zulu");
        scribe.texts.clear();
        prompts.sayPin(pin("7A9k2", "Acme", false));
        assertThat(scribe.texts).containsExactly("Hello, this is a call from Acme.");
    }

    @Test
    void slowerTakesAQuarterMore() {
        int usual = prompts.sayPin(pin("482913", "Acme", false)).sound().length();
        int slow = prompts.sayPin(pin("482913", "Acme", true)).sound().length();
        assertThat((double) slow / usual).isCloseTo(1.25, within(0.05));
    }

    @Test
    void spellsDigitsAlwaysAndLettersWhereTheLanguageNamesThem() {
        assertThat(prompts.spells(Locale.ENGLISH, "0123")).isTrue();
        assertThat(prompts.spells(Locale.UK, "aZ9")).isTrue();
        assertThat(prompts.spells(Locale.ENGLISH, "É")).isFalse();
        assertThat(new Phrasebook(Locale.forLanguageTag("ru")).names("A")).isFalse();
        assertThat(new Phrasebook(Locale.forLanguageTag("ru")).names("0")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "123456789", "12-34", "é", "１２"})
    void refusesWhatIsNoPin(String text) {
        assertThatThrownBy(() -> new SpokenPin(text)).hasMessage(SpokenPin.RULE);
        assertThat(new SpokenPin("482913")).hasToString("***");
        assertThat(pin("482913", "", false).toString()).doesNotContain("482913");
    }

    @Test
    void saysAMessageTwiceAndShowsOnlyItsLength() throws SpeechFailure {
        Prompt prompt = prompts.message(Locale.US, "Your code is 4829 & more");
        assertThat(scribe.texts).contains("Your code is four eight two nine and more");
        assertThat(prompt.text())
                .isEqualTo("Hello, here is a message for you. [a message of 24 characters] Once more."
                        + " [a message of 24 characters] Press star to hear this again.");
    }

    @Test
    void aMessageThatNoVoiceCanSayIsRefused() {
        assertThatThrownBy(() -> prompts.message(Locale.US, "Привет"))
                .isInstanceOf(SpeechFailure.class)
                .hasMessage("no voice can say the message in en");
        assertThatThrownBy(() -> prompts.message(Locale.JAPANESE, "Hello")).hasMessage("no voice speaks ja");
        assertThatThrownBy(() -> prompts.message(Locale.US, "...")).hasMessage(Message.RULE);
    }

    @Test
    void aMessageIsKeptNowhere(@TempDir Path folder) throws Exception {
        Prompts kept = prompts(new PromptCache(Optional.of(folder)));
        List<Path> before = files(folder);
        scribe.texts.clear();
        kept.message(Locale.US, "Hello Ann");
        kept.message(Locale.US, "Hello Ann");
        assertThat(scribe.texts).hasSize(2);
        assertThat(files(folder)).isEqualTo(before);
    }

    /// Any of them may be a program's or a library's special character.
    @Test
    void theDefaultVoiceSaysEveryMarkThatIsAllowed() throws SpeechFailure {
        String marks = "Pay (50 %), or $5, €5, £5; ask: \"why?\" @ #7 / +1 - it's you & me! Café Łódź.";
        assertThat(Voice.PROMPTS.message(Locale.US, marks).sound().length()).isGreaterThan(20 * 8_000);
        assertThat(Voice.PROMPTS.message(Locale.US, "-v 1").sound().length()).isGreaterThan(5 * 8_000);
    }

    @Test
    void aMessageOfMoreThanAMinuteIsRefused() {
        assertThatThrownBy(() -> Voice.PROMPTS.message(Locale.US, "7".repeat(500)))
                .hasMessage("no voice can say the message in en");
    }

    @Test
    void saysGoodbye() {
        assertThat(prompts.goodbye(Locale.UK).text()).isEqualTo("Goodbye.");
    }

    private static PinWording pin(String pin, String brand, boolean slower) {
        return new PinWording(Locale.US, brand, new SpokenPin(pin), slower);
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private Prompts prompts(PromptCache cache) {
        try {
            return new Prompts(List.of(scribe), cache, (_, _) -> {});
        } catch (SpeechFailure e) {
            throw new AssertionError(e);
        }
    }
}
