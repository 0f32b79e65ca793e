package io.ringtrue.server.speech;

import static java.lang.System.Logger.Level.WARNING;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Optional;

/// Static clips on disk: SHA-256 of the samples, then the samples as 16 bits little-endian. A damaged file
/// counts as missing and is rendered again. A folder that cannot be written costs time at the next start and
/// nothing else, so it is logged as a warning.
final class ClipFolder {
    private static final System.Logger LOG = System.getLogger(ClipFolder.class.getName());
    private static final int CHECK = 32;

    private final Path directory;

    private ClipFolder(Path directory) {
        this.directory = directory;
    }

    /// Opens the folder, and creates it when it is missing; empty when that fails.
    static Optional<ClipFolder> open(Path directory) {
        try {
            return Optional.of(new ClipFolder(Files.createDirectories(directory)));
        } catch (IOException e) {
            LOG.log(WARNING, "prompt cache: no folder " + directory + " (" + e + "); every start renders all prompts");
            return Optional.empty();
        }
    }

    /// The samples of a clip; empty when its file is missing, damaged or unreadable.
    Optional<short[]> read(ClipKey key) {
        try {
            byte[] content = Files.readAllBytes(file(key));
            if (isWhole(content)) return Optional.of(samples(content));
            LOG.log(WARNING, "prompt cache: " + file(key) + " is damaged and is rendered anew");
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (IOException e) {
            LOG.log(WARNING, "prompt cache: " + file(key) + " cannot be read (" + e + ") and is rendered anew");
        }
        return Optional.empty();
    }

    /// Writes a clip under another name and renames it: several servers may share the folder, and none may
    /// read half a file.
    void write(ClipKey key, short[] samples) {
        ByteBuffer body = ByteBuffer.allocate(samples.length * 2).order(ByteOrder.LITTLE_ENDIAN);
        body.asShortBuffer().put(samples);
        ByteBuffer content = ByteBuffer.allocate(CHECK + body.capacity());
        content.put(ClipKey.digest(body.array())).put(body.array());
        try {
            Path fresh = Files.createTempFile(directory, "clip", ".new");
            Files.write(fresh, content.array());
            Files.move(fresh, file(key), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            LOG.log(
                    WARNING,
                    "prompt cache: " + file(key) + " cannot be written (" + e + "); the next start renders it again");
        }
    }

    private Path file(ClipKey key) {
        return directory.resolve(key.sha256() + ".clip");
    }

    private static boolean isWhole(byte[] content) {
        if (content.length <= CHECK || content.length % 2 != 0) return false;
        byte[] body = Arrays.copyOfRange(content, CHECK, content.length);
        return Arrays.equals(ClipKey.digest(body), 0, CHECK, content, 0, CHECK);
    }

    private static short[] samples(byte[] content) {
        short[] samples = new short[(content.length - CHECK) / 2];
        ByteBuffer.wrap(content, CHECK, content.length - CHECK)
                .order(ByteOrder.LITTLE_ENDIAN)
                .asShortBuffer()
                .get(samples);
        return samples;
    }
}
