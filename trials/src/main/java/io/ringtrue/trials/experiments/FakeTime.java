package io.ringtrue.trials.experiments;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;

/// Moves the wall clock of a process by libfaketime, and leaves its monotonic clock alone.
final class FakeTime {
    private static final Path LIBRARY = Path.of("/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1");

    private FakeTime() {}

    static Map<String, String> environment(Path file) {
        if (!Files.exists(LIBRARY)) {
            throw new IllegalStateException("this experiment needs libfaketime: apt-get install libfaketime");
        }
        if (!Files.exists(file)) move(file, Duration.ZERO);
        return Map.of(
                "LD_PRELOAD", LIBRARY.toString(),
                "FAKETIME_TIMESTAMP_FILE", file.toString(),
                // Without a cache each look at the clock would read the file: a start took more than two minutes.
                "FAKETIME_CACHE_DURATION", "1",
                "FAKETIME_DONT_FAKE_MONOTONIC", "1",
                "DONT_FAKE_MONOTONIC", "1");
    }

    /// From now on processes with this file live so much later, or earlier.
    static void move(Path file, Duration by) {
        try {
            Path draft = Files.writeString(file.resolveSibling("clock.new"), "%+d".formatted(by.toSeconds()));
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
