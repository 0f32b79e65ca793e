package io.ringtrue.numbers.plan;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/// A table the module ships as text: UTF-8, a row a line, columns parted by tabs.
public final class TextTable {

    private TextTable() {}

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
