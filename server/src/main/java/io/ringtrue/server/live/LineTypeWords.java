package io.ringtrue.server.live;

import io.ringtrue.numbers.plan.LineType;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// How a source spells line types. Only letters and digits count, in either case: `Fixed_Line` is `fixedline`.
public final class LineTypeWords {
    private static final Set<LineType> NO_ANSWER = EnumSet.of(LineType.UNKNOWN, LineType.FIXED_LINE_OR_MOBILE);

    private final Map<String, LineType> words = new HashMap<>();

    /// @param spelling the source's word to ours (`fixed-line`, `mobile`, `voip`, …); empty: the source uses ours
    /// @throws IllegalArgumentException naming the word that is no line type
    public LineTypeWords(Map<String, String> spelling) {
        if (spelling.isEmpty()) {
            for (LineType type : EnumSet.complementOf(EnumSet.copyOf(NO_ANSWER))) words.put(bare(type.name()), type);
        }
        spelling.forEach((word, type) -> words.put(bare(word), lineType(type)));
    }

    /// @param word one of ours: `fixed-line`
    /// @throws IllegalArgumentException when it is none
    public static LineType lineType(String word) {
        for (LineType type : EnumSet.complementOf(EnumSet.copyOf(NO_ANSWER))) {
            if (bare(type.name()).equals(bare(word))) return type;
        }
        throw new IllegalArgumentException("\"" + word + "\" is no line type; known are " + known());
    }

    private static String known() {
        return String.join(
                ", ",
                EnumSet.complementOf(EnumSet.copyOf(NO_ANSWER)).stream()
                        .map(type -> type.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                        .toList());
    }

    /// @return empty: a word nobody explained
    public Optional<LineType> read(String word) {
        return Optional.ofNullable(words.get(bare(word)));
    }

    private static String bare(String word) {
        return word.replaceAll("[^\\p{L}\\p{N}]", "").toLowerCase(Locale.ROOT);
    }
}
