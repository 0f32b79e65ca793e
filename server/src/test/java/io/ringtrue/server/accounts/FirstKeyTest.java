package io.ringtrue.server.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Processes that start at once in an empty folder end up with one key: what one of them seals, the others can read.
class FirstKeyTest {
    private static final byte[] TEXT = {1, 2, 3};

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit's
    Path folder;

    @Test
    void isMadeOnce() throws Exception {
        Path file = folder.resolve("installation.key");
        Callable<String> load = () -> InstallationKey.loadOrCreate(file).hmac("test", TEXT);
        List<String> marks = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
            for (Future<String> mark : threads.invokeAll(Collections.nCopies(64, load))) marks.add(mark.get());
        }
        assertThat(marks).containsOnly(InstallationKey.loadOrCreate(file).hmac("test", TEXT));
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }
}
