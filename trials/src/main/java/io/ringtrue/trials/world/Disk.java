package io.ringtrue.trials.world;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A small file system of its own, which can be filled. Needs root.
public final class Disk implements AutoCloseable {
    private static final int BLOCK = 4_096;

    private final Path folder;

    private Disk(Path folder) {
        this.folder = folder;
    }

    /// @param folder is made when it is not there
    /// @param mebibytes its size
    public static Disk mount(Path folder, int mebibytes) throws IOException {
        Files.createDirectories(folder);
        Shell.run("mount", "-t", "tmpfs", "-o", "size=" + mebibytes + "m,mode=0700", "tmpfs", folder.toString());
        return new Disk(folder);
    }

    /// Leaves room for nothing.
    public void fill() {
        try (OutputStream ballast = Files.newOutputStream(folder.resolve("ballast"))) {
            byte[] block = new byte[BLOCK];
            while (true) ballast.write(block);
        } catch (IOException _) {
            // It is full.
        }
    }

    public void relieve() {
        try {
            Files.delete(folder.resolve("ballast"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        Shell.run("umount", "-l", folder.toString());
    }
}
