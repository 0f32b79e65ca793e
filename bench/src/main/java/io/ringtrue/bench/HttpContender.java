package io.ringtrue.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// A server that validates numbers over HTTP, pinned to one core.
final class HttpContender implements AutoCloseable {

    private static final String PATH = "/process/comprehensive/gateway";
    private static final Duration LONGEST_START = Duration.ofMinutes(3);
    private static final long PAUSE_NANOS = 100_000_000;
    private static final int STOP_SECONDS = 30;
    /// USER_HZ, in which /proc counts, is 100 on every Linux of today.
    private static final int TICK_MILLIS = 10;

    private final String name;
    private final Process process;
    private final int port;
    private final HttpClient client = HttpClient.newHttpClient();

    private HttpContender(String name, Process process, int port) {
        this.name = name;
        this.process = process;
        this.port = port;
    }

    /// Our own, as it is packaged: SQLite in a folder of its own, usage recorded. An account with `user` and
    /// `pass` is opened as an operator would open it.
    ///
    /// @param folder empty or not there
    static HttpContender ringtrue(String core, Path folder, String user, String pass)
            throws IOException, InterruptedException {
        int port = freePort();
        Files.createDirectories(folder);
        Path config = Files.writeString(folder.resolve("ringtrue.yml"), """
                server: {port: %d, address: 127.0.0.1}
                ringtrue:
                  data-dir: %s
                  sip: {bind: 127.0.0.1, port: 0}
                """.formatted(port, folder.resolve("data")));
        Process process = start(core, Map.of(), folder, "./ringtrue", "serve", "--config", config.toString());
        HttpContender contender = new HttpContender("Ringtrue", process, port);
        contender.awaitHealth(folder);
        contender.openAccount(folder.resolve("data/admin-token"), user, pass);
        return contender;
    }

    /// Fastify with libphonenumber-js.
    static HttpContender fastify(String core, Path folder, Path peers, String user, String pass) throws IOException {
        Map<String, String> account = Map.of("BENCH_USER", user, "BENCH_PASS", pass, "NODE_ENV", "production");
        Process process = start(
                core, account, folder, "node", peers.resolve("fastify.mjs").toString());
        BufferedReader said = process.inputReader(StandardCharsets.US_ASCII);
        String port = said.readLine();
        if (port == null) throw new IOException("fastify.mjs did not start, see " + folder);
        return new HttpContender("Fastify + libphonenumber-js", process, Integer.parseInt(port));
    }

    String name() {
        return name;
    }

    String url() {
        return "http://127.0.0.1:" + port + PATH;
    }

    /// Processor time since its start.
    Duration processorTime() {
        return process.info().totalCpuDuration().orElseThrow();
    }

    /// The part of it that the JVM's compilers took; zero for a process that has none.
    Duration compiling() throws IOException {
        long ticks = 0;
        try (var threads = Files.list(Path.of("/proc/" + process.pid() + "/task"))) {
            for (Path thread : threads.toList()) ticks += compilerTicks(thread);
        }
        return Duration.ofMillis(ticks * TICK_MILLIS);
    }

    /// proc(5): the name stands in brackets, then come the fields from the third on; 14 and 15 are user and system
    /// time.
    private static long compilerTicks(Path thread) throws IOException {
        String stat = Files.readString(thread.resolve("stat"));
        if (!stat.contains("CompilerThre")) return 0;
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
    }

    HttpResponse<String> validate(String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url()))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        return client.send(request, BodyHandlers.ofString());
    }

    private static Process start(String core, Map<String, String> environment, Path folder, String... command)
            throws IOException {
        List<String> line = new ArrayList<>(List.of("taskset", "-c", core));
        line.addAll(List.of(command));
        Files.createDirectories(folder);
        ProcessBuilder builder = new ProcessBuilder(line)
                .redirectError(folder.resolve("errors.log").toFile());
        if (command[0].equals("./ringtrue"))
            builder.redirectOutput(folder.resolve("output.log").toFile());
        builder.environment().putAll(environment);
        return builder.start();
    }

    private void awaitHealth(Path folder) throws InterruptedException {
        HttpRequest health = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/health/ready"))
                .build();
        long deadline = System.nanoTime() + LONGEST_START.toNanos();
        while (!answers(health)) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new IllegalStateException(name + " did not start, see " + folder);
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private boolean answers(HttpRequest health) throws InterruptedException {
        try {
            return client.send(health, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private void openAccount(Path tokenFile, String user, String pass) throws IOException, InterruptedException {
        Process admin = new ProcessBuilder(
                        "./ringtrue",
                        "admin",
                        "--url",
                        "http://127.0.0.1:" + port,
                        "--token-file",
                        tokenFile.toString(),
                        "account",
                        "create",
                        "--name",
                        "Bench",
                        "--company",
                        "Bench",
                        "--announce-pin=false",
                        "--user",
                        user,
                        "--pass=" + pass)
                .redirectErrorStream(true)
                .start();
        String said = new String(admin.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (admin.waitFor() != 0) throw new IllegalStateException("no account could be opened: " + said);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        client.close();
        process.destroy();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) process.destroyForcibly();
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
