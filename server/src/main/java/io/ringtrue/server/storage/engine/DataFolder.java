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
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.UUID;

/// A node's own folder, held by one process at a time. The lock goes when the process does, however it ends.
public final class DataFolder implements AutoCloseable {
    /// The locked byte lies beyond the text, so that the text can be read where locks are mandatory.
    private static final long LOCKED_BYTE = 1L << 40;
    private static final Set<PosixFilePermission> OWNERS = PosixFilePermissions.fromString("rwx------");

    private final Path folder;
    private final FileChannel lockFile;

    private DataFolder(Path folder, FileChannel lockFile) {
        this.folder = folder;
        this.lockFile = lockFile;
    }

    /// @throws IllegalStateException when another process has it; the message names that process
    /// @throws UncheckedIOException when it cannot be made or written
    public static DataFolder open(Path folder) {
        try {
            // One that is there stays as it is: its operator may have opened it.
            Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(OWNERS));
            Path file = folder.resolve("lock");
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
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
            throw new UncheckedIOException("ringtrue.data-dir: " + folder + " is not writable (" + e + ")", e);
        }
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
                Files.writeString(draft, UUID.randomUUID() + "\n");
                Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("ringtrue.data-dir: " + file + ": " + e.getMessage(), e);
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
