package io.ringtrue.server.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A server in a process of its own, which can be frozen.
final class NodeProcess implements AutoCloseable {
    private static final Duration MOST_TO_START = Duration.ofMinutes(2);

    private final Path dataDir;
    private final Process process;
    private final Http http;

    /// Returns when it is ready.
    ///
    /// @param settings its HTTP port is added
    NodeProcess(Path dataDir, Map<String, Object> settings) throws IOException {
        this.dataDir = dataDir;
        int port = freePort();
        List<String> properties = new ArrayList<>();
        settings.forEach((key, value) -> properties.add("-D" + key + "=" + value));
        properties.add("-Dserver.port=" + port);
        this.process = new ProcessBuilder(ServerCommand.serve(properties))
                .redirectErrorStream(true)
                .redirectOutput(log().toFile())
                .start();
        this.http = new Http(port);
        try {
            await("the server to be ready").atMost(MOST_TO_START).until(this::isReady);
        } catch (RuntimeException | Error e) {
            close();
            throw e;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }

    private Path log() {
        return dataDir.resolveSibling(dataDir.getFileName() + ".log");
    }

    boolean isReady() throws IOException {
        assertThat(process.isAlive()).as("%s", Files.readString(log())).isTrue();
        try {
            return http.get("/health/ready", "").status() == 200;
        } catch (UncheckedIOException _) {
            return false;
        }
    }

    Http http() {
        return http;
    }

    String nodeId() throws IOException {
        return Files.readString(dataDir.resolve("node-id")).strip();
    }

    /// SIGSTOP: its sockets stay open, and nothing in it runs another instruction.
    void freeze() throws IOException, InterruptedException {
        signal("STOP");
    }

    void thaw() throws IOException, InterruptedException {
        signal("CONT");
    }

    private void signal(String name) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .inheritIO()
                .start();
        assertThat(kill.waitFor()).isZero();
    }

    @Override
    public void close() {
        http.close();
        process.destroyForcibly();
        try {
            process.waitFor(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
