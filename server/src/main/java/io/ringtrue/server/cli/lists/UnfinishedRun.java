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

/// Notes on a run that has not ended, kept beside its output: enough to continue it without a row twice or a
/// row left out, and to notice that the list or the wishes have changed.
///
/// @param size of the list in bytes
/// @param modified when the list was changed last, epoch milliseconds
/// @param fingerprint of the list's beginning
/// @param options what was asked for, in words of our own
/// @param inputBytes of the list are answered
/// @param outputBytes hold the answers
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

    /// Notes on a run that is just beginning.
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

    /// Whether `earlier` was about the same list, unchanged.
    boolean sameList(UnfinishedRun earlier) {
        return size == earlier.size && modified == earlier.modified && fingerprint.equals(earlier.fingerprint);
    }

    /// Replaces what was noted before, all or nothing.
    void save(Path notes) throws IOException {
        Path fresh = notes.resolveSibling(notes.getFileName() + ".new");
        Files.write(fresh, JSON.writeValueAsBytes(this));
        Files.move(fresh, notes, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    static UnfinishedRun load(Path notes) throws IOException {
        try {
            return JSON.readValue(Files.readAllBytes(notes), UnfinishedRun.class);
        } catch (JacksonException e) {
            throw new IOException("are no notes of a run; delete them to begin anew", e);
        }
    }
}
