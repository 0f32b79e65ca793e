package io.ringtrue.numbers.operators;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// A column, with all names under which it has been published. Names are compared without case, accents,
/// spaces and punctuation.
///
/// @param folded the names in the form in which they are compared
/// @param required whether a file without the column is refused
record Column(String name, List<String> folded, boolean required) {

    static Column required(String name, String... formerly) {
        return of(name, formerly, true);
    }

    static Column optional(String name, String... formerly) {
        return of(name, formerly, false);
    }

    private static Column of(String name, String[] formerly, boolean required) {
        List<String> all = Stream.concat(Stream.of(name), Arrays.stream(formerly))
                .map(Column::fold)
                .toList();
        return new Column(name, all, required);
    }

    static String fold(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]", "");
    }

    /// The index of the column in a header; -1 when it is missing.
    int in(List<String> foldedHeader) {
        return folded.stream()
                .mapToInt(foldedHeader::indexOf)
                .filter(i -> i >= 0)
                .findFirst()
                .orElse(-1);
    }
}
