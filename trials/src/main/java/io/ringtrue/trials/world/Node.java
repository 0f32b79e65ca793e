package io.ringtrue.trials.world;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// One life of a node: `ringtrue serve` in a process of its own, which can die without this one.
public final class Node implements AutoCloseable {
    private static final Duration MOST_TO_START = Duration.ofSeconds(120);
    private static final Duration MOST_TO_END = Duration.ofSeconds(90);
    private static final int LAST_LINES = 40;

    private final Process process;
    private final URI base;
    private final Path log;
    private final long begin = System.nanoTime();

    private Node(Process process, URI base, Path log) {
        this.process = process;
        this.base = base;
        this.log = log;
    }

    /// Starts the process and does not wait.
    ///
    /// @param folder holds its configuration and log
    /// @param settings YAML under `ringtrue:` and beside it; its HTTP port is added
    public static Node launch(Launch launch, Path folder, String settings) {
        int port = FreePorts.one();
        Path log = folder.resolve("server.log");
        try {
            Path config = Files.writeString(folder.resolve("ringtrue.yaml"), """
                    server:
                      address: 127.0.0.1
                      port: %d
                    """.formatted(port) + settings);
            ProcessBuilder builder = new ProcessBuilder(launch.serve(config.toString()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().putAll(launch.environment());
            return new Node(builder.start(), URI.create("http://127.0.0.1:" + port), log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Waits until the node says that it is ready.
    ///
    /// @return the time since the start of the process
    public Duration awaitReady() throws InterruptedException {
        try (ServerClient client = new ServerClient(base, "")) {
            boolean ready =
                    Patience.happens(MOST_TO_START, () -> !process.isAlive() || client.ask("/health/ready") == 200);
            if (!process.isAlive()) {
                throw new Patience.GaveUp("the server ended with status " + process.exitValue() + ":\n" + lastLines());
            }
            if (!ready) throw new Patience.GaveUp("not ready in " + MOST_TO_START + ":\n" + lastLines());
        }
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    public URI base() {
        return base;
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /// SIGKILL: nothing in the process runs another instruction.
    public void kill() throws InterruptedException {
        process.destroyForcibly();
        awaitEnd();
    }

    /// SIGTERM: asks it to end, and does not wait.
    public void terminate() {
        process.destroy();
    }

    /// SIGSTOP: nothing in the process runs until [#thaw()].
    public void freeze() {
        Shell.signal("STOP", process.pid());
    }

    /// SIGCONT.
    public void thaw() {
        Shell.signal("CONT", process.pid());
    }

    /// @return the exit status
    public int awaitEnd() throws InterruptedException {
        if (!process.waitFor(MOST_TO_END.toSeconds(), TimeUnit.SECONDS)) {
            throw new Patience.GaveUp("still running " + MOST_TO_END + " after it was told to end:\n" + lastLines());
        }
        return process.exitValue();
    }

    /// The end of the log of this life and those before it in the same folder.
    public String lastLines() {
        try (Stream<String> lines = Files.lines(log)) {
            List<String> all = lines.toList();
            return String.join("\n", all.subList(Math.max(0, all.size() - LAST_LINES), all.size()));
        } catch (IOException | UncheckedIOException e) {
            return "no log: " + e;
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
