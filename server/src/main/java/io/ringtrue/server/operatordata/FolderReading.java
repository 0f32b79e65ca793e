package io.ringtrue.server.operatordata;

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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads the operator files of a folder. A file that cannot be used is left out, with a warning that names
/// line and reason.
final class FolderReading {
    private static final Logger LOG = LoggerFactory.getLogger(FolderReading.class);
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
            LOG.warn("{} is not used: {}", file, refused.getMessage());
        } catch (IOException e) {
            LOG.warn("{} is not used: it cannot be read ({})", file, e.toString());
        }
    }

    private void keep(LoadedFile file) {
        OperatorTable table = file.table();
        LoadedFile other = files.get(table.name());
        if (other != null && other.newerThan(file)) {
            LOG.warn("{} is not used: {} is newer", file.file(), other.file());
            return;
        }
        if (other != null) LOG.warn("{} is not used: {} is newer", other.file(), file.file());
        files.put(table.name(), file);
        LOG.info("{}: {} of {}, {} ranges", file.file(), table.source(), table.date(), table.ranges());
        if (table.refused() > 0) {
            LOG.warn(
                    "{}: {} of {} rows are left out: {}",
                    file.file(),
                    table.refused(),
                    table.rows(),
                    table.refusedRows().stream().limit(SHOWN_ROWS).toList());
        }
    }
}
