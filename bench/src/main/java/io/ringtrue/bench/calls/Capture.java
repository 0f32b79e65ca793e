package io.ringtrue.bench.calls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// tcpdump on the loopback, keeping the headers of our voice packets with the kernel's time of their sending.
final class Capture implements AutoCloseable {
    /// The floor's ports, then the product's: all within what is captured.
    static final int FLOOR_FIRST_PORT = 12_000;

    static final int OUR_FIRST_PORT = 20_000;
    static final int LAST_PORT = 29_998;

    /// From even ports of ours, with 160 octets of voice: a UDP length of 8 + 12 + 160.
    private static final String VOICE =
            "udp and src portrange " + FLOOR_FIRST_PORT + "-" + LAST_PORT + " and udp[1] & 1 = 0 and udp[4:2] = 180";
    /// Ethernet 14, IP 20, UDP 8, RTP 12.
    private static final int SNAP = 54;

    private static final int BUFFER_KIBIBYTES = 65_536;
    private static final Pattern LOST = Pattern.compile("(\\d+) packets? dropped by kernel");

    private final Process tcpdump;
    private final Path file;
    private final Path log;

    private Capture(Process tcpdump, Path file, Path log) {
        this.tcpdump = tcpdump;
        this.file = file;
        this.log = log;
    }

    /// Returns once it listens.
    ///
    /// @param file to write; it may take 2 MB a second for 500 calls
    static Capture start(Path file) throws IOException {
        Path log = file.resolveSibling(file.getFileName() + ".log");
        List<String> command = List.of(
                "tcpdump",
                "-i",
                "lo",
                "-n",
                "-s",
                "" + SNAP,
                "-B",
                "" + BUFFER_KIBIBYTES,
                "-Z",
                "root",
                "--time-stamp-precision=nano",
                "-w",
                file.toString(),
                VOICE);
        Process tcpdump =
                new ProcessBuilder(command).redirectError(log.toFile()).start();
        Capture capture = new Capture(tcpdump, file, log);
        while (!Files.readString(log).contains("listening on")) {
            if (!tcpdump.isAlive()) throw new IOException("tcpdump failed (it needs root): " + Files.readString(log));
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        return capture;
    }

    /// Ends it and reads what came from these ports.
    Spacing read(int firstPort, int lastPort) throws IOException, InterruptedException {
        tcpdump.destroy(); // SIGTERM: it writes what it has, and counts
        tcpdump.waitFor();
        Spacing spacing = new Spacing(firstPort, lastPort);
        PacketFile.read(file, spacing);
        return spacing;
    }

    /// How many packets the kernel could not hand to tcpdump; counts once it has ended. They look like breaks of ours.
    long lost() throws IOException {
        Matcher lost = LOST.matcher(Files.readString(log));
        return lost.find() ? Long.parseLong(lost.group(1)) : 0;
    }

    @Override
    public void close() throws IOException {
        tcpdump.destroyForcibly();
        Files.deleteIfExists(file);
        Files.deleteIfExists(log);
    }
}
