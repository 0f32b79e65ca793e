package io.ringtrue.trials.world;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Runs a command of the machine and waits for it.
public final class Shell {
    private Shell() {}

    /// @return what it printed
    /// @throws IllegalStateException when it fails, with what it printed
    public static String run(String... command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int status = process.waitFor();
            if (status != 0) throw new IllegalStateException(List.of(command) + " ended with " + status + ": " + said);
            return said.strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /// Sends a signal to one process.
    ///
    /// @param signal such as `STOP`
    static void signal(String signal, long pid) {
        run("kill", "-" + signal, Long.toString(pid));
    }
}
