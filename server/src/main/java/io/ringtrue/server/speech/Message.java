package io.ringtrue.server.speech;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A customer's message as it may be spoken. It comes from requests, so it may be hostile text, and it may
/// hold a code: it prints its length only.
///
/// @param text in NFKC: letters, marks, digits and plain punctuation, with single blanks and none at the ends
/// @param dropped what was left out because no voice may read it, each once: a character, or its code such as
/// `U+202E` where it cannot be seen. Empty: nothing was
public record Message(String text, List<String> dropped) {
    /// The rule, as a refusal quotes it.
    public static final String RULE = "must be at most 500 characters, with at least one letter or digit";

    private static final int MAX_LENGTH = 500;
    private static final String MARKS = " .,&'-?!:;()%$€£@#/+\"";

    /// Marks of other scripts and of typesetters, and the plain ones that sound the same. Without the fraction's
    /// slash one half (½) would be read as twelve.
    private static final Map<Integer, String> PLAIN = Map.ofEntries(
            mark('‘', "'"),
            mark('’', "'"),
            mark('ʼ', "'"),
            mark('“', "\""),
            mark('”', "\""),
            mark('„', "\""),
            mark('«', "\""),
            mark('»', "\""),
            mark('「', "\""),
            mark('」', "\""),
            mark('‐', "-"),
            mark('–', "-"),
            mark('—', "-"),
            mark('−', "-"),
            mark('⁄', "/"),
            mark('。', "."),
            mark('।', "."),
            mark('、', ","),
            mark('،', ","),
            mark('؛', ";"),
            mark('؟', "?"),
            mark('・', " "),
            mark('¿', " "),
            mark('¡', " "));

    /// Cleans a message.
    ///
    /// @throws IllegalArgumentException when it breaks [#RULE]; the message is the rule
    public static Message of(String given) {
        String normal = Normalizer.normalize(given, Normalizer.Form.NFKC);
        if (normal.codePointCount(0, normal.length()) > MAX_LENGTH) throw new IllegalArgumentException(RULE);
        StringBuilder kept = new StringBuilder();
        Set<String> dropped = new LinkedHashSet<>();
        normal.codePoints().forEach(c -> {
            String plain = PLAIN.getOrDefault(c, Character.isWhitespace(c) ? " " : Character.toString(c));
            if (plain.codePoints().allMatch(Message::isAllowed)) kept.append(plain);
            else dropped.add(shown(c));
        });
        return new Message(kept.toString(), List.copyOf(dropped));
    }

    /// @throws IllegalArgumentException when nothing can be said, it is too long, or a character is not allowed;
    /// the message is the rule
    public Message {
        text = text.strip().replaceAll(" {2,}", " ");
        dropped = List.copyOf(dropped);
        if (text.codePointCount(0, text.length()) > MAX_LENGTH
                || text.codePoints().noneMatch(Character::isLetterOrDigit)
                || !text.codePoints().allMatch(Message::isAllowed)) {
            throw new IllegalArgumentException(RULE);
        }
    }

    /// How a timeline shows it.
    String asShown() {
        return "a message of " + text.codePointCount(0, text.length()) + " characters";
    }

    /// Its text may hold a code, so it never prints.
    @Override
    public String toString() {
        return "Message[" + asShown() + ", dropped=" + dropped + "]";
    }

    private static Map.Entry<Integer, String> mark(char from, String to) {
        return Map.entry((int) from, to);
    }

    private static boolean isAllowed(int c) {
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> true;
            default -> Character.isLetter(c) || Character.isDigit(c) || MARKS.indexOf(c) >= 0;
        };
    }

    private static String shown(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> "U+%04X".formatted(c);
            default -> Character.toString(c);
        };
    }
}
