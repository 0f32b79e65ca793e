package io.ringtrue.server.bulk;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// What can be told about each number, a column or member each.
public enum AnswerColumn {
    /// `pass`, `invalid`, `excluded` or `refused`.
    RESULT,
    /// `true` or `false`.
    VALID,
    /// `+` and all digits; empty when no number could be read.
    E164,
    /// ISO 3166 alpha-2; empty for global services and when not valid.
    COUNTRY,
    /// The line type's word; empty when not valid.
    TYPE,
    /// Who holds the block; empty when not known.
    CARRIER,
    /// Why it is not valid, or why the line was refused; empty when valid.
    FAULT,
    /// 1 to 3 digits; empty when none could be read.
    CALLING_CODE,
    /// The national significant number; empty when none could be read.
    NATIONAL,
    /// How the digits were read.
    READING;

    /// What is told unless something else is asked for.
    public static final List<AnswerColumn> USUAL = List.of(RESULT, VALID, E164, COUNTRY, TYPE, CARRIER, FAULT);

    /// Its name in options: `e164`, `calling-code`.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Its name in output, behind the prefix: `e164`, `calling_code`.
    String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Reads names separated by commas, in the order wanted.
    ///
    /// @throws IllegalArgumentException with the rule
    public static List<AnswerColumn> list(String text) {
        return Arrays.stream(text.split(",", -1))
                .map(word -> of(word.strip()))
                .distinct()
                .toList();
    }

    private static AnswerColumn of(String word) {
        return Arrays.stream(values())
                .filter(answer -> answer.word().equalsIgnoreCase(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("must be of "
                        + Arrays.stream(values()).map(AnswerColumn::word).collect(Collectors.joining(", "))));
    }
}
