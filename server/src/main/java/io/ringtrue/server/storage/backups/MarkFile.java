package io.ringtrue.server.storage.backups;

import static java.lang.System.Logger.Level.WARNING;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The mark outside the database: a file in the node's data folder, replaced whole.
///
/// Its first line is `count milliseconds next-validation`, and each other line `account sequence balance`.
record MarkFile(Path folder) {
    private static final System.Logger LOG = System.getLogger(MarkFile.class.getName());

    private Path file() {
        return folder.resolve("database-mark");
    }

    /// @return [Mark#NONE] when there is no file
    /// @throws IllegalStateException when it cannot be understood; the message names it and what to do
    Mark read() {
        try {
            if (!Files.exists(file())) return Mark.NONE;
            return parsed(Files.readAllLines(file()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            throw new IllegalStateException(
                    file() + " is damaged. Delete it, unless the database was restored from a backup just now", e);
        }
    }

    private static Mark parsed(List<String> lines) {
        long[] first = numbers(lines.getFirst());
        SortedMap<Long, Mark.Place> places = new TreeMap<>();
        for (String line : lines.subList(1, lines.size())) {
            long[] account = numbers(line);
            places.put(account[0], new Mark.Place(account[1], account[2]));
        }
        return new Mark(first[0], Instant.ofEpochMilli(first[1]), first[2], places);
    }

    private static long[] numbers(String line) {
        String[] words = line.split(" ");
        if (words.length != 3) throw new IllegalArgumentException("three numbers");
        return new long[] {Long.parseLong(words[0]), Long.parseLong(words[1]), Long.parseLong(words[2])};
    }

    void write(Mark mark) {
        StringBuilder text = new StringBuilder();
        text.append(mark.count()).append(' ').append(mark.at().toEpochMilli());
        text.append(' ').append(mark.nextValidation()).append('\n');
        mark.places()
                .forEach((account, place) -> text.append(account)
                        .append(' ')
                        .append(place.sequence())
                        .append(' ')
                        .append(place.balance())
                        .append('\n'));
        replace(file(), text.toString());
    }

    /// Writes a file for the operator beside the mark.
    Path report(String name, String text) {
        Path report = folder.resolve(name);
        replace(report, text);
        return report.toAbsolutePath().normalize();
    }

    /// On the disk before it is in its place, and only for its owner: it has balances.
    private void replace(Path target, String text) {
        @Nullable Path fresh = null;
        try {
            fresh = Files.createTempFile(
                    folder,
                    target.getFileName().toString(),
                    ".new",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(fresh, text);
            try (FileChannel written = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                written.force(true);
            }
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("ringtrue.data-dir: " + target + " cannot be written", e);
        } finally {
            if (fresh != null) discard(fresh);
        }
    }

    /// On a full disk, a mark that failed every few seconds would leave a file each time.
    private static void discard(Path fresh) {
        try {
            Files.deleteIfExists(fresh);
        } catch (IOException e) {
            LOG.log(WARNING, "ringtrue.data-dir: " + fresh + " cannot be deleted", e);
        }
    }
}
