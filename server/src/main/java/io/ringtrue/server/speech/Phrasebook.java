package io.ringtrue.server.speech;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;

/// The wording of one language, read from its resource file.
final class Phrasebook {
    /// The languages that have a resource file. A file without an entry here is not read.
    static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH);

    private final Map<Phrase, String> phrases = new EnumMap<>(Phrase.class);
    private final List<String> digits;
    private final String and;

    /// @throws IllegalStateException when the file or a sentence is missing; the message names file and key
    Phrasebook(Locale language) {
        String file = "/prompts/" + language.getLanguage() + ".properties";
        Properties lines = read(file);
        for (Phrase phrase : Phrase.values()) phrases.put(phrase, required(lines, phrase.key(), file));
        this.digits = List.of(required(lines, "digits", file).split(" "));
        this.and = required(lines, "and", file);
        if (digits.size() != 10) throw new IllegalStateException(file + ": digits must be ten words");
    }

    String say(Phrase phrase) {
        return Objects.requireNonNull(phrases.get(phrase), "read at start-up");
    }

    /// @param digit 0 to 9
    String digit(int digit) {
        return digits.get(digit);
    }

    /// A brand as words: `&` as "and", digits one by one, since an engine would read them as a quantity.
    String aloud(Brand brand) {
        StringBuilder words = new StringBuilder();
        brand.text().codePoints().forEach(c -> {
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
