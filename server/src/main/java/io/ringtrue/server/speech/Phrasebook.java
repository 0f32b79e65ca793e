package io.ringtrue.server.speech;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;

/// The wording of one language, read from its resource file.
final class Phrasebook {
    /// The languages that have a resource file. A file without an entry here is not read.
    static final List<Locale> LANGUAGES = Stream.of(
                    "en", "es", "fr", "de", "it", "pt", "pt-BR", "nl", "pl", "cs", "tr", "ru", "uk", "ar", "hi", "bn",
                    "zh", "yue", "ja", "ko", "vi", "id")
            .map(Locale::forLanguageTag)
            .toList();

    private static final int LETTERS = 26;

    private final Map<Phrase, String> phrases = new EnumMap<>(Phrase.class);
    private final Map<Character, String> characters = new LinkedHashMap<>();
    private final String and;

    /// @throws IllegalStateException when the file or a sentence is missing; the message names file and key
    Phrasebook(Locale language) {
        String file = "/prompts/" + language.toLanguageTag() + ".properties";
        Properties lines = read(file);
        for (Phrase phrase : Phrase.values()) phrases.put(phrase, required(lines, phrase.key(), file));
        this.and = required(lines, "and", file);
        name('0', 10, required(lines, "digits", file), file + ": digits must be ten words");
        String letters = lines.getProperty("letters", "");
        if (!letters.isBlank()) name('A', LETTERS, letters, file + ": letters must be 26 words");
    }

    String say(Phrase phrase) {
        return Objects.requireNonNull(phrases.get(phrase), "read at start-up");
    }

    private void name(char first, int count, String words, String rule) {
        String[] names = words.strip().split(" *, *");
        if (names.length != count) throw new IllegalStateException(rule);
        for (int i = 0; i < count; i++) characters.put((char) (first + i), names[i]);
    }

    /// What each character is called: the digits, and the letters where the language offers them.
    Map<Character, String> characters() {
        return Collections.unmodifiableMap(characters);
    }

    /// The key of a character, as [Phrase#key()] is that of a sentence: `7`, `a`.
    static String id(char character) {
        return String.valueOf(Character.toLowerCase(character));
    }

    /// Whether each character has a name.
    boolean names(String all) {
        return all.chars().allMatch(c -> characters.containsKey((char) c));
    }

    /// @param digit 0 to 9
    String digit(int digit) {
        return name((char) ('0' + digit));
    }

    /// What a character is called.
    ///
    /// @param character one that has a name: see [#names]
    String name(char character) {
        return Objects.requireNonNull(characters.get(character), "a character with a name");
    }

    /// A text as words: `&` as "and", digits one by one, since an engine would read them as a quantity.
    String aloud(String text) {
        StringBuilder words = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (Character.isDigit(c)) {
                words.append(' ').append(digit(Character.digit(c, 10))).append(' ');
            } else if (c == '&') {
                words.append(' ').append(and).append(' ');
            } else {
                words.appendCodePoint(c);
            }
        });
        return words.toString().strip().replaceAll(" +", " ");
    }

    private static Properties read(String file) {
        try (InputStream in = Phrasebook.class.getResourceAsStream(file)) {
            if (in == null) throw new IllegalStateException(file + " is missing");
            Properties lines = new Properties();
            lines.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String required(Properties lines, String key, String file) {
        String line = lines.getProperty(key);
        if (line == null || line.isBlank()) throw new IllegalStateException(file + ": " + key + " is missing");
        return line.strip();
    }
}
