package io.ringtrue.telephony.rtp;

import io.ringtrue.telephony.media.MediaProtection;
import java.io.IOException;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The media of all calls of one node: the sockets, one thread that reads them, and a few that send every 20
/// ms, however many calls there are. Safe for several threads.
public final class RtpEngine implements AutoCloseable {
    private static final int MOST_PACERS = 4;

    private final RtpPorts ports;
    private final PacketReader reader;
    private final List<Pacer> pacers;
    private final Clock clock;
    private final String cname = cname();
    private final Supplier<MediaProtection> protection;
    private volatile boolean closed;

    private RtpEngine(RtpPorts ports, PacketReader reader, Supplier<MediaProtection> protection, Clock clock) {
        this.ports = ports;
        this.reader = reader;
        this.protection = protection;
        this.clock = clock;
        int count = Math.clamp(Runtime.getRuntime().availableProcessors() / 2, 1, MOST_PACERS);
        this.pacers = IntStream.range(0, count)
                .mapToObj(i -> new Pacer(i * Pacer.TICK_NANOS / count, this::freed))
                .toList();
    }

    /// Starts the threads. Sockets are bound only by [#stream].
    ///
    /// @param bind local address for RTP
    /// @param minPort first port of the range, even; 0 means any free port
    /// @param maxPort last port of the range; unused when `minPort` is 0
    /// @param threads makes the platform threads, which run until [#close]; those that send voices are then given
    /// the highest priority
    /// @param protection makes the encryption of one stream
    /// @param clock gives the wall-clock times in RTCP
    /// @throws IOException when the system cannot open a selector
    public static RtpEngine open(
            InetAddress bind,
            int minPort,
            int maxPort,
            ThreadFactory threads,
            Supplier<MediaProtection> protection,
            Clock clock)
            throws IOException {
        RtpPorts ports = new RtpPorts(bind, minPort, maxPort, RtpPorts.REST);
        RtpEngine engine = new RtpEngine(ports, new PacketReader(), protection, clock);
        // They need -XX:ThreadPriorityPolicy=1. A packet that is sent late is audible; one that is read late has
        // waited in the socket.
        start(threads, engine.reader, "rtp-reader", Thread.MAX_PRIORITY - 1);
        for (int i = 0; i < engine.pacers.size(); i++) {
            start(threads, engine.pacers.get(i), "rtp-pacer-" + (i + 1), Thread.MAX_PRIORITY);
        }
        return engine;
    }

    private static void start(ThreadFactory threads, Runnable work, String name, int priority) {
        Thread thread = threads.newThread(work);
        thread.setName(name);
        thread.setPriority(priority);
        thread.start();
    }

    /// Opens a stream on a port pair of its own.
    ///
    /// @param keys receives the far end's keys once the stream is connected
    /// @throws IOException when no port is free; the message names the range
    public RtpStream stream(KeyListener keys) throws IOException {
        return open(keys, null);
    }

    /// Opens a stream for a test far end, whose packets pass through `mangler`.
    ///
    /// @throws IOException as [#stream(KeyListener)]
    public RtpStream stream(KeyListener keys, PacketMangler mangler) throws IOException {
        return open(keys, mangler);
    }

    /// How many streams could find a port pair now. Pairs that rest after a call do not count.
    public int room() {
        return ports.room();
    }

    private RtpStream open(KeyListener keys, @Nullable PacketMangler mangler) throws IOException {
        if (closed) throw new IOException("RTP: closed");
        RtpStream stream = new RtpStream(ports.take(), keys, protection.get(), mangler, clock, cname);
        reader.add(stream);
        leastLoaded().add(stream);
        return stream;
    }

    private Pacer leastLoaded() {
        return pacers.stream().min(Comparator.comparingInt(Pacer::load)).orElseThrow();
    }

    private void freed(RtpStream stream) {
        reader.forgetClosed();
        ports.giveBack(stream.port());
    }

    /// Closes all streams, each with an RTCP BYE, and ends the threads. Repeating it does nothing.
    @Override
    public void close() {
        if (closed) return;
        closed = true;
        pacers.forEach(Pacer::stop);
        reader.close();
    }

    /// RFC 7022 §4.2: random, so that it does not identify us.
    private static String cname() {
        byte[] random = new byte[12];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
