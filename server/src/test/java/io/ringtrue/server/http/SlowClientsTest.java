package io.ringtrue.server.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ringtrue.server.ApiFixture;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// slowhttptest, the usual tool for it, with a share of connections that it cannot use up: only the time limits end
/// what it opens. Each way to be slow has a server of its own, and all begin at once, for they mostly wait.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(600)
class SlowClientsTest {
    private static final int CONNECTIONS = 400;
    private static final int FEW = 40;
    /// Longer than every limit: ten seconds for headers and bodies, thirty between requests.
    private static final Duration MOST = Duration.ofSeconds(100);

    /// How the tool is slow: with headers, with bodies, in reading.
    private enum Slow {
        HEADERS("-H -i 3 -x 10", "/health/live"),
        HEADERS_TO_A_DIALECT("-H -i 3 -x 10", "/process/5/gateway"),
        BODIES("-B -i 3 -x 10 -s 60000", "/process/5/gateway"),
        BODIES_TO_ANOTHER("-B -i 3 -x 10 -s 60000", "/app/api/xml/tts/reversepinverification"),
        READING("-X -n 3 -w 512 -y 1024 -z 32 -k 5", "/v1/openapi");

        private final String options;
        private final String path;

        Slow(String options, String path) {
            this.options = options;
            this.path = path;
        }
    }

    private final Map<Slow, ApiFixture> servers = new EnumMap<>(Slow.class);
    private final Map<Slow, FutureTask<Seen>> runs = new EnumMap<>(Slow.class);

    /// @param millis that good requests took meanwhile, the shortest first
    /// @param most connections at once
    private record Seen(List<Long> millis, long most, String said) {}

    @BeforeAll
    void start() {
        for (Slow slow : Slow.values()) {
            ApiFixture api = ApiFixture.start("ringtrue.http.connections-per-address=4000");
            servers.put(slow, api);
            FutureTask<Seen> run = new FutureTask<>(() -> run(slow, api));
            runs.put(slow, run);
            Thread.ofPlatform().daemon().start(run);
        }
    }

    @AfterAll
    void stop() {
        servers.values().forEach(ApiFixture::close);
    }

    @ParameterizedTest
    @EnumSource
    void endsSlowClientsAndAnswersOthersMeanwhile(Slow slow) throws Exception {
        Seen seen = runs.get(slow).get();
        System.out.printf(
                "slowhttptest %s %s: %d good requests, median %d ms, longest %d ms%n",
                slow.options,
                slow.path,
                seen.millis().size(),
                seen.millis().get(seen.millis().size() / 2),
                seen.millis().getLast());
        assertThat(seen.most()).isGreaterThan(CONNECTIONS / 2);
        // The tool has seen the end of each connection before the server has let go of its own half.
        await().atMost(Duration.ofSeconds(10))
                .until(() -> sockets(servers.get(slow).http.port()) < FEW);
        assertThat(seen.said()).doesNotContain("Connection refused").doesNotContain("Hit test time limit");
        assertThat(seen.millis().getLast()).isLessThan(10_000);
    }

    private static Seen run(Slow slow, ApiFixture api) throws Exception {
        // It asks in a loop which sockets can be written to, so it takes a whole processor unless it is nice.
        List<String> command = new ArrayList<>(List.of("nice", "-n", "19", "slowhttptest"));
        command.addAll(List.of("-c", "" + CONNECTIONS, "-r", "200", "-l", "" + MOST.toSeconds()));
        command.addAll(List.of(slow.options.split(" ", -1)));
        command.addAll(List.of("-u", "http://127.0.0.1:" + api.http.port() + slow.path));
        Process tool = new ProcessBuilder(command).redirectErrorStream(true).start();
        List<Long> millis = new ArrayList<>();
        StringBuilder said = new StringBuilder();
        Thread reader = Thread.ofVirtual().start(() -> drain(tool, said));
        long most = 0;
        while (!tool.waitFor(100, TimeUnit.MILLISECONDS)) {
            millis.add(good(api));
            long open = sockets(api.http.port());
            most = Math.max(most, open);
            // What is left then is the kernel's: an answer that nobody reads.
            if (most > CONNECTIONS / 2 && open < FEW) tool.destroy();
        }
        reader.join();
        millis.sort(Long::compare);
        return new Seen(millis, most, said.toString());
    }

    /// Connections of this port that its process holds. One that the kernel is only closing has no inode any more.
    private static long sockets(int port) throws IOException {
        String local = String.format(":%04X", port);
        long open = 0;
        for (String table : List.of("tcp", "tcp6")) {
            try (Stream<String> lines = Files.lines(Path.of("/proc/self/net", table))) {
                open += lines.filter(line -> line.contains(local))
                        .map(line -> line.strip().split("\\s+"))
                        .filter(row -> row[1].endsWith(local) && !isListening(row[3]) && !row[9].equals("0"))
                        .count();
            }
        }
        return open;
    }

    private static boolean isListening(String state) {
        return state.equals("0A");
    }

    private static void drain(Process tool, StringBuilder said) {
        try {
            said.append(new String(tool.getInputStream().readAllBytes(), UTF_8));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /// A request of somebody else, over a connection of its own.
    private static long good(ApiFixture api) throws IOException {
        long begun = System.nanoTime();
        try (Socket socket = new Socket(
                InetAddress.ofLiteral("127.0.0.1"), api.http.port(), InetAddress.ofLiteral("127.0.0.9"), 0)) {
            socket.setSoTimeout(60_000);
            socket.getOutputStream()
                    .write("GET /health/live HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".getBytes(UTF_8));
            assertThat(new String(socket.getInputStream().readAllBytes(), UTF_8))
                    .startsWith("HTTP/1.1 200 ");
        }
        return Duration.ofNanos(System.nanoTime() - begun).toMillis();
    }
}
