package io.ringtrue.server.cli.demo;

import io.ringtrue.server.cli.terminal.CommandFailed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/// A temporary data folder.
record DemoFolder(Path path) {
    static DemoFolder create() throws CommandFailed {
        try {
            return new DemoFolder(Files.createTempDirectory("ringtrue-demo-"));
        } catch (IOException e) {
            throw new CommandFailed(CommandFailed.REFUSED, "cannot make a temporary folder: " + e.getMessage());
        }
    }

    /// Deletes the folder with everything in it. Deleting again does nothing.
    void delete() {
        if (Files.notExists(path)) return;
        try (Stream<Path> inside = Files.walk(path)) {
            // Deepest first: only an empty folder can be deleted.
            for (Path entry : inside.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(entry);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + path, e);
        }
    }
}
