package io.ringtrue.server.cli.lists;

import io.ringtrue.server.bulk.BulkRun;
import io.ringtrue.server.cli.terminal.Screen;
import java.time.Duration;
import java.util.Locale;

/// The progress of a list, on standard error: one line that is rewritten on a terminal, one line every few
/// seconds in files and pipes.
final class ProgressLine {
    private static final Duration FOR_PEOPLE = Duration.ofMillis(200);
    private static final Duration FOR_FILES = Duration.ofSeconds(5);
    private static final int BAR = 24;

    private final Screen screen;
    private final long size;
    private final boolean quiet;
    private final boolean rewriting;
    private final long begun = System.nanoTime();
    private final long firstByte;
    private final long firstNumber;
    private long shown = begun;

    /// @param size the list's size in bytes; negative when it is unknown
    ProgressLine(Screen screen, long size, BulkRun run, boolean quiet) {
        this.screen = screen;
        this.size = size;
        this.quiet = quiet;
        rewriting = screen.errorIsTerminal();
        firstByte = run.inputBytes();
        firstNumber = run.numbers();
    }

    void show(BulkRun run) {
        long now = System.nanoTime();
        if (quiet || now - shown < (rewriting ? FOR_PEOPLE : FOR_FILES).toNanos()) return;
        shown = now;
        String line = line(run.inputBytes(), run.numbers(), (now - begun) / 1e9);
        if (rewriting) {
            screen.err().print("\r" + line + "\u001b[K");
            screen.err().flush();
        } else {
            screen.err().println(line);
        }
    }

    /// `[######------]  45 %  4,512,000 numbers  2,913,000/s  3 s left`
    String line(long bytes, long numbers, double seconds) {
        String counted = String.format(Locale.ROOT, "%,d numbers  %,.0f/s", numbers, (numbers - firstNumber) / seconds);
        if (size <= 0) return counted;
        double share = Math.min(1, (double) bytes / size);
        int filled = (int) (share * BAR);
        double left = (size - bytes) * seconds / Math.max(1, bytes - firstByte);
        return String.format(
                Locale.ROOT,
                "[%s%s] %3.0f %%  %s  %s left",
                "#".repeat(filled),
                "-".repeat(BAR - filled),
                share * 100,
                counted,
                time(Math.max(0, Math.round(left))));
    }

    private static String time(long seconds) {
        if (seconds < 60) return seconds + " s";
        return seconds < 3600
                ? seconds / 60 + " min " + seconds % 60 + " s"
                : seconds / 3600 + " h " + seconds / 60 % 60 + " min";
    }

    /// Removes the line.
    void clear() {
        if (rewriting && !quiet) {
            screen.err().print("\r\u001b[K");
            screen.err().flush();
        }
    }
}
