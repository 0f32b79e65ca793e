package io.ringtrue.server.storage.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/// A node's own folder, held by one process at a time. The lock goes when the process does, however it ends.
public final class DataFolder implements AutoCloseable {
    /// The locked byte lies beyond the text, so that the text can be read where locks are mandatory.
    private static final long LOCKED_BYTE = 1L << 40;

    private static final Set<StandardOpenOption> READ_AND_WRITE =
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);

    private final Path folder;
    private final FileChannel lockFile;

    private DataFolder(Path folder, FileChannel lockFile) {
        this.folder = folder;
        this.lockFile = lockFile;
    }

    /// Makes the folder, or takes from others what they may do with one that is there.
    ///
    /// @throws UncheckedIOException when it cannot be made
    public static void prepare(Path folder) {
        try {
            PrivateFiles.makeFolder(folder);
            PrivateFiles.mendFolder(folder);
        } catch (IOException e) {
            throw notWritable(folder, e);
        }
    }

    /// @throws IllegalStateException when another process has it; the message names that process
    /// @throws UncheckedIOException when it cannot be made or written
    public static DataFolder open(Path folder) {
        try {
            prepare(folder);
            Path file = folder.resolve("lock");
            FileChannel channel = FileChannel.open(file, READ_AND_WRITE, PrivateFiles.ofNewFile(file));
            if (!locked(channel)) {
                channel.close();
                throw new IllegalStateException("ringtrue.data-dir: " + folder + " is in use by process "
                        + Files.readString(file).strip());
            }
            channel.truncate(0);
            channel.write(text(Long.toString(ProcessHandle.current().pid())));
            channel.force(true);
            return new DataFolder(folder, channel);
        } catch (IOException e) {
            throw notWritable(folder, e);
        }
    }

    private static UncheckedIOException notWritable(Path folder, IOException e) {
        return new UncheckedIOException("ringtrue.data-dir: " + folder + " is not writable (" + e + ")", e);
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock(LOCKED_BYTE, 1, false) != null;
        } catch (OverlappingFileLockException ownProcess) {
            return false;
        }
    }

    /// The node's name, the same as long as the folder lives.
    public String nodeId() {
        Path file = folder.resolve("node-id");
        try {
            if (!Files.exists(file)) {
                Path draft = folder.resolve("node-id.new");
                PrivateFiles.makeFile(draft);
                Files.writeString(draft, UUID.randomUUID() + "\n");
                Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("ringtrue.data-dir: " + file + ": " + e.getMessage(), e);
        }
    }

    /// Where this folder is, so that a copy of it elsewhere can be told from it: host, path, and the number of a file,
    /// which a copy has not even in a container of the same name. Call it when there is a node id.
    public String place() {
        try {
            Object file = Files.readAttributes(folder.resolve("node-id"), BasicFileAttributes.class)
                    .fileKey();
            return host() + ":" + folder.toRealPath() + (file == null ? "" : " " + file);
        } catch (IOException e) {
            throw new UncheckedIOException("ringtrue.data-dir: " + folder + ": " + e.getMessage(), e);
        }
    }

    /// Without a name service, which might be slow.
    private static String host() {
        try {
            return Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
        } catch (IOException _) {
            return Objects.requireNonNullElse(System.getenv("HOSTNAME"), "host");
        }
    }

    private static ByteBuffer text(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public void close() {
        try {
            lockFile.close();
        } catch (IOException e) {
            throw new UncheckedIOException("ringtrue.data-dir: " + folder + ": " + e.getMessage(), e);
        }
    }
}
