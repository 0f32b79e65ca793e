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
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// slowhttptest, the usual tool for it, with a share of connections that it cannot use up: only the time limits end
/// what it opens. The tool is the nicest of processes, so this is about its connections, not about its hunger for a
/// processor.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(600)
class SlowClientsTest {
    private static final int CONNECTIONS = 400;
    /// Other tests' parts may open some meanwhile.
    private static final int FEW = 40;
    /// Longer than every limit: ten seconds for headers and bodies, thirty between requests.
    private static final Duration MOST = Duration.ofSeconds(100);

    private ApiFixture api;

    @BeforeAll
    void start() {
        api = ApiFixture.start("ringtrue.http.connections-per-address=4000");
    }

    @AfterAll
    void stop() {
        api.close();
    }

    /// @param options how the tool is slow: headers, bodies, reading
    @ParameterizedTest
    @CsvSource({
        "-H -i 3 -x 10, /health/live",
        "-H -i 3 -x 10, /process/5/gateway",
        "-B -i 3 -x 10 -s 60000, /process/5/gateway",
        "-B -i 3 -x 10 -s 60000, /app/api/xml/tts/reversepinverification",
        "-X -n 3 -w 512 -y 1024 -z 32 -k 5, /v1/openapi"
    })
    void endsSlowClientsAndAnswersOthersMeanwhile(String options, String path) throws Exception {
        Process tool = new ProcessBuilder(Stream.concat(
                                Stream.of(
                                        // It asks in a loop which sockets can be written to: a whole processor.
                                        "nice",
                                        "-n",
                                        "19",
                                        "slowhttptest",
                                        "-c",
                                        "" + CONNECTIONS,
                                        "-r",
                                        "200",
                                        "-l",
                                        "" + MOST.toSeconds()),
                                Stream.concat(
                                        Stream.of(options.split(" ", -1)),
                                        Stream.of("-u", "http://127.0.0.1:" + api.http.port() + path)))
                        .toList())
                .redirectErrorStream(true)
                .start();
        List<Long> millis = new ArrayList<>();
        StringBuilder said = new StringBuilder();
        Thread reader = Thread.ofVirtual().start(() -> drain(tool, said));
        long before = sockets();
        long most = 0;
        while (!tool.waitFor(100, TimeUnit.MILLISECONDS)) {
            millis.add(good());
            long open = sockets() - before;
            most = Math.max(most, open);
            // What is left then is the kernel's: an answer that nobody reads.
            if (most > CONNECTIONS / 2 && open < FEW) tool.destroy();
        }
        reader.join();
        millis.sort(Long::compare);
        System.out.printf(
                "slowhttptest %s %s: %d good requests, median %d ms, longest %d ms%n",
                options, path, millis.size(), millis.get(millis.size() / 2), millis.getLast());
        assertThat(most).isGreaterThan(CONNECTIONS / 2);
        // The tool has seen the end of each connection before the server has let go of its own half.
        await().atMost(Duration.ofSeconds(10)).until(() -> sockets() - before < FEW);
        assertThat(said).doesNotContain("Connection refused").doesNotContain("Hit test time limit");
        assertThat(millis.getLast()).isLessThan(10_000);
    }

    /// Held by this process, the server.
    private static long sockets() throws IOException {
        try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
            return open.filter(SlowClientsTest::isSocket).count();
        }
    }

    private static boolean isSocket(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString().startsWith("socket:");
        } catch (IOException _) {
            return false; // Closed since.
        }
    }

    private static void drain(Process tool, StringBuilder said) {
        try {
            said.append(new String(tool.getInputStream().readAllBytes(), UTF_8));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /// A request of somebody else, over a connection of its own.
    private long good() throws IOException {
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
