package io.ringtrue.server.operatordata;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import io.ringtrue.numbers.operators.OperatorFile;
import io.ringtrue.numbers.operators.OperatorTable;
import io.ringtrue.numbers.operators.RefusedFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Reads the operator files of a folder. A file that cannot be used is left out, with a warning that names
/// line and reason.
final class FolderReading {
    private static final System.Logger LOG = System.getLogger(FolderReading.class.getName());
    private static final int SHOWN_ROWS = 5;

    private final Path folder;
    private final String draft;
    private final Clock clock;
    private final SortedMap<String, LoadedFile> files = new TreeMap<>();

    /// @param draft how the names of unfinished uploads begin; such files are left over from a crash
    /// and are deleted
    FolderReading(Path folder, String draft, Clock clock) {
        this.folder = folder;
        this.draft = draft;
        this.clock = clock;
    }

    /// The files by the name that each table gives itself; empty when there is no folder. Of two with the
    /// same name the newer one is used.
    SortedMap<String, LoadedFile> files() {
        if (Files.isDirectory(folder)) inOrder().forEach(this::read);
        return files;
    }

    private List<Path> inOrder() {
        try (Stream<Path> paths = Files.list(folder)) {
            return paths.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("ringtrue.data-dir: " + folder + " cannot be read", e);
        }
    }

    private void read(Path file) {
        try {
            String name = file.getFileName().toString();
            if (name.startsWith(draft)) {
                Files.delete(file);
            } else if (!name.startsWith(".")) {
                keep(new LoadedFile(file, OperatorFile.read(file), clock.instant()));
            }
        } catch (RefusedFile refused) {
            LOG.log(WARNING, file + " is not used: " + refused.getMessage());
        } catch (IOException e) {
            LOG.log(WARNING, file + " is not used: it cannot be read (" + e + ")");
        }
    }

    private void keep(LoadedFile file) {
        OperatorTable table = file.table();
        LoadedFile other = files.get(table.name());
        if (other != null && other.newerThan(file)) {
            LOG.log(WARNING, file.file() + " is not used: " + other.file() + " is newer");
            return;
        }
        if (other != null) LOG.log(WARNING, other.file() + " is not used: " + file.file() + " is newer");
        files.put(table.name(), file);
        LOG.log(INFO, file.file() + ": " + table.source() + " of " + table.date() + ", " + table.ranges() + " ranges");
        if (table.refused() > 0) {
            LOG.log(
                    WARNING,
                    file.file() + ": " + table.refused() + " of " + table.rows() + " rows are left out: "
                            + table.refusedRows().stream().limit(SHOWN_ROWS).toList());
        }
    }
}
