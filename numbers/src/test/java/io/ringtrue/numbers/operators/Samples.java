package io.ringtrue.numbers.operators;

import io.ringtrue.numbers.CompiledNumbers;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Objects;

/// The hand-written samples. A file beside them states the source of each header.
final class Samples {

    static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    private static final CompiledNumbers PLAN = CompiledNumbers.load();

    private Samples() {}

    static byte[] bytes(String name) {
        try (InputStream in = Samples.class.getResourceAsStream(name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// A sample as text, read as UTF-8.
    static String text(String name) {
        return new String(bytes(name), StandardCharsets.UTF_8);
    }

    static OperatorTable read(String name) {
        try {
            return read(bytes(name));
        } catch (RefusedFile refused) {
            throw new AssertionError(name, refused);
        }
    }

    static OperatorTable read(byte[] bytes) throws RefusedFile {
        try {
            return OperatorFile.read(() -> new ByteArrayInputStream(bytes), TODAY);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static OperatorTable readText(String text) throws RefusedFile {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    static OperatorTable readText(String text, Charset charset) throws RefusedFile {
        return read(text.getBytes(charset));
    }

    /// The plan without operator data.
    static CompiledNumbers plan() {
        return PLAN;
    }

    /// The plan with these samples as operator data.
    static CompiledNumbers numbers(String... names) {
        return PLAN.with(
                OperatorData.compile(Arrays.stream(names).map(Samples::read).toList()));
    }
}
