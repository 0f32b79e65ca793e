package io.ringtrue.server.dashboard.numbers;

import io.ringtrue.numbers.CompiledNumbers;
import io.ringtrue.numbers.Lookup;
import io.ringtrue.numbers.ReadingRules;
import io.ringtrue.server.bulk.BulkOptions;
import io.ringtrue.server.bulk.BulkRun;
import io.ringtrue.server.bulk.LineTypes;
import io.ringtrue.server.bulk.UnreadableList;
import io.ringtrue.server.bulk.packing.BadPacking;
import io.ringtrue.server.dashboard.parts.Shown;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Checks lists while they arrive, and keeps the results on this node's disk for an hour, so that a browser
/// can show how far one is and fetch it when it is done. What was sent is not kept.
public final class CheckedLists {
    static final Duration KEPT = Duration.ofHours(1);
    private static final int MOST_AT_ONCE = 2;
    private static final int MOST_OF_AN_OWNER = 5;
    /// Of all owners: with the largest results, 5 GB.
    private static final int MOST = 20;
    private static final long MOST_BYTES = 256L * 1024 * 1024;
    /// The longest line of a list.
    private static final int PIECE_BYTES = 64 * 1024;
    /// A list that unpacks to more than this is an attack.
    private static final int MOST_TIMES_PACKED = 100;

    private final Path folder;
    private final Engine engine;
    private final Clock clock;
    private final Map<String, CheckedList> lists = new HashMap<>();

    /// What a list is answered with.
    ///
    /// @param numbers the data in use; a list keeps to the data it began with
    /// @param workers the threads that compute, shared with the lists of the API
    /// @param threads how many there are
    public record Engine(Supplier<CompiledNumbers> numbers, Executor workers, int threads, LineTypes types) {}

    /// As many lists are being checked as may be.
    static final class Busy extends Exception {
        private static final long serialVersionUID = 1L;
    }

    /// @param folder for results alone; what an earlier run of the server left in it is deleted
    public CheckedLists(Path folder, Engine engine, Clock clock) {
        this.folder = folder;
        this.engine = engine;
        this.clock = clock;
        clear();
    }

    private void clear() {
        if (!Files.isDirectory(folder)) return;
        try (Stream<Path> left = Files.list(folder)) {
            for (Path file : left.toList()) Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " cannot be emptied", e);
        }
    }

    /// Checks a list to its end. A list that cannot be read is kept with the reason.
    ///
    /// @param owner the account, or 0 for the installation
    /// @throws IOException when the list stops arriving; then nothing is kept
    /// @throws Busy when too many are being checked
    CheckedList check(long owner, String name, ReadingRules rules, InputStream in)
            throws IOException, InterruptedException, Busy {
        CheckedList list = begun(owner, name);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(list.file()))) {
            Supplier<Lookup> lookups = engine.numbers().get()::lookup;
            BulkRun run = BulkRun.open(in, BulkOptions.usual(rules, engine.types()), lookups, size());
            run.run(out, engine.workers(), written -> {
                list.answered(written.numbers());
                if (written.outputBytes() > MOST_BYTES) throw new TooLarge();
            });
            list.done(run.summary());
        } catch (UnreadableList e) {
            list.failed("The " + (e.field().equals("body") ? "file" : e.field()) + " " + e.rule() + ".");
        } catch (BadPacking e) {
            list.failed("The file " + e.rule() + ".");
        } catch (TooLarge _) {
            list.failed("The result is larger than 256 MB. Check it by the command line: ringtrue validate.");
        } catch (IOException | RuntimeException | InterruptedException | Error e) {
            forget(list);
            throw e;
        }
        if (list.fault().isPresent()) Files.deleteIfExists(list.file());
        return list;
    }

    private static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1L;
    }

    private BulkRun.Size size() {
        return new BulkRun.Size(PIECE_BYTES, 2 * engine.threads() + 2, MOST_TIMES_PACKED);
    }

    private synchronized CheckedList begun(long owner, String name) throws IOException, Busy {
        forgetOld();
        List<CheckedList> own = of(owner);
        if (own.stream().filter(CheckedList::running).count() >= MOST_AT_ONCE) throw new Busy();
        makeRoom(own, MOST_OF_AN_OWNER);
        makeRoom(new ArrayList<>(lists.values()), MOST);
        if (lists.size() >= MOST) throw new Busy();
        Files.createDirectories(folder);
        // Readable by this process's user alone.
        Path file = Files.createTempFile(folder, "list-", "");
        String id = UUID.randomUUID().toString();
        CheckedList list = new CheckedList(id, owner, Shown.text(name), clock.instant(), file);
        lists.put(id, list);
        return list;
    }

    /// The oldest that are done give way.
    private void makeRoom(List<CheckedList> some, int most) {
        some.stream()
                .filter(list -> !list.running())
                .sorted(Comparator.comparing(CheckedList::begun))
                .limit(Math.max(0, some.size() - most + 1))
                .forEach(this::forget);
    }

    /// Newest first.
    synchronized List<CheckedList> of(long owner) {
        return lists.values().stream()
                .filter(list -> list.owner() == owner)
                .sorted(Comparator.comparing(CheckedList::begun).reversed())
                .toList();
    }

    /// @return empty when there is none, or it is another owner's
    synchronized Optional<CheckedList> find(long owner, String id) {
        return Optional.ofNullable(lists.get(id)).filter(list -> list.owner() == owner);
    }

    synchronized void forget(CheckedList list) {
        lists.remove(list.id());
        try {
            Files.deleteIfExists(list.file());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Deletes what has been kept long enough.
    public synchronized void forgetOld() {
        var limit = clock.instant().minus(KEPT);
        List.copyOf(lists.values()).stream()
                .filter(list -> !list.running() && list.begun().isBefore(limit))
                .forEach(this::forget);
    }
}
