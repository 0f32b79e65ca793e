package io.ringtrue.server.cli.terminal;

import java.io.Console;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// Where commands write: results to `out`, errors and progress to `err`.
///
/// @param coloured false: no escape sequences, as for files, pipes and terminals that want none
public record Screen(PrintStream out, PrintStream err, boolean coloured) {
    /// The process's own terminal. `NO_COLOR`, set to anything, switches colours off (no-color.org).
    public static Screen ofProcess(Map<String, String> environment) {
        Console console = System.console();
        boolean terminal = console != null && console.isTerminal();
        boolean wanted = environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !environment.getOrDefault("TERM", "").equals("dumb");
        return new Screen(System.out, System.err, terminal && wanted);
    }

    /// Whether `err` is a terminal, independently of `out`. Where the system does not say: whether both are.
    public boolean errorIsTerminal() {
        if (err != System.err) return false;
        try {
            String device = Files.readSymbolicLink(Path.of("/proc/self/fd/2")).toString();
            return device.startsWith("/dev/pts/") || device.startsWith("/dev/tty");
        } catch (IOException | UnsupportedOperationException _) {
            Console console = System.console();
            return console != null && console.isTerminal();
        }
    }

    /// Colours that are readable on dark and on light backgrounds.
    public enum Colour {
        GREEN(32),
        MAGENTA(35),
        RED(31),
        FAINT(2);

        private final int code;

        Colour(int code) {
            this.code = code;
        }
    }

    /// The text in this colour; unchanged where colours are off.
    public String paint(Colour colour, String text) {
        return coloured ? "\u001b[" + colour.code + "m" + text + "\u001b[0m" : text;
    }

    /// Prints a result and flushes it.
    public void line(String text) {
        out.println(text);
        out.flush();
    }
}
