package io.ringtrue.server.whole;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A server in a process of its own that logs all it can: in this process the test itself would hold the secrets that
/// are looked for.
final class LoudServer implements AutoCloseable {
    private final Process process;
    private final Path log;
    private final Http http;
    private final int port;

    private LoudServer(Process process, Path log, int port) {
        this.process = process;
        this.log = log;
        this.port = port;
        this.http = new Http(port);
    }

    /// @param folder for its configuration and its log
    /// @param yaml what stands below `ringtrue:`, indented by two
    static LoudServer start(Path folder, String yaml) throws IOException {
        int port = freePort();
        Path config = Files.writeString(folder.resolve("loud.yaml"), """
                server: {address: 127.0.0.1, port: %d}
                logging: {level: {root: TRACE, org.apache.tomcat: TRACE, org.springframework.web: TRACE}}
                ringtrue:
                """.formatted(port) + yaml);
        Path log = folder.resolve("loud.log");
        Process process = new ProcessBuilder(ServerCommand.serve(List.of(), "--config", config.toString()))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        LoudServer server = new LoudServer(process, log, port);
        try {
            await("the server to be ready").atMost(Duration.ofSeconds(180)).until(server::isReady);
            return server;
        } catch (RuntimeException | Error e) {
            server.close();
            throw new AssertionError("it did not start; its log ends:\n" + server.end(), e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }

    private boolean isReady() {
        if (!process.isAlive()) throw new AssertionError("the process has ended");
        try {
            return http.get("/health/ready", "").status() == 200;
        } catch (java.io.UncheckedIOException _) {
            return false;
        }
    }

    private String end() throws IOException {
        String all = log();
        return all.substring(Math.max(0, all.length() - 4_000));
    }

    Http http() {
        return http;
    }

    int port() {
        return port;
    }

    /// Each octet as one character.
    String log() throws IOException {
        return Files.readString(log, ISO_8859_1);
    }

    /// What `jcmd` answers to a command about the process.
    String ask(String... command) throws IOException, InterruptedException {
        List<String> line = Stream.concat(
                        Stream.of(ServerCommand.program("jcmd").toString(), Long.toString(process.pid())),
                        Stream.of(command))
                .toList();
        Process jcmd = new ProcessBuilder(line).redirectErrorStream(true).start();
        String answer = new String(jcmd.getInputStream().readAllBytes(), ISO_8859_1);
        if (jcmd.waitFor() != 0) throw new AssertionError(answer);
        return answer;
    }

    @Override
    public void close() {
        http.close();
        process.destroy();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) process.destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
