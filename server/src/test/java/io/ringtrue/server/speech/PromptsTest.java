package io.ringtrue.server.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import io.ringtrue.telephony.audio.G711;
import io.ringtrue.telephony.audio.Sound;
import io.ringtrue.telephony.media.Codec;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PromptsTest {
    private static final int LEAD_IN_SAMPLES = 400 * 8;
    private static final int FRAME = 160;

    private final Scribe scribe = new Scribe();
    private final Prompts prompts = prompts(scribe);

    @Test
    void asksForPinOnScreenTwiceAndEndsWithTheRepeatHint() {
        Prompt prompt = prompts.askForPin(new Wording(Locale.US, "Acme Shop", Optional.empty(), 2));
        String round = "Hello, this is a call from Acme Shop. "
                + "Please enter the pin shown on your screen, using the keypad of your phone. ";
        assertThat(prompt.text()).isEqualTo(round + round + "Press star to hear this again.");
        assertThat(prompt.brandSpoken()).isTrue();
    }

    @Test
    void announcesPinThatTheTextHides() {
        Prompt prompt = prompts.askForPin(new Wording(Locale.US, "Acme", Optional.of(new SpokenDigits("0420")), 1));
        assertThat(prompt.text())
                .isEqualTo("Hello, this is a call from Acme. Your pin is *****. "
                        + "Please enter it now, using the keypad of your phone. Press star to hear this again.");
    }

    @Test
    void announcedDigitsComeInOrder() {
        Prompt prompt = prompts.askForPin(new Wording(Locale.US, "", Optional.of(new SpokenDigits("0422")), 1));
        List<Short> hums = hums(prompt.sound().samples());
        assertThat(hums).containsSubsequence(hum("Your pin is"), hum("zero"), hum("four"), hum("two"), hum("two"));
    }

    @Test
    void everyPromptBeginsWithSilenceWhileThePhoneGoesToTheEar() {
        for (Prompt prompt : List.of(
                prompts.askForPin(new Wording(Locale.US, "", Optional.empty(), 1)),
                prompts.tryAgain(Locale.US, true),
                prompts.verified(Locale.US),
                prompts.unverified(Locale.US),
                prompts.reported(Locale.US))) {
            short[] samples = prompt.sound().samples();
            assertThat(Arrays.copyOf(samples, LEAD_IN_SAMPLES)).containsOnly(0);
            assertThat(samples[LEAD_IN_SAMPLES]).isNotZero();
        }
    }

    /// Packet by packet the same as all its samples, encoded as a whole.
    @ParameterizedTest
    @EnumSource(Codec.class)
    void aRealPromptOfSharedClipsSoundsAsInOnePiece(Codec codec) {
        Wording wording = new Wording(Locale.US, "Acme Shop", Optional.of(new SpokenDigits("40173")), 2);
        Sound sound = Voice.PROMPTS.askForPin(wording).sound();
        byte[] whole = G711.of(codec).encode(sound.samples());
        ByteBuffer sent = ByteBuffer.allocate(sound.length());
        for (int at = 0; at < sound.length(); at += FRAME) {
            sound.write(codec, at, Math.min(FRAME, sound.length() - at), sent);
        }
        assertThat(sent.array()).isEqualTo(whole);
        assertThat(sound.length()).as("some 27 s").isGreaterThan(20 * 8_000);
    }

    @Test
    void callsShareTheirClipsAndHoldNoSamples() {
        Wording wording = new Wording(Locale.US, "Acme Shop", Optional.of(new SpokenDigits("40173")), 2);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        for (int warmUp = 0; warmUp < 100; warmUp++) prompts.askForPin(wording);
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int call = 0; call < 100; call++) prompts.askForPin(wording);
        assertThat((threads.getCurrentThreadAllocatedBytes() - before) / 100)
                .as("octets a prompt, of which most are the text")
                .isLessThan(20_000);
    }

    @Test
    void enginesNeverHearPins() {
        prompts.askForPin(new Wording(Locale.US, "Acme", Optional.of(new SpokenDigits("90210")), 2));
        assertThat(scribe.texts).noneMatch(text -> text.matches(".*[0-9].*"));
        assertThat(scribe.texts).filteredOn(text -> text.contains("nine zero")).isEmpty();
    }

    @Test
    void brandIsReadAsWords() {
        Prompt prompt = prompts.askForPin(new Wording(Locale.US, "Studio 54 & Sons", Optional.empty(), 1));
        assertThat(scribe.texts).contains("Hello, this is a call from Studio five four and Sons.");
        assertThat(prompt.text()).contains("Studio 54 & Sons");
    }

    @Test
    void brandInForeignScriptIsLeftOutAndThatIsSaid() {
        Prompt prompt = prompts.askForPin(new Wording(Locale.US, "Ромашка", Optional.empty(), 1));
        assertThat(prompt.text()).startsWith("Hello, this is a verification call. ");
        assertThat(prompt.brandSpoken()).isFalse();
    }

    @Test
    void brandThatBreaksTheRuleIsNeverSpoken() {
        int before = scribe.texts.size();
        Prompt prompt = prompts.askForPin(new Wording(Locale.US, "<emphasis>Acme", Optional.empty(), 1));
        assertThat(prompt.brandSpoken()).isFalse();
        assertThat(scribe.texts).hasSize(before);
    }

    @Test
    void brandTheEngineFailsAtIsLeftOut() {
        Prompts failing = prompts(new Scribe() {
            @Override
            public short[] synthesize(String text, Locale language) throws SpeechFailure {
                if (text.contains("Acme")) throw new SpeechFailure("scribe ran out of ink");
                return super.synthesize(text, language);
            }
        });
        Prompt prompt = failing.askForPin(new Wording(Locale.US, "Acme", Optional.empty(), 1));
        assertThat(prompt.text()).contains("Hello, this is a verification call.");
        assertThat(prompt.brandSpoken()).isFalse();
    }

    @Test
    void brandThatWouldTakeTooLongIsLeftOut() {
        Prompts slow = prompts(new Scribe() {
            @Override
            public short[] synthesize(String text, Locale language) throws SpeechFailure {
                return text.contains("Acme") ? new short[11 * 8_000] : super.synthesize(text, language);
            }
        });
        assertThat(slow.askForPin(new Wording(Locale.US, "Acme", Optional.empty(), 1))
                        .brandSpoken())
                .isFalse();
    }

    @Test
    void tellsHowToSayThatItWasSomebodyElse() {
        assertThat(prompts.tryAgain(Locale.US, true).text())
                .isEqualTo("That was not the right pin. If this was not you, press star nine.");
        assertThat(prompts.tryAgain(Locale.US, false).text()).isEqualTo("That was not the right pin.");
    }

    @Test
    void languageWithoutVoiceIsSpokenInEnglish() {
        assertThat(prompts.languages()).containsExactly(Locale.ENGLISH);
        assertThat(prompts.verified(Locale.FRENCH).text())
                .isEqualTo(prompts.verified(Locale.UK).text());
    }

    /// A file that is not in the list is never read, and callees of its language hear English.
    @Test
    void listsEveryLanguageThatHasAFile() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/prompts"))) {
            assertThat(Phrasebook.LANGUAGES.stream().map(language -> language.toLanguageTag() + ".properties"))
                    .containsExactlyInAnyOrderElementsOf(
                            files.map(file -> file.getFileName().toString()).toList());
        }
    }

    @Test
    void progressCountsEveryClipOnce() throws SpeechFailure {
        List<Integer> done = new ArrayList<>();
        List<Integer> totals = new ArrayList<>();
        new Prompts(List.of(scribe), new PromptCache(Optional.empty()), (count, total) -> {
            done.add(count);
            totals.add(total);
        });
        assertThat(done).isEqualTo(IntStream.rangeClosed(1, done.size()).boxed().toList());
        assertThat(totals).containsOnly(done.size());
    }

    @Test
    void refusesToStartWithoutEnglishOrWithSilentVoice() {
        PromptCache cache = new PromptCache(Optional.empty());
        assertThatThrownBy(() -> new Prompts(List.of(), cache, (_, _) -> {}))
                .isInstanceOf(SpeechFailure.class)
                .hasMessageContaining("English");
        Scribe mute = new Scribe() {
            @Override
            public short[] synthesize(String text, Locale language) {
                return new short[0];
            }
        };
        assertThatThrownBy(() -> new Prompts(List.of(mute), cache, (_, _) -> {}))
                .isInstanceOf(SpeechFailure.class)
                .hasMessageContaining("scribe-1/quill stays silent");
    }

    @Test
    void digitsToBeSpokenNeverPrint() {
        Wording wording = new Wording(Locale.US, "Acme", Optional.of(new SpokenDigits("73915")), 2);
        assertThat(wording.toString()).contains("***").doesNotContain("73915");
        assertThatThrownBy(() -> new SpokenDigits("73a15")).hasMessageNotContaining("73a15");
    }

    private static Prompts prompts(SpeechEngine engine) {
        try {
            return new Prompts(List.of(engine), new PromptCache(Optional.empty()), (_, _) -> {});
        } catch (SpeechFailure e) {
            throw new AssertionError(e);
        }
    }

    private static short hum(String text) {
        return (short) text.hashCode();
    }

    /// The hums one after another, without the silence.
    private static List<Short> hums(short[] samples) {
        List<Short> hums = new ArrayList<>();
        for (int i = 1; i < samples.length; i++) {
            if (samples[i] != 0 && samples[i] != samples[i - 1]) hums.add(samples[i]);
        }
        return hums;
    }
}
