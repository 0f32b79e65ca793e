package io.ringtrue.server.trials;

import static org.awaitility.Awaitility.await;

import io.ringtrue.server.RingtrueApplication;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// One life of a server: `ringtrue serve` in a process of its own, which can die without this one.
final class ServerProcess implements AutoCloseable {
    private static final Duration MOST_TO_START = Duration.ofSeconds(120);
    private static final Duration MOST_TO_END = Duration.ofSeconds(60);
    private static final int LAST_LINES = 40;

    private final Process process;
    private final URI base;
    private final Path log;
    private final Start start;

    private ServerProcess(Path folder, String settings) throws IOException {
        int port = freePort();
        base = URI.create("http://127.0.0.1:" + port);
        Path config = Files.writeString(folder.resolve("ringtrue.yaml"), """
                server:
                  address: 127.0.0.1
                  port: %d
                """.formatted(port) + settings);
        log = folder.resolve("server.log");
        long begin = System.nanoTime();
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        // A life lasts seconds: the second compiler would only take the processor from the calls.
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        classPath(),
                        RingtrueApplication.class.getName(),
                        "serve",
                        "--config",
                        config.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        try {
            await("the server to be ready").atMost(MOST_TO_START).until(this::isReady);
        } catch (RuntimeException | Error e) {
            kill();
            throw e;
        }
        start = new Start(
                Duration.ofNanos(System.nanoTime() - begin),
                process.info().totalCpuDuration().orElseThrow());
    }

    /// From the start of the process to its first answer that it is ready.
    ///
    /// @param took by the wall clock, which also counts what else the machine does
    /// @param cpu what the process itself has used
    record Start(Duration took, Duration cpu) {
        @Override
        public String toString() {
            return "%.1f s (%.1f s CPU)".formatted(took.toMillis() / 1e3, cpu.toMillis() / 1e3);
        }
    }

    /// Returns when the server says that it is ready.
    ///
    /// @param folder holds its configuration and log
    /// @param settings YAML; its HTTP port is added
    static ServerProcess start(Path folder, String settings) throws IOException {
        return new ServerProcess(folder, settings);
    }

    /// Without the tests' own classes: the server looks for its parts on the class path.
    private static String classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> !entry.endsWith("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }

    private boolean isReady() throws InterruptedException {
        if (!process.isAlive()) {
            throw new AssertionError("the server ended with status " + process.exitValue() + ":\n" + lastLines());
        }
        HttpRequest question = HttpRequest.newBuilder(base.resolve("/health/ready"))
                .timeout(Duration.ofSeconds(5))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(question, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException _) {
            return false;
        }
    }

    URI base() {
        return base;
    }

    Start start() {
        return start;
    }

    /// SIGKILL: nothing in the process runs another instruction.
    void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /// SIGTERM: asks it to end, and does not wait.
    void terminate() {
        process.destroy();
    }

    /// @return the exit status
    int awaitEnd() {
        try {
            if (!process.waitFor(MOST_TO_END.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("still running " + MOST_TO_END + " after it was told to end:\n" + lastLines());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while the server was ending", e);
        }
    }

    /// The end of the log of this life and those before it in the same folder.
    String lastLines() {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
        } catch (IOException e) {
            return "no log: " + e;
        }
    }

    @Override
    public void close() {
        if (process.isAlive()) kill();
    }
}
