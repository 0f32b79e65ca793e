package io.ringtrue.server.cli.lists;

import io.ringtrue.numbers.CompiledNumbers;
import io.ringtrue.server.bulk.BulkOptions;
import io.ringtrue.server.bulk.BulkRun;
import io.ringtrue.server.bulk.Summary;
import io.ringtrue.server.bulk.UnreadableList;
import io.ringtrue.server.bulk.packing.BadPacking;
import io.ringtrue.server.cli.server.Surroundings;
import io.ringtrue.server.cli.terminal.CommandFailed;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Cleans one list, keeps notes meanwhile so that it can be continued, and shows its progress.
final class ListRun {
    private static final int PIECE_BYTES = 1024 * 1024;
    private static final Duration BETWEEN_NOTES = Duration.ofSeconds(2);

    private final Surroundings surroundings;
    private final ListFiles files;
    private final BulkOptions options;
    private final String wishes;
    private final int threads;
    private final boolean quiet;
    /// Long ago, so that the first piece is noted at once.
    private long noted = System.nanoTime() - BETWEEN_NOTES.toNanos();

    /// @param wishes everything that decides what is written, in words; a run is continued only with
    /// the same text
    ListRun(
            Surroundings surroundings,
            ListFiles files,
            BulkOptions options,
            String wishes,
            int threads,
            boolean quiet) {
        this.surroundings = surroundings;
        this.files = files;
        this.options = options;
        this.wishes = wishes;
        this.threads = threads;
        this.quiet = quiet;
    }

    /// @return empty when the reader of the output has closed it
    Optional<Summary> clean(CompiledNumbers numbers) throws CommandFailed, InterruptedException {
        try (InputStream in = files.openIn()) {
            BulkRun run = BulkRun.open(in, options, numbers::lookup, new BulkRun.Size(PIECE_BYTES, 2 * threads + 2));
            say(files.name() + ": " + run.layout().sentence());
            Optional<UnfinishedRun> notes = notes();
            return write(run, notes);
        } catch (UnreadableList e) {
            String line = e.field().equals("body") ? ": " : ", line 1: ";
            throw new CommandFailed(CommandFailed.USAGE, files.name() + line + e.getMessage());
        } catch (BadPacking e) {
            throw new CommandFailed(CommandFailed.USAGE, files.name() + ": " + e.getMessage());
        } catch (IOException e) {
            throw new CommandFailed(CommandFailed.REFUSED, files.name() + ": " + reason(e));
        }
    }

    /// The notes of the run to continue, or new ones; empty when the run cannot be continued.
    private Optional<UnfinishedRun> notes() throws IOException, CommandFailed {
        if (files.notes().isEmpty()) return Optional.empty();
        Path list = files.in().orElseThrow();
        Path place = files.notes().get();
        UnfinishedRun fresh = UnfinishedRun.of(list, wishes);
        if (Files.notExists(place)) {
            if (files.resume()) say("nothing to resume: starting at the beginning");
            return Optional.of(fresh);
        }
        usage(
                files.resume(),
                files.outName() + " is unfinished: --resume continues it; to start again delete " + place);
        UnfinishedRun earlier = UnfinishedRun.load(place);
        usage(fresh.sameList(earlier), "the list has changed since; to start again delete " + place);
        usage(fresh.options().equals(earlier.options()), "--resume needs the options of the run it continues");
        return Optional.of(earlier);
    }

    private static void usage(boolean right, String sentence) throws CommandFailed {
        if (!right) throw new CommandFailed(CommandFailed.USAGE, sentence);
    }

    private Optional<Summary> write(BulkRun run, Optional<UnfinishedRun> notes)
            throws CommandFailed, InterruptedException, IOException {
        long keep = notes.map(UnfinishedRun::outputBytes).orElse(0L);
        if (keep > 0) {
            UnfinishedRun earlier = notes.orElseThrow();
            run.continueAt(earlier.inputBytes(), keep, earlier.summary());
            say("continuing after " + earlier.summary().numbers() + " numbers");
        }
        ProgressLine progress = new ProgressLine(surroundings.screen(), files.size(), run, quiet);
        try (OutputStream out = opened(keep);
                ExecutorService workers = Executors.newFixedThreadPool(threads, surroundings.platformThreads())) {
            run.run(out, workers, now -> {
                progress.show(now);
                if (notes.isPresent()) note(now, notes.get(), out);
            });
        } catch (NamedOutput.WriteFailed e) {
            progress.clear();
            if (e.readerLeft()) return Optional.empty();
            String how = notes.isPresent() ? "; --resume continues it" : "";
            throw new CommandFailed(CommandFailed.REFUSED, e.getMessage() + how);
        }
        progress.clear();
        if (notes.isPresent()) Files.deleteIfExists(files.notes().orElseThrow());
        return Optional.of(run.summary());
    }

    private OutputStream opened(long keep) throws NamedOutput.WriteFailed {
        try {
            return new NamedOutput(files.outName(), files.openOut(keep, surroundings.screen()));
        } catch (NoSuchFileException e) {
            throw new NamedOutput.WriteFailed(files.outName(), new IOException("cannot be written there", e));
        } catch (IOException e) {
            throw new NamedOutput.WriteFailed(files.outName(), e);
        }
    }

    private void note(BulkRun run, UnfinishedRun notes, OutputStream out) throws IOException {
        if (System.nanoTime() - noted < BETWEEN_NOTES.toNanos()) return;
        // Flush first: only what is on the disk may be noted as written.
        out.flush();
        Path place = files.notes().orElseThrow();
        try {
            notes.at(run.inputBytes(), run.outputBytes(), run.summary()).save(place);
        } catch (IOException e) {
            throw new NamedOutput.WriteFailed(place.toString(), e);
        }
        noted = System.nanoTime();
    }

    private void say(String sentence) {
        if (!quiet) surroundings.screen().err().println(sentence);
    }

    private static String reason(IOException e) {
        return e instanceof NoSuchFileException ? "there is no such file" : String.valueOf(e.getMessage());
    }
}
