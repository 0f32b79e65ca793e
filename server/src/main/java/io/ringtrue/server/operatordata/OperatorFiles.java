package io.ringtrue.server.operatordata;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import io.ringtrue.numbers.Effect;
import io.ringtrue.numbers.SwappableNumbers;
import io.ringtrue.numbers.operators.FileKind;
import io.ringtrue.numbers.operators.OperatorData;
import io.ringtrue.numbers.operators.OperatorFile;
import io.ringtrue.numbers.operators.OperatorTable;
import io.ringtrue.numbers.operators.RefusedFile;
import io.ringtrue.numbers.plan.Allocations;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;

/// Keeps this node's operator data: what the numbers answer is always what the files in its folder say. Safe
/// for use by many threads; loads run one after another.
///
/// A file is read whole and compiled with all others before anything changes, so a bad file leaves everything
/// as it was. There is one file for each name that an [OperatorTable] gives itself; a new one replaces the
/// old, whatever its date.
public final class OperatorFiles {
    private static final System.Logger LOG = System.getLogger(OperatorFiles.class.getName());
    private static final String DRAFT = ".upload-";
    private static final List<FileKind> NORTH_AMERICAN =
            List.of(FileKind.NANPA_CODES, FileKind.NANPA_BLOCKS, FileKind.CNAC_CODES);

    private final Path folder;
    private final SwappableNumbers numbers;
    private final Clock clock;
    private final ReentrantLock oneAtATime = new ReentrantLock();
    private volatile SortedMap<String, LoadedFile> loaded = new TreeMap<>();

    /// @param folder need not exist; the first load creates it
    public OperatorFiles(Path folder, SwappableNumbers numbers, Clock clock) {
        this.folder = folder;
        this.numbers = numbers;
        this.clock = clock;
    }

    /// The files in use, sorted by name.
    public Collection<LoadedFile> loaded() {
        return loaded.values();
    }

    /// Loads every file of the folder; called once at the start. A refused file is logged with its line and
    /// reason and left out; so is the older of two with the same name.
    public void loadFolder() {
        oneAtATime.lock();
        try {
            FolderReading reading = new FolderReading(folder, DRAFT, clock);
            loaded = reading.files();
            if (!loaded.isEmpty()) numbers.swap(compiled(loaded));
        } finally {
            oneAtATime.unlock();
        }
        if (loaded.values().stream()
                .noneMatch(file -> NORTH_AMERICAN.contains(file.table().kind()))) {
            LOG.log(
                    INFO,
                    "the plan alone cannot tell mobile from fixed line for most +1 numbers: load NANPA's "
                            + FileKind.NANPA_CODES.published() + " and " + FileKind.NANPA_BLOCKS.published()
                            + " with \"ringtrue admin numbers load FILE\"");
        }
    }

    /// Reads a file. Unless it is a dry run, its data are in use when this returns, and after every restart.
    /// Loading the same file again changes nothing but the time of loading.
    ///
    /// @throws RefusedFile when it is no official file that we can read; the message names line and reason
    /// @throws UploadTooLarge when it is larger than 1 GiB
    /// @throws IOException when it cannot be received or stored; then nothing has changed
    public Load load(InputStream in, boolean dryRun) throws IOException, RefusedFile {
        Files.createDirectories(folder);
        Path draft = Files.createTempFile(folder, DRAFT, "");
        try {
            Upload.receive(in, draft);
            OperatorTable table = OperatorFile.read(draft);
            oneAtATime.lock();
            try {
                return dryRun ? tried(draft, table) : taken(draft, table);
            } finally {
                oneAtATime.unlock();
            }
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private Load tried(Path draft, OperatorTable table) {
        LoadedFile file = new LoadedFile(draft, table, clock.instant());
        return new Load(file, effect(compiled(with(file))));
    }

    private Load taken(Path draft, OperatorTable table) throws IOException {
        Path home = folder.resolve(table.name() + ".csv");
        LoadedFile file = new LoadedFile(home, table, clock.instant());
        SortedMap<String, LoadedFile> next = with(file);
        Allocations allocations = compiled(next);
        Effect effect = effect(allocations);
        Files.move(draft, home, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        LoadedFile before = loaded.get(table.name());
        numbers.swap(allocations);
        loaded = next;
        if (before != null && !before.file().equals(home)) remove(before.file());
        LOG.log(INFO, table.source() + " of " + table.date() + " is in use from now on: " + table.ranges() + " ranges");
        return new Load(file, effect);
    }

    /// Deletes a file that is not in use any more: at the next start, the newer of the two would be used.,
    /// the newer of the two counts at the next start.
    private static void remove(Path replaced) {
        try {
            Files.deleteIfExists(replaced);
        } catch (IOException e) {
            LOG.log(WARNING, replaced + " was replaced and cannot be removed (" + e + ")");
        }
    }

    private SortedMap<String, LoadedFile> with(LoadedFile file) {
        SortedMap<String, LoadedFile> next = new TreeMap<>(loaded);
        next.put(file.table().name(), file);
        return next;
    }

    private Effect effect(Allocations allocations) {
        return Effect.of(numbers.current(), numbers.current().with(allocations));
    }

    private static Allocations compiled(SortedMap<String, LoadedFile> files) {
        return OperatorData.compile(
                files.values().stream().map(LoadedFile::table).toList());
    }
}
