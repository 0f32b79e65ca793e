package io.ringtrue.server.cli.lists;

import io.ringtrue.server.bulk.Summary;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Notes on a run that has not ended, kept beside its output. They are enough to continue without repeating
/// or losing a row, and to notice that the list or the options have changed.
///
/// @param size the list's size in bytes
/// @param modified when the list was last changed, in epoch milliseconds
/// @param fingerprint hash of the list's beginning
/// @param options everything that decides what is written, in our own words
/// @param inputBytes how many bytes of the list were answered
/// @param outputBytes how many bytes of the output hold these answers
record UnfinishedRun(
        long size,
        long modified,
        String fingerprint,
        String options,
        long inputBytes,
        long outputBytes,
        Summary summary) {
    private static final int FINGERPRINTED = 64 * 1024;
    private static final JsonMapper JSON = JsonMapper.shared();

    /// Notes on a run that begins now.
    static UnfinishedRun of(Path list, String options) throws IOException {
        return new UnfinishedRun(
                Files.size(list),
                Files.getLastModifiedTime(list).toMillis(),
                fingerprint(list),
                options,
                0,
                0,
                Summary.NOTHING);
    }

    private static String fingerprint(Path list) throws IOException {
        try (InputStream in = Files.newInputStream(list)) {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha.digest(in.readNBytes(FINGERPRINTED)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    UnfinishedRun at(long input, long output, Summary soFar) {
        return new UnfinishedRun(size, modified, fingerprint, options, input, output, soFar);
    }

    /// Whether `earlier` is about the same list, unchanged since.
    boolean sameList(UnfinishedRun earlier) {
        return size == earlier.size && modified == earlier.modified && fingerprint.equals(earlier.fingerprint);
    }

    /// Replaces the earlier notes; a crash leaves either the old or the new ones.
    void save(Path notes) throws IOException {
        Path fresh = notes.resolveSibling(notes.getFileName() + ".new");
        Files.write(fresh, JSON.writeValueAsBytes(this));
        Files.move(fresh, notes, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    static UnfinishedRun load(Path notes) throws IOException {
        try {
            return JSON.readValue(Files.readAllBytes(notes), UnfinishedRun.class);
        } catch (JacksonException e) {
            throw new IOException("are no notes of a run; delete them to start again", e);
        }
    }
}
