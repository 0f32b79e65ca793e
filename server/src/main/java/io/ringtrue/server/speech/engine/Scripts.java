package io.ringtrue.server.speech.engine;

import java.lang.Character.UnicodeScript;
import java.util.Locale;
import java.util.Set;

/// The scripts that a voice of a language can read: its own, and Latin, in which most brands are written.
public final class Scripts {
    private Scripts() {}

    /// Whether every letter of a text is in such a script.
    public static boolean read(Locale language, String text) {
        Set<UnicodeScript> own = own(language);
        return text.codePoints().allMatch(c -> !Character.isLetter(c) || own.contains(UnicodeScript.of(c)));
    }

    private static Set<UnicodeScript> own(Locale language) {
        return switch (language.getLanguage()) {
            case "ru", "uk" -> withLatin(UnicodeScript.CYRILLIC);
            case "ar" -> withLatin(UnicodeScript.ARABIC);
            case "hi" -> withLatin(UnicodeScript.DEVANAGARI);
            case "bn" -> withLatin(UnicodeScript.BENGALI);
            case "zh", "yue" -> withLatin(UnicodeScript.HAN);
            // Free voices know no kanji: they read each as "Chinese letter".
            case "ja" ->
                Set.of(UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA, UnicodeScript.LATIN, UnicodeScript.COMMON);
            case "ko" -> withLatin(UnicodeScript.HANGUL);
            default -> Set.of(UnicodeScript.LATIN, UnicodeScript.COMMON);
        };
    }

    private static Set<UnicodeScript> withLatin(UnicodeScript script) {
        return Set.of(script, UnicodeScript.LATIN, UnicodeScript.COMMON);
    }
}
