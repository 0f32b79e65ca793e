package io.ringtrue.numbers.operators;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// A column by the names it has been published under. Names are compared without case, accents, spaces and
/// punctuation.
///
/// @param required whether a file without it is refused
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

    /// Where it stands in a header; -1 when it is not there.
    int in(List<String> foldedHeader) {
        return folded.stream()
                .mapToInt(foldedHeader::indexOf)
                .filter(i -> i >= 0)
                .findFirst()
                .orElse(-1);
    }
}
