package io.ringtrue.server.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ringtrue.server.speech.command.Preset;
import io.ringtrue.telephony.audio.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every language as a real voice says it: espeak-ng, which speaks all of them.
class EveryLanguageTest {
    private static final Map<Locale, String> VOICES = Preset.ESPEAK_NG.voices(Path.of("."));
    private static final Map<String, String> BRANDS = Map.of(
            "ru",
            "Ромашка",
            "uk",
            "Їжак",
            "ar",
            "مصرف النور",
            "hi",
            "भारत बैंक",
            "bn",
            "ঢাকা ব্যাংক",
            "zh",
            "招商银行",
            "yue",
            "恒生銀行",
            "ja",
            "さくらぎんこう",
            "ko",
            "하나은행",
            "tr",
            "Işık Çay");

    /// Letters take most of the time, so they are heard in a few languages.
    private static final Set<String> SPELLED = Set.of("en", "de", "pl");

    static Stream<Locale> languages() {
        return Phrasebook.LANGUAGES.stream();
    }

    @ParameterizedTest
    @MethodSource("languages")
    void saysEveryPromptAtTheLevelOfSpeechAndEachDigitDifferently(Locale language) {
        SpeechEngine engine = engine(language);
        assertThat(engine.reads(new Phrasebook(language).say(Phrase.VERIFIED))).isTrue();
        Phrasebook book = new Phrasebook(language);
        List<String> names = book.characters().entrySet().stream()
                .filter(each -> Character.isDigit(each.getKey()) || SPELLED.contains(language.getLanguage()))
                .map(Map.Entry::getValue)
                .toList();
        List<short[]> characters = audible(engine, language, names);
        List<String> sentences = Arrays.stream(Phrase.values())
                .map(phrase -> book.say(phrase).replace("{brand}", brand(language)))
                .toList();
        assertThat(audible(engine, language, sentences)).hasSize(Phrase.values().length);
        assertThat(engine.reads(brand(language))).isTrue();
        assertThat(alike(characters)).as("characters that sound alike").isEmpty();
    }

    private static String brand(Locale language) {
        return BRANDS.getOrDefault(language.getLanguage(), "Acme Café");
    }

    private static SpeechEngine engine(Locale language) {
        Path program = Preset.ESPEAK_NG
                .installed(System.getenv("PATH"))
                .orElseThrow(() -> new AssertionError("apt-get install -y espeak-ng"));
        return Preset.ESPEAK_NG.engine(
                program,
                language,
                Optional.ofNullable(VOICES.get(language)).orElseThrow(),
                Duration.ofSeconds(30),
                Thread.ofPlatform().factory());
    }

    /// Two at a time, as the engine allows.
    private static List<short[]> audible(SpeechEngine engine, Locale language, List<String> texts) {
        return texts.parallelStream()
                .map(text -> audible(said(engine, language, text), text))
                .toList();
    }

    private static short[] said(SpeechEngine engine, Locale language, String text) {
        try {
            return engine.synthesize(text, language);
        } catch (SpeechFailure e) {
            throw new AssertionError(e);
        }
    }

    private static short[] audible(short[] clip, String what) {
        assertThat(clip.length / 8_000.0).as(what).isBetween(0.1, 15.0);
        short[] withPause = Arrays.copyOf(clip, clip.length + 1_600);
        assertThat(Level.activeSpeech(withPause)).as(what).isCloseTo(-19, within(1.0));
        return clip;
    }

    /// Pairs of clips whose waves agree, however they are shifted.
    private static List<String> alike(List<short[]> clips) {
        List<String> alike = new ArrayList<>();
        for (int a = 0; a < clips.size(); a++) {
            for (int b = 0; b < a; b++) {
                if (correlation(clips.get(a), clips.get(b)) > 0.97) alike.add(b + " and " + a);
            }
        }
        return alike;
    }

    private static double correlation(short[] a, short[] b) {
        if (Math.abs(a.length - b.length) > 400) return 0;
        double best = 0;
        for (int shift = -160; shift <= 160; shift += 4) best = Math.max(best, correlation(a, b, shift));
        return best;
    }

    private static double correlation(short[] a, short[] b, int shift) {
        double product = 0;
        double ofA = 1;
        double ofB = 1;
        for (int i = Math.max(0, -shift); i < a.length && i + shift < b.length; i++) {
            product += (double) a[i] * b[i + shift];
            ofA += (double) a[i] * a[i];
            ofB += (double) b[i + shift] * b[i + shift];
        }
        return product / Math.sqrt(ofA * ofB);
    }
}
