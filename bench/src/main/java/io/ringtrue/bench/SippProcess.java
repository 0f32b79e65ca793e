package io.ringtrue.bench;

import java.io.IOException;
import java.io.InputStream;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/// SIPp over UDP on loopback, playing one scenario of `resources/sip`.
public final class SippProcess implements AutoCloseable {
    private final Process process;
    private final Path folder;
    private final int port;

    private SippProcess(Process process, Path folder, int port) {
        this.process = process;
        this.folder = folder;
        this.port = port;
    }

    /// Returns once its socket is bound.
    ///
    /// @throws IOException when it ends at once; the message is what it said
    public static SippProcess start(String scenario, String... options) throws IOException {
        Path folder = Files.createTempDirectory("sip-bench");
        Path script = folder.resolve("scenario.xml");
        try (InputStream in = SippProcess.class.getResourceAsStream("/sip/" + scenario + ".xml")) {
            Files.copy(Objects.requireNonNull(in, scenario), script);
        }
        int port = freePort();
        List<String> sipp = new ArrayList<>(
                List.of("sipp", "-sf", script.toString(), "-i", "127.0.0.1", "-p", "" + port, "-nostdin", "-t", "u1"));
        sipp.addAll(List.of(options));
        // The shell's own `times` is the only honest source of a finished child's CPU time.
        String line = String.join(" ", sipp) + " > screen 2>&1; status=$?; times > times; exit $status";
        Process process = new ProcessBuilder("bash", "-c", line)
                .directory(folder.toFile())
                .start();
        while (isFree(port) && process.isAlive()) LockSupport.parkNanos(5_000_000);
        if (!process.isAlive())
            throw new IOException("SIPp did not start: " + Files.readString(folder.resolve("screen")));
        return new SippProcess(process, folder, port);
    }

    private static int freePort() throws SocketException {
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
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

    public InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    /// Waits for its end.
    ///
    /// @return user and system CPU seconds it took
    /// @throws IllegalStateException when a call failed
    double cpuSeconds() throws IOException, InterruptedException {
        int status = process.waitFor();
        if (status != 0) throw new IllegalStateException("SIPp failed: " + Files.readString(folder.resolve("screen")));
        // Second line: user and system time of the children, as 0m1.234s 0m0.456s.
        String[] children = Files.readAllLines(folder.resolve("times")).get(1).split(" ");
        return seconds(children[0]) + seconds(children[1]);
    }

    private static double seconds(String minutesAndSeconds) {
        String[] parts = minutesAndSeconds.split("[ms]");
        return Integer.parseInt(parts[0]) * 60 + Double.parseDouble(parts[1]);
    }

    @Override
    public void close() throws IOException {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) Files.delete(file);
        }
        Files.delete(folder);
    }
}
