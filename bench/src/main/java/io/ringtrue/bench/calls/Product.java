package io.ringtrue.bench.calls;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The server as it is packaged and launched, pinned to one core, with SQLite in a folder of its own and one account
/// that may call as often as it likes.
final class Product implements AutoCloseable {
    private static final Duration LONGEST_START = Duration.ofMinutes(3);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int STOP_SECONDS = 60;
    private static final String ADMIN_TOKEN = "the-benchs-own-admin-token";

    private final Process process;
    private final Path log;
    private final String base;
    private final HttpClient client = HttpClient.newHttpClient();
    private String key = "";
    private String secret = "";

    private Product(Process process, Path log, String base) {
        this.process = process;
        this.log = log;
        this.base = base;
    }

    /// Returns once it takes requests.
    ///
    /// @param folder for its data and its log; empty or not there
    /// @param sipPort where its trunk leads to, on the loopback
    /// @param callbackPort where callbacks may go, on the loopback
    /// @throws IllegalStateException when it does not start within three minutes; the message names the log
    static Product start(String core, Path folder, int sipPort, int callbackPort)
            throws IOException, InterruptedException {
        Files.createDirectories(folder);
        int port = freePort();
        Path config = Files.writeString(folder.resolve("ringtrue.yml"), """
                server: {port: %d, address: 127.0.0.1}
                ringtrue:
                  data-dir: %s
                  admin-token: %s
                  sip: {bind: 127.0.0.1, port: 0}
                  rtp: {port-min: %d, port-max: %d}
                  verification: {most-calls: 4000}
                  limits: {per-account: 1000000/1m, per-callback-host: 1000000/1m, per-prefix: 1000000/1m,
                           per-dial-code: 1000000/1m}
                  watchdog: {least-answered: 1000000}
                  callbacks: {allowed-networks: [127.0.0.1/32], allowed-ports: [%d]}
                  trunks:
                    sipp: {uri: "sip:127.0.0.1:%d", caller-id: "+12015550100", max-calls: 4000, calls-per-second: 1000,
                           media-networks: [127.0.0.0/8]}
                """.formatted(
                        port,
                        folder.resolve("data"),
                        ADMIN_TOKEN,
                        Capture.OUR_FIRST_PORT,
                        Capture.LAST_PORT,
                        callbackPort,
                        sipPort));
        Path log = folder.resolve("server.log");
        Process process = new ProcessBuilder(
                        "taskset", "-c", core, "./ringtrue", "serve", "--config", config.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        Product product = new Product(process, log, "http://127.0.0.1:" + port);
        product.awaitHealth();
        product.openAccount();
        return product;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void awaitHealth() throws InterruptedException {
        long deadline = System.nanoTime() + LONGEST_START.toNanos();
        while (!isReady()) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                close();
                throw new IllegalStateException("the server did not start, see " + log);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
    }

    private boolean isReady() throws InterruptedException {
        try {
            HttpRequest health = HttpRequest.newBuilder(URI.create(base + "/health/ready"))
                    .timeout(PATIENCE)
                    .build();
            return client.send(health, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private void openAccount() throws IOException, InterruptedException {
        HttpResponse<String> made = post(
                "/v1/admin/accounts",
                "{\"name\":\"Bench\",\"announcePin\":true,\"balance\":\"100000\"}",
                "Bearer " + ADMIN_TOKEN);
        if (made.statusCode() != 201) throw new IllegalStateException("no account could be opened: " + made.body());
        key = member(made.body(), "apikey");
        secret = member(made.body(), "apisecret");
    }

    private static String member(String json, String name) {
        Matcher member = Pattern.compile('"' + name + "\"\\s*:\\s*\"([^\"]+)\"").matcher(json);
        if (!member.find()) throw new IllegalStateException("no " + name + " in the answer");
        return member.group(1);
    }

    /// Asks for a call; returns once it is durably accepted.
    ///
    /// @return false when it was refused
    boolean call(String number, String pin, String callbackUrl) throws IOException, InterruptedException {
        HttpResponse<String> answer = post(
                "/app/api/json/tts/reversepinverification", """
                {"apikey":"%s","apisecret":"%s","number":"%s","pin":"%s","brand":"Acme Bank","callbackurl":"%s"}
                """.formatted(key, secret, number, pin, callbackUrl), "");
        return answer.statusCode() == 200 && answer.body().contains("\"Status\":0");
    }

    private HttpResponse<String> post(String path, String json, String authorization)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json));
        if (!authorization.isEmpty()) request.header("Authorization", authorization);
        return client.send(request.build(), BodyHandlers.ofString());
    }

    /// Processor time since its start, in steps of 10 ms.
    Duration processorTime() {
        return process.info().totalCpuDuration().orElseThrow();
    }

    /// What it holds of the machine's memory just now, in MiB.
    long residentMebibytes() throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
            String resident = lines.filter(line -> line.startsWith("VmRSS:"))
                    .findFirst()
                    .orElseThrow(() -> new IOException("the server has ended, see " + log));
            return Long.parseLong(resident.replaceAll("\\D", "")) / 1_024;
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
        process.destroy();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) process.destroyForcibly();
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
