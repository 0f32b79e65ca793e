package io.ringtrue.server.speech.freetts;

import java.text.Normalizer;
import java.util.Map;

/// Reduces Latin letters to the 26 that the voice's lexicon knows: "Café Łódź" becomes "Cafe Lodz".
final class Spelling {
    /// Letters that Unicode does not decompose.
    private static final Map<Integer, String> WHOLE = Map.ofEntries(
            Map.entry((int) 'ß', "ss"),
            Map.entry((int) 'æ', "ae"),
            Map.entry((int) 'Æ', "Ae"),
            Map.entry((int) 'œ', "oe"),
            Map.entry((int) 'Œ', "Oe"),
            Map.entry((int) 'ø', "o"),
            Map.entry((int) 'Ø', "O"),
            Map.entry((int) 'ł', "l"),
            Map.entry((int) 'Ł', "L"),
            Map.entry((int) 'đ', "d"),
            Map.entry((int) 'Đ', "D"),
            Map.entry((int) 'ð', "th"),
            Map.entry((int) 'Ð', "Th"),
            Map.entry((int) 'þ', "th"),
            Map.entry((int) 'Þ', "Th"),
            Map.entry((int) 'ı', "i"));

    private Spelling() {}

    static String plain(String text) {
        StringBuilder plain = new StringBuilder();
        Normalizer.normalize(text, Normalizer.Form.NFD)
                .codePoints()
                .filter(c -> Character.getType(c) != Character.NON_SPACING_MARK)
                .forEach(c -> plain.append(WHOLE.getOrDefault(c, Character.toString(c))));
        return plain.toString();
    }

    static boolean isLatin(String text) {
        return plain(text).codePoints().noneMatch(c -> Character.isLetter(c) && c > 'z');
    }
}
