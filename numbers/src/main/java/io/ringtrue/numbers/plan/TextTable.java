package io.ringtrue.numbers.plan;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/// Reads tables in the jar: UTF-8 text, one row a line, columns separated by tabs.
public final class TextTable {

    private TextTable() {}

    /// The rows of a table, each as its cells.
    ///
    /// @param name the file name within this package
    public static List<String[]> rows(String name) {
        try (InputStream resource = TextTable.class.getResourceAsStream(name)) {
            byte[] bytes = Objects.requireNonNull(resource, name + " is missing from the jar")
                    .readAllBytes();
            return new String(bytes, StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.split("\t", -1))
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(name, failure);
        }
    }
}
