package io.ringtrue.telephony.sip;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/// SIPp as the far end. It plays one scenario from `src/test/resources/sipp` a number of times.
public final class SippCallee implements AutoCloseable {
    private final Process process;
    private final Path folder;
    private final int port;

    private SippCallee(Process process, Path folder, int port) {
        this.process = process;
        this.folder = folder;
        this.port = port;
    }

    /// @param calls after how many calls it ends
    public static SippCallee start(String scenario, boolean tcp, int calls) {
        // On a busy machine SIPp may repeat its 200 before our ACK arrives; the second ACK must not end its
        // call.
        return start(scenario, tcp, calls, calls > 1 ? List.of("-default_behaviors", "bye,pingreply") : List.of());
    }

    /// SIPp as the caller: one call to this address.
    public static SippCallee startCaller(String scenario, boolean tcp, InetSocketAddress target) {
        return start(scenario, tcp, 1, List.of("127.0.0.1:" + target.getPort()));
    }

    private static SippCallee start(String scenario, boolean tcp, int calls, List<String> options) {
        try {
            Path folder = Files.createTempDirectory("sipp");
            Path script = folder.resolve(scenario + ".xml");
            try (InputStream in = SippCallee.class.getResourceAsStream("/sipp/" + scenario + ".xml")) {
                assertThat(in).as("scenario " + scenario).isNotNull();
                Files.copy(in, script);
            }
            int port = freePort();
            List<String> command = new ArrayList<>(List.of(
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
                    "-t",
                    tcp ? "t1" : "u1",
                    "-trace_err",
                    "-error_file",
                    folder.resolve("errors").toString(),
                    "-trace_msg",
                    "-message_file",
                    folder.resolve("messages").toString()));
            command.addAll(options);
            Process process = launch(command, folder);
            if (!options.toString().contains("127.0.0.1:")) awaitBound(port, tcp, process);
            return new SippCallee(process, folder, port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Process launch(List<String> command, Path folder) {
        try {
            return new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("screen").toFile())
                    .start();
        } catch (IOException e) {
            return fail("SIPp is missing: apt-get install -y sip-tester", e);
        }
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /// Waits until the port is taken: then SIPp has bound it.
    static void awaitBound(int port, boolean tcp, Process process) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (isFree(port, tcp)) {
            assertThat(process.isAlive()).as("the peer process is alive").isTrue();
            assertThat(System.nanoTime()).as("the peer listens within 20 s").isLessThan(deadline);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }

    /// Asks the operating system. Binding the port as a test would take it from SIPp.
    private static boolean isFree(int port, boolean tcp) {
        String local = ":%04X".formatted(port);
        try (Stream<String> sockets = Files.lines(Path.of("/proc/net", tcp ? "tcp" : "udp"))) {
            return sockets.map(line -> line.strip().split(" +"))
                    .noneMatch(columns -> columns.length > 1 && columns[1].endsWith(local));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return port;
    }

    public InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    /// Waits until the scenario has ended with every expected message seen.
    public void assertPlayedThrough() throws InterruptedException, IOException {
        assertThat(process.waitFor(40, TimeUnit.SECONDS)).as("SIPp ends").isTrue();
        assertThat(process.exitValue()).as(this::log).isZero();
    }

    /// The last request of this method that reached it, as on the wire.
    public String received(String method) throws IOException {
        String messages = Files.readString(folder.resolve("messages"), US_ASCII);
        int at = messages.lastIndexOf("\n" + method + " ");
        assertThat(at).as("a %s in %s", method, messages).isPositive();
        return messages.substring(at + 1);
    }

    /// The messages in the order of SIPp's log, seen from our side: `> INVITE sip:… SIP/2.0 | 1 INVITE` for
    /// what we sent. A message that is repeated is there once. Of a URI scheme, user, host and port are left.
    public List<String> ladder() throws IOException {
        List<String> ladder = new ArrayList<>();
        // A header of the log, such as "UDP message sent (400 bytes):", then a blank line, then the message.
        for (String part :
                Files.readString(folder.resolve("messages"), US_ASCII).split("(?m)^-{20,}.*$")) {
            if (!part.contains(" message ")) continue;
            String mark = part.strip().split("\n")[0].contains("received") ? "> " : "< ";
            List<String> lines =
                    part.strip().lines().skip(1).dropWhile(String::isBlank).toList();
            String cseq = lines.stream()
                    .filter(line -> line.startsWith("CSeq: "))
                    .map(line -> line.substring(6).strip())
                    .findFirst()
                    .orElse("");
            String step = mark + lines.getFirst().strip().replaceFirst("(sips?:[^; ]*);[^ ]*", "$1") + " | " + cseq;
            if (!ladder.contains(step)) ladder.add(step);
        }
        return ladder;
    }

    public String log() {
        try {
            StringBuilder log = new StringBuilder("SIPp's verdict; its log:\n");
            for (String name : List.of("errors", "messages")) {
                Path file = folder.resolve(name);
                if (Files.exists(file)) log.append(Files.readString(file, US_ASCII));
            }
            return log.toString();
        } catch (IOException e) {
            return e.toString();
        }
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        if (!Files.exists(folder)) return;
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) Files.delete(file);
        }
    }
}
