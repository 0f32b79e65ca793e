package io.ringtrue.server.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/// SIPp playing callees by one scenario of `src/test/resources/sipp`.
final class Sipp implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 60;

    private final Process process;
    private final Path folder;
    private final int port;

    private Sipp(Process process, Path folder, int port) {
        this.process = process;
        this.folder = folder;
        this.port = port;
    }

    /// @param folder for its scenario and its log
    /// @param calls after how many it leaves
    static Sipp callee(Path folder, String scenario, int calls) throws IOException {
        Files.createDirectories(folder);
        Path script = folder.resolve(scenario + ".xml");
        try (InputStream in = Sipp.class.getResourceAsStream("/sipp/" + scenario + ".xml")) {
            assertThat(in).as("scenario " + scenario).isNotNull();
            Files.copy(in, script);
        }
        int port = freePort();
        Sipp sipp = new Sipp(launch(folder, script, port, calls), folder, port);
        sipp.awaitBound();
        return sipp;
    }

    private static Process launch(Path folder, Path script, int port, int calls) throws IOException {
        try {
            return new ProcessBuilder(
                            "sipp",
                            "-sf",
                            script.toString(),
                            "-i",
                            "127.0.0.1",
                            "-p",
                            "" + port,
                            "-m",
                            "" + calls,
                            "-nostdin",
                            // A repeated ACK is no reason to end a call: on a busy machine our 200 and its ACK cross.
                            "-default_behaviors",
                            "bye,pingreply",
                            "-trace_msg",
                            "-message_file",
                            folder.resolve("messages").toString(),
                            "-trace_err",
                            "-error_file",
                            folder.resolve("errors").toString())
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("screen").toFile())
                    .start();
        } catch (IOException missing) {
            throw new IOException("this test needs SIPp: apt-get install -y sip-tester", missing);
        }
    }

    private static int freePort() throws IOException {
        try (DatagramSocket probe = new DatagramSocket(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0))) {
            return probe.getLocalPort();
        }
    }

    /// Taken is what we wait for: then SIPp has it.
    private void awaitBound() throws IOException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (isFree(port)) {
            assertThat(process.isAlive()).as(this::log).isTrue();
            assertThat(System.nanoTime()).as("SIPp listens in time").isLessThan(deadline);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }

    /// Asks the system and does not try: who binds the port to see whether it is free takes it from SIPp.
    private static boolean isFree(int port) throws IOException {
        String local = ":%04X".formatted(port);
        try (Stream<String> sockets = Files.lines(Path.of("/proc/net/udp"))) {
            return sockets.map(line -> line.strip().split(" +"))
                    .noneMatch(columns -> columns.length > 1 && columns[1].endsWith(local));
        }
    }

    int port() {
        return port;
    }

    /// The messages of its one call in the order of its log, seen from our side: `sent INVITE sip:…
    /// SIP/2.0 1 INVITE`. A message that is repeated is there once. Of a URI scheme, user, host and port
    /// are left.
    List<String> ladder() throws IOException {
        List<String> ladder = new ArrayList<>();
        String log = Files.readString(folder.resolve("messages"), StandardCharsets.UTF_8);
        // A header of the log, such as "UDP message sent (400 bytes):", then a blank line, then the message.
        for (String part : log.split("(?m)^-{20,}.*$")) {
            if (!part.contains(" message ")) continue;
            List<String> lines = part.strip().lines().toList();
            String mark = lines.getFirst().contains("received") ? "sent " : "received ";
            String first = lines.stream()
                    .skip(1)
                    .filter(line -> !line.isBlank())
                    .findFirst()
                    .orElseThrow();
            String cseq = lines.stream()
                    .filter(line -> line.startsWith("CSeq: "))
                    .findFirst()
                    .orElseThrow();
            String bare = first.strip().replaceFirst("(sips?:[^; ]*);[^ ]*", "$1");
            String step = mark + bare + " " + cseq.substring(6).strip();
            if (!ladder.contains(step)) ladder.add(step);
        }
        return ladder;
    }

    /// Waits until it has played all its calls to their ends, every expected message seen.
    void assertPlayedThrough() throws InterruptedException {
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS))
                .as("SIPp ends")
                .isTrue();
        assertThat(process.exitValue()).as(this::log).isZero();
    }

    private String log() {
        try {
            StringBuilder log = new StringBuilder("SIPp says: ");
            for (String name : List.of("errors", "messages")) {
                Path file = folder.resolve(name);
                if (Files.exists(file)) log.append(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
            return log.toString();
        } catch (IOException unreadable) {
            return unreadable.toString();
        }
    }

    @Override
    public void close() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }
}
