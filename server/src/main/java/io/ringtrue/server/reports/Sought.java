package io.ringtrue.server.reports;

import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/// What somebody typed to find verifications: an id, a reference, or a number in any usual spelling or its last digits.
/// A text may be more than one of these; all of them are looked for.
///
/// @param reference the text itself
/// @param ends digits that a number may end with; all have the same last [#TAIL] digits; empty: it is no number
public record Sought(String reference, OptionalLong id, List<String> ends) {
    /// Fewer last digits would find thousands.
    public static final int TAIL = 4;

    /// E.164 has no more.
    private static final int LONGEST_NUMBER = 15;

    /// With these in front of it a number was dialled within its country, or out of it.
    private static final String PREFIXES = "^(011|0+)";

    /// National numbers have at least so many digits, so fewer after a zero are the end of a number that has a zero.
    private static final int SHORTEST_NATIONAL = 6;

    public Sought {
        ends = List.copyOf(ends);
    }

    /// @param text not blank
    public static Sought of(String text) {
        String stripped = text.strip();
        return new Sought(stripped, id(stripped), ends(stripped));
    }

    /// The last digits, which all of [#ends] share.
    public String tail() {
        return ends.getFirst().substring(ends.getFirst().length() - TAIL);
    }

    private static OptionalLong id(String text) {
        return text.matches("[0-9]{1,18}") ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
    }

    private static List<String> ends(String text) {
        if (!text.matches("[\\p{Nd}\\p{Zs}+＋().\\-‐-―/·•\\u00a0]+")) return List.of();
        // British numbers are often written +44 (0)20 …
        String digits = digits(text.replaceFirst("\\(0\\)", ""));
        String bare = digits.replaceFirst(PREFIXES, "");
        return Stream.of(digits, bare.length() >= SHORTEST_NATIONAL ? bare : digits)
                .distinct()
                .filter(end -> end.length() >= TAIL && end.length() <= LONGEST_NUMBER)
                .toList();
    }

    private static String digits(String text) {
        StringBuilder digits = new StringBuilder();
        text.codePoints().filter(Character::isDigit).forEach(digit -> digits.append(Character.digit(digit, 10)));
        return digits.toString();
    }
}
